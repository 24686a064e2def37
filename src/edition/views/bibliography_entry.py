"""An entry of the bibliography: a work, its copies, and what cites it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from edition import addresses
from edition.dates import known_date
from edition.indexes import Datum, Use, data_uses, grouped, uses
from edition.links import Link, event_link, name_link, term_link
from edition.messages import ngettext
from edition.model import Edition, Event, Name, Parallel, Reference, Term, Text
from edition.model.index import per_edition
from edition.views.citing_passages import CitingPassage, citing_passage, is_authors
from edition.views.strip import Strip, place_strip


class Supported(NamedTuple):
    """Entries of the data, of one kind, that rest on a work."""

    name: str
    """“the term” or “the terms”."""
    kind: str
    links: list[Link]


class BibliographyEntry(NamedTuple):
    """One entry of the bibliography."""

    reference: Reference
    archived: str
    """The day of which there is an archived copy, in words."""
    note: str
    citers: tuple[Text, ...]
    """The texts whose authors cite it, and not the editors alone."""
    places: list[CitingPassage]
    """Where it is cited: by authors, then by the editors."""
    of_authors: int
    """How many of these are the authors’."""
    supports: list[Supported]
    texts: tuple[Text, ...]
    """The texts of the edition that it is."""
    bars: Strip | None
    """Where it is cited."""


def bibliography_entry(edition: Edition, reference: Reference) -> BibliographyEntry:
    """Return the entry of a work."""
    found = uses(edition).get(reference.key, ())
    archived = known_date(reference.fields.get("archivedate", ""))
    notes = (reference.text(name).rstrip(".") for name in ("note", "addendum"))
    theirs = [use for use in found if is_authors(use)]
    ours = [use for use in found if not is_authors(use)]
    citing = {use.text.slug for use in theirs}
    return BibliographyEntry(
        reference,
        archived=archived.words if archived else "",
        note=". ".join(filter(None, notes)),
        citers=tuple(text for text in edition.texts if text.slug in citing),
        places=[citing_passage(edition, use) for use in (*theirs, *ours)],
        of_authors=len(theirs),
        supports=[*_supports(data_uses(edition).get(reference.key, ()))],
        texts=_own(edition).get(reference.key, ()),
        bars=place_strip(edition, _places(theirs), _places(ours)),
    )


def _places(found: Iterable[Use]) -> Iterator[tuple[str, str]]:
    return ((use.text.slug, use.anchor) for use in found)


def _supports(entries: tuple[Datum, ...]) -> Iterator[Supported]:
    """Yield the entries of the data that rest on a work, by kind."""
    for kind, found in grouped((type(entry), entry) for entry in entries).items():
        name = kind.__name__.lower()
        yield Supported(
            _name(name, len(found)), name, [_link(entry) for entry in found]
        )


def _name(kind: str, n: int) -> str:
    return {
        "term": ngettext("the term", "the terms", n),
        "event": ngettext("the event", "the events", n),
        "parallel": ngettext("the parallel", "the parallels", n),
        "name": ngettext("the name", "the names", n),
    }[kind]


def _link(entry: Datum) -> Link:
    """Return the link to where an entry of the data is shown."""
    match entry:
        case Term():
            return term_link(entry)
        case Event():
            return event_link(entry)._replace(remark="")
        case Parallel():
            return Link(entry.title, addresses.parallel_in_list(entry.id))
        case Name():
            return name_link(entry)


@per_edition
def _own(edition: Edition) -> dict[str, tuple[Text, ...]]:
    """Return the texts of the edition whose own entry each work is."""
    return grouped((text.meta.reference, text) for text in edition.texts)
