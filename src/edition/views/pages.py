"""Every generated page, in the order of the navigation."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from edition.model import Edition, GeneratedPage
from edition.model.index import per_edition
from edition.readers.ledger import LEDGER
from edition.views import (
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
    """Return every generated page, each with the ids that it had before."""
    return tuple(
        _with_former_ids(edition, page) for family in PAGES for page in family(edition)
    )


def _with_former_ids(edition: Edition, page: GeneratedPage) -> GeneratedPage:
    if page.source == LEDGER:
        return page
    return replace(page, former=former.former_ids(edition, page.path))


@per_edition
def data_sources(edition: Edition) -> dict[str, str]:
    """Return, by path of each generated page, the data file it is made from."""
    return {page.path: page.source for page in generated_pages(edition)}
