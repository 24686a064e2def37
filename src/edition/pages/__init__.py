"""Make pages from data: one family a file, each a function of the edition."""

from collections.abc import Callable, Iterator

from edition.model import Edition, GeneratedPage
from edition.model.index import per_edition
from edition.pages import (
    bibliography,
    emendations,
    former,
    glossary,
    names,
    parallels,
    routes,
    search,
    text_parallels,
    timeline,
    versions,
)

PAGES: tuple[Callable[[Edition], Iterator[GeneratedPage]], ...] = (
    glossary.pages,
    timeline.pages,
    parallels.pages,
    text_parallels.pages,
    routes.pages,
    names.pages,
    bibliography.pages,
    emendations.pages,
    search.pages,
    versions.pages,
    former.pages,
)


@per_edition
def generated_pages(edition: Edition) -> tuple[GeneratedPage, ...]:
    """Return every generated page, in the order of the navigation."""
    return tuple(
        former.with_section(edition, page)
        for family in PAGES
        for page in family(edition)
    )


@per_edition
def data_sources(edition: Edition) -> dict[str, str]:
    """Return, by path of each generated page, the data file it is made from."""
    return {page.path: page.source for page in generated_pages(edition)}
