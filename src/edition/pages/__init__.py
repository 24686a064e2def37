"""Make pages from data: one family a file, each a function of the edition."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from edition.model import Edition, GeneratedPage
from edition.pages import (
    emendations,
    former,
    glossary,
    parallels,
    routes,
    search,
    text_parallels,
    timeline,
    versions,
)
from edition.views import bibliography, names

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


@lru_cache(maxsize=2)
def generated_pages(edition: Edition) -> tuple[GeneratedPage, ...]:
    """Return every generated page, in the order of the navigation."""
    return tuple(
        former.with_section(edition, page)
        for family in PAGES
        for page in family(edition)
    )


@lru_cache(maxsize=2)
def data_sources(edition: Edition) -> dict[str, str]:
    """Return, by path of each generated page, the data file it is made from."""
    return {page.path: page.source for page in generated_pages(edition)}
