"""Own the look-ups across an edition: who cites what, where a word occurs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple, TypeVar

from edition.matching import Matcher
from edition.model import (
    Citation,
    Cluster,
    Edition,
    Emendation,
    Event,
    Parallel,
    Reference,
    Text,
)
from edition.model.index import per_edition
from edition.wording import note_words, passage_words

K = TypeVar("K")
V = TypeVar("V")


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


@per_edition
def uses(edition: Edition) -> dict[str, tuple[Use, ...]]:
    """Return the citations of each reference in the texts, in reading order."""
    found: dict[str, list[Use]] = defaultdict(list)
    for text in edition.texts:
        for cluster, is_conjecture in clusters(text):
            for citation in cluster.citations:
                use = Use(text, cluster.host, citation, is_conjecture)
                found[citation.key].append(use)
    return {key: tuple(list_) for key, list_ in found.items()}


def clusters(text: Text) -> Iterator[tuple[Cluster, bool]]:
    """Yield the citations of a text, and whether the editors only suppose them.

    They do so where an author's note is lost.
    """
    lost = {note.id: note.own for note in text.document.notes if note.is_lost}
    for cluster in text.document.clusters:
        own = lost.get(cluster.host)
        yield cluster, own is not None and cluster.raw not in own


@per_edition
def data_uses(edition: Edition) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return the entries of the data that rest on each reference.

    Each is given as (kind, id, name).
    """
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for term in edition.terms:
        for key in term.sources:
            found[key].append(("term", term.id, term.headword))
    for event in edition.events:
        for key in event.sources:
            found[key].append(("event", event.id, event.label))
    for parallel in edition.parallels:
        for key in parallel.sources:
            found[key].append(("parallel", parallel.id, parallel.title))
    for name in edition.names:
        for key in name.sources:
            found[key].append(("name", name.id, name.name))
    return {key: tuple(list_) for key, list_ in found.items()}


@per_edition
def term_matcher(edition: Edition) -> Matcher:
    """Return the matcher of all forms of all terms."""
    return Matcher(
        {form: term.id for term in reversed(edition.terms) for form in term.forms}
    )


@per_edition
def events_by_passage(edition: Edition) -> dict[tuple[str, str], tuple[Event, ...]]:
    """Return the events that each passage or note asserts, by (slug, anchor)."""
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in edition.events:
        for ref in event.refs:
            found[ref.text, ref.anchor].append(event)
    return {key: tuple(list_) for key, list_ in found.items()}


@per_edition
def parallels_by_passage(
    edition: Edition,
) -> dict[tuple[str, str], tuple[Parallel, ...]]:
    """Return the parallels in which each passage or note speaks, by (slug, anchor)."""
    return _grouped(
        ((ref.text, ref.anchor), parallel)
        for parallel in edition.parallels
        for ref in parallel.refs
    )


@per_edition
def emendations_by_passage(
    edition: Edition,
) -> dict[tuple[str, str], tuple[Emendation, ...]]:
    """Return the emendations of each passage or note, by (slug, anchor)."""
    return _grouped(((e.text, e.anchor), e) for e in edition.emendations)


@per_edition
def parallels_by_term(edition: Edition) -> dict[str, tuple[Parallel, ...]]:
    """Return the parallels that turn on each term."""
    return _grouped((id, p) for p in edition.parallels for id in p.terms)


@per_edition
def parallels_by_event(edition: Edition) -> dict[str, tuple[Parallel, ...]]:
    """Return the parallels that turn on each event."""
    return _grouped((id, p) for p in edition.parallels for id in p.events)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return the values of each key, in the order in which they came."""
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


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
    return _grouped(
        (id, mention)
        for text in edition.texts
        for id, mention in _mentions(edition, text)
    )


def _mentions(edition: Edition, text: Text) -> Iterator[tuple[str, Mention]]:
    find = name_matcher(edition).find_in_line
    cited = _names_cited(edition, text)
    passages = ((p.id, words) for p, words in passage_words(edition)[text])
    notes = ((note.id, words) for note, words in note_words(edition)[text])
    for anchor, words in chain(passages, notes):
        own = {match.owner for match in find(words)}
        for id in sorted(own | cited.get(anchor, set())):
            yield id, Mention(text, anchor, id not in own)


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
    spoken = [" ".join(reversed(person.split(", "))) for person in persons]
    return " · ".join([*values, *spoken])


@per_edition
def authored(edition: Edition) -> dict[str, tuple[Text, ...]]:
    """Return the texts that each name is an author of."""
    find = name_matcher(edition).find
    return _grouped(
        (match.owner, text)
        for text in edition.texts
        for author in text.meta.authors
        for match in find(" ".join(reversed(author.split(", "))))
    )
