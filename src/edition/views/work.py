"""A work of the bibliography: its reference, its copies, and what cites it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from edition import addresses
from edition.addresses import Address
from edition.citations import reference_html
from edition.dates import parse_date
from edition.indexes import data_uses, uses
from edition.messages import gettext as _
from edition.messages import ngettext
from edition.model import Edition, Reference
from edition.model.index import per_edition
from edition.scripts import romanised
from edition.views.citing_passages import (
    CitingPassage,
    citers,
    citing_passage,
    is_authors,
)
from edition.views.links import Link

FEW = 5
"""More entries of the data than these are folded up under a line that counts them."""


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """Where a page is to be found should it be gone (Robust Links)."""

    url: str
    original: str
    date: str
    words: str


@dataclass(frozen=True, slots=True)
class Supported:
    """Entries of the data, of one kind, that rest on a work."""

    name: str
    """“the term” or “the terms”."""
    count: str
    """“1 term”, “3 terms”."""
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class WorkView:
    """One entry of the bibliography."""

    reference: Reference
    anchor: str
    language: str
    html: Markup
    """The reference, formatted."""
    original_name: str
    romanised_title: str
    archived: ArchivedCopy | None
    note: str
    by_author: bool
    """Whether an author cites it, and not the editors alone."""
    citers: tuple[str, ...]
    places: tuple[CitingPassage, ...]
    supports: tuple[Supported, ...]
    folded: bool
    """Whether what it supports is too much to be shown at once."""
    texts: tuple[Link, ...]
    """The texts of the edition that it is."""


def work(edition: Edition, reference: Reference) -> WorkView:
    """Return the entry of a work."""
    found = uses(edition).get(reference.key, ())
    supports = tuple(_supports(data_uses(edition).get(reference.key, ())))
    return WorkView(
        reference=reference,
        anchor=addresses.work(reference.key).anchor,
        language=reference.language,
        html=reference_html(edition, reference),
        original_name=reference.text("nameaddon"),
        romanised_title=romanised_title(reference),
        archived=_archived(reference),
        note=_note(reference),
        by_author=any(map(is_authors, found)),
        citers=tuple(citers(found)),
        places=tuple(citing_passage(edition, use) for use in found),
        supports=supports,
        folded=sum(len(kind.links) for kind in supports) > FEW,
        texts=tuple(_own(edition).get(reference.key, ())),
    )


def _archived(reference: Reference) -> ArchivedCopy | None:
    fields = reference.fields
    if "archiveurl" not in fields:
        return None
    date = fields.get("archivedate", "")
    words = _date_words(date)
    label = _("archived copy of %(date)s") % {"date": words} if words else ""
    url, original = fields["archiveurl"], fields.get("url", "")
    return ArchivedCopy(url, original, date, label or _("archived copy"))


def _date_words(date: str) -> str:
    try:
        return parse_date(date).words
    except ValueError:
        return ""


def romanised_title(reference: Reference) -> str:
    """Return a title in Latin letters, or nothing where it has no others."""
    return romanised(reference.title, reference.language)


def _note(reference: Reference) -> str:
    notes = (reference.text(name).rstrip(".") for name in ("note", "addendum"))
    return ". ".join(filter(None, notes))


def _supports(data: Iterable[tuple[str, str, str]]) -> Iterable[Supported]:
    """Yield the entries of the data that rest on a work, by kind."""
    links: dict[str, list[Link]] = defaultdict(list)
    for kind, id, name in data:
        links[kind].append(Link(name, _data_address(kind, id)))
    for kind, found in links.items():
        name, count = _kind_words(kind, len(found))
        yield Supported(name, count, tuple(found))


def _data_address(kind: str, id: str) -> Address:
    """Return where an entry of the data is shown."""
    known = {
        "term": addresses.term,
        "event": addresses.event,
        "name": addresses.name,
        "parallel": addresses.parallel_in_list,
    }
    return known[kind](id)


def _kind_words(kind: str, n: int) -> tuple[str, str]:
    """Return the name of a kind for so many entries, and their number with it."""
    name, count = {
        "term": (
            ngettext("the term", "the terms", n),
            ngettext("%(n)s term", "%(n)s terms", n),
        ),
        "event": (
            ngettext("the event", "the events", n),
            ngettext("%(n)s event", "%(n)s events", n),
        ),
        "parallel": (
            ngettext("the parallel", "the parallels", n),
            ngettext("%(n)s parallel", "%(n)s parallels", n),
        ),
        "name": (
            ngettext("the name", "the names", n),
            ngettext("%(n)s name", "%(n)s names", n),
        ),
    }[kind]
    return name, count % {"n": f"{n:,}"}


@per_edition
def _own(edition: Edition) -> dict[str, list[Link]]:
    """Return the texts of the edition whose own entry each work is."""
    found: dict[str, list[Link]] = defaultdict(list)
    for text in edition.texts:
        link = Link(text.meta.title, addresses.text(text.slug))
        found[text.meta.reference].append(link)
    return dict(found)
