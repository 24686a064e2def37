"""The search page: a form that needs script, and lists that do not."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from edition import addresses
from edition.addresses import Address
from edition.messages import gettext as _
from edition.messages import ngettext
from edition.model import Edition, GeneratedPage
from edition.sources import SETTINGS
from edition.views.links import Link


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page."""

    title: str
    lists: tuple[Link, ...]
    """What does without script what the search does with it; the remark counts."""


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the search page."""
    yield GeneratedPage(
        path=addresses.SEARCH,
        title=_("Search"),
        source=SETTINGS,
        description=_(
            "A concordance of every passage, note, term, event, name and work."
        ),
        template="search.html.j2",
        view=partial(_view, edition),
    )


def _view(edition: Edition) -> SearchView:
    lists: list[tuple[str, str, str, int]] = [
        (
            addresses.GLOSSARY,
            _("The glossary"),
            ngettext("%(n)s term", "%(n)s terms", len(edition.terms)),
            len(edition.terms),
        ),
        (
            addresses.NAMES,
            _("The index of names"),
            ngettext("%(n)s name", "%(n)s names", len(edition.names)),
            len(edition.names),
        ),
        (
            addresses.TIMELINE,
            _("The timeline"),
            ngettext("%(n)s event", "%(n)s events", len(edition.events)),
            len(edition.events),
        ),
        (
            addresses.BIBLIOGRAPHY,
            _("The bibliography"),
            ngettext("%(n)s work", "%(n)s works", len(edition.references)),
            len(edition.references),
        ),
    ]
    return SearchView(
        title=_("Search"),
        lists=tuple(
            Link(words, Address(page), count % {"n": f"{number:,}"})
            for page, words, count, number in lists
            if number
        ),
    )
