"""Indexes of an edition: who cites what, where an entry occurs or is at issue."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from edition.matching import Matcher
from edition.model import (
    Citation,
    Cluster,
    Edition,
    Emendation,
    Event,
    Name,
    Note,
    Parallel,
    Passage,
    Reference,
    Term,
    Text,
)
from edition.model.index import per_edition
from edition.plain_text import unit_words
from edition.typography import reading_order

K = TypeVar("K")
V = TypeVar("V")
Datum = Term | Event | Parallel | Name
"""An entry of the data that rests on works."""
ByPassage = dict[tuple[str, str], tuple[V, ...]]
"""What there is at each passage or note, by (slug, anchor)."""


class Use(NamedTuple):
    """One citation of a reference, and the passage or note that holds it."""

    text: Text
    anchor: str
    citation: Citation
    is_conjecture: bool = False
    """Whether the editors only suppose that a note, which is lost, cited it."""


class Mention(NamedTuple):
    """A passage or author's note in which a name occurs."""

    text: Text
    anchor: str
    is_cited: bool
    """Whether only a work cited there has the name, as author or in its title."""


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return the values of each key, in the order in which they came."""
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


@per_edition
def uses(edition: Edition) -> dict[str, tuple[Use, ...]]:
    """Return the citations of each reference in the texts, in reading order."""
    return grouped(
        (citation.key, Use(text, cluster.host, citation, is_conjecture))
        for text in edition.texts
        for cluster, is_conjecture in clusters(text)
        for citation in cluster.citations
    )


def clusters(text: Text) -> Iterator[tuple[Cluster, bool]]:
    """Yield the citations of a text, and whether the editors only suppose them.

    They do so where an author's note is lost.
    """
    lost = {note.id: note.own for note in text.document.notes if note.is_lost}
    for cluster in text.document.clusters:
        own = lost.get(cluster.host)
        yield cluster, own is not None and cluster.raw not in own


def data(edition: Edition) -> Iterator[Datum]:
    """Yield the entries of the data that may rest on works."""
    yield from edition.terms
    yield from edition.events
    yield from edition.parallels
    yield from edition.names


@per_edition
def data_uses(edition: Edition) -> dict[str, tuple[Datum, ...]]:
    """Return the entries of the data that rest on each reference."""
    return grouped((key, entry) for entry in data(edition) for key in entry.sources)


@per_edition
def events_by_passage(edition: Edition) -> ByPassage[Event]:
    """Return the events that each passage or note asserts."""
    return grouped(((r.text, r.anchor), e) for e in edition.events for r in e.refs)


@per_edition
def parallels_by_passage(edition: Edition) -> ByPassage[Parallel]:
    """Return the parallels in which each passage or note speaks."""
    return grouped(((r.text, r.anchor), p) for p in edition.parallels for r in p.refs)


@per_edition
def emendations_by_passage(edition: Edition) -> ByPassage[Emendation]:
    """Return the emendations of each passage or note."""
    return grouped(((e.text, e.anchor), e) for e in edition.emendations)


def emendations_of(
    edition: Edition, text: Text
) -> Iterator[tuple[str, tuple[Emendation, ...]]]:
    """Yield the emendations of each passage of a text, and then of each note, by id."""
    index = emendations_by_passage(edition)
    units: tuple[Passage | Note, ...] = (*text.passages, *text.document.notes)
    for unit in units:
        if found := index.get((text.slug, unit.id)):
            yield unit.id, found


@per_edition
def parallels_by_theme(edition: Edition) -> dict[str, tuple[Parallel, ...]]:
    """Return the parallels of each theme, in the order of the file."""
    return grouped((parallel.theme, parallel) for parallel in edition.parallels)


@per_edition
def parallels_by_term(edition: Edition) -> dict[str, tuple[Parallel, ...]]:
    """Return the parallels that turn on each term."""
    return grouped((id, p) for p in edition.parallels for id in p.terms)


@per_edition
def parallels_by_event(edition: Edition) -> dict[str, tuple[Parallel, ...]]:
    """Return the parallels that turn on each event."""
    return grouped((id, p) for p in edition.parallels for id in p.events)


@per_edition
def term_matcher(edition: Edition) -> Matcher:
    """Return the matcher of all forms of all terms."""
    return Matcher(
        {form: term.id for term in reversed(edition.terms) for form in term.forms}
    )


@per_edition
def name_matcher(edition: Edition) -> Matcher:
    """Return the matcher of all forms of all names."""
    return Matcher(
        {form: name.id for name in reversed(edition.names) for form in name.forms}
    )


@per_edition
def mentions(edition: Edition) -> dict[str, tuple[Mention, ...]]:
    """Return the passages and author's notes each name occurs in, in one pass.

    A note has the names in its own words and in the works it cites.
    """
    return grouped(
        (id, mention)
        for text in edition.texts
        for id, mention in _mentions(edition, text)
    )


def _mentions(edition: Edition, text: Text) -> Iterator[tuple[str, Mention]]:
    find = name_matcher(edition).find
    cited = _names_cited(edition, text)
    for unit, words in unit_words(edition, text):
        own = {match.owner for match in find(words)}
        for id in sorted(own | cited.get(unit.id, set())):
            yield id, Mention(text, unit.id, id not in own)


def _names_cited(edition: Edition, text: Text) -> dict[str, set[str]]:
    """Return the names in the works that each passage or note of a text cites."""
    found: dict[str, set[str]] = defaultdict(set)
    for cluster, is_conjecture in clusters(text):
        for citation in () if is_conjecture else cluster.citations:
            found[cluster.host] |= _names_of_works(edition).get(citation.key, set())
    return found


@per_edition
def _names_of_works(edition: Edition) -> dict[str, set[str]]:
    """Return the names that stand in the entry of each reference."""
    find = name_matcher(edition).find
    return {
        reference.key: {match.owner for match in find(particulars(reference))}
        for reference in edition.references
    }


NAMING = (
    *("author", "editor", "nameaddon", "title", "titleaddon", "subtitle"),
    *("booktitle", "journaltitle", "publisher", "institution", "organization"),
)
"""The fields of a reference that a note prints and that may hold a name."""


def particulars(reference: Reference) -> str:
    """Return the fields of a reference as words, with persons' names as spoken."""
    values = [reference.text(name) for name in NAMING]
    persons = " and ".join(values[:2]).split(" and ")
    spoken = map(reading_order, persons)
    return " · ".join([*values, *spoken])


@per_edition
def authored(edition: Edition) -> dict[str, tuple[Text, ...]]:
    """Return the texts that each name is an author of."""
    find = name_matcher(edition).find
    return grouped(
        (match.owner, text)
        for text in edition.texts
        for author in text.meta.authors
        for match in find(reading_order(author))
    )
