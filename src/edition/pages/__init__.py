"""Make pages from data: one family a file, each a function of the edition."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from edition.ledger import LEDGER
from edition.model import Edition, GeneratedPage
from edition.pages import (
    bibliography,
    emendations,
    glossary,
    search,
    timeline,
)
from edition.pages.former import section
from edition.views import (
    former,
    names,
    parallels,
    routes,
    text_parallels,
    versions,
)
from edition.views.former import former_ids

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
        _with_former_ids(edition, page) for family in PAGES for page in family(edition)
    )


def _with_former_ids(edition: Edition, page: GeneratedPage) -> GeneratedPage:
    """Return a generated page with the ids that were on it, if it still stands."""
    if page.source == LEDGER:
        return page
    if page.template:
        return replace(page, former=former_ids(edition, page.path))
    found = section(edition, page.path)
    return replace(page, markdown=page.markdown.rstrip() + found) if found else page


@lru_cache(maxsize=2)
def data_sources(edition: Edition) -> dict[str, str]:
    """Return, by path of each generated page, the data file it is made from."""
    return {page.path: page.source for page in generated_pages(edition)}
