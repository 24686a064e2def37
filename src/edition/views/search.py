"""The search page: a form that needs script, and lists that do not."""

from collections.abc import Iterator, Sized
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
    lists: list[tuple[str, str, tuple[str, str], Sized]] = [
        (
            addresses.GLOSSARY,
            _("The glossary"),
            ("%(n)s term", "%(n)s terms"),
            edition.terms,
        ),
        (
            addresses.NAMES,
            _("The index of names"),
            ("%(n)s name", "%(n)s names"),
            edition.names,
        ),
        (
            addresses.TIMELINE,
            _("The timeline"),
            ("%(n)s event", "%(n)s events"),
            edition.events,
        ),
        (
            addresses.BIBLIOGRAPHY,
            _("The bibliography"),
            ("%(n)s work", "%(n)s works"),
            edition.references,
        ),
    ]
    return SearchView(
        title=_("Search"),
        lists=tuple(
            Link(words, Address(page), _count(forms, len(entries)))
            for page, words, forms, entries in lists
            if entries
        ),
    )


def _count(forms: tuple[str, str], number: int) -> str:
    return ngettext(*forms, number) % {"n": f"{number:,}"}
