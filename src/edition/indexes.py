"""Own the look-ups across an edition: who cites what, where a term occurs."""

from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

from edition.matching import Matcher
from edition.model import Citation, Edition, Event, Passage, Text
from edition.scan.plain import plain


class Use(NamedTuple):
    """One citation of a reference, and the passage or note that holds it."""

    text: Text
    anchor: str
    citation: Citation


class Occurrence(NamedTuple):
    """A passage in which a term occurs, and how often."""

    text: Text
    passage: Passage
    times: int


@lru_cache(maxsize=2)
def uses(edition: Edition) -> dict[str, tuple[Use, ...]]:
    """Return the citations of each reference in the texts, in reading order."""
    found: dict[str, list[Use]] = defaultdict(list)
    for text in edition.texts:
        for cluster in text.document.clusters:
            for citation in cluster.citations:
                found[citation.key].append(Use(text, cluster.host, citation))
    return {key: tuple(list_) for key, list_ in found.items()}


@lru_cache(maxsize=2)
def data_uses(edition: Edition) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return the entries of glossary and timeline that rest on each reference.

    Each is given as (kind, id, name).
    """
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for term in edition.terms:
        for key in term.sources:
            found[key].append(("term", term.id, term.headword))
    for event in edition.events:
        for key in event.sources:
            found[key].append(("event", event.id, event.label))
    return {key: tuple(list_) for key, list_ in found.items()}


@lru_cache(maxsize=2)
def term_matcher(edition: Edition) -> Matcher:
    """Return the matcher of all forms of all terms."""
    return Matcher(
        {form: term.id for term in reversed(edition.terms) for form in term.forms}
    )


@lru_cache(maxsize=2)
def occurrences(edition: Edition) -> dict[str, tuple[Occurrence, ...]]:
    """Return the passages each term occurs in, in one pass over the texts."""
    matcher = term_matcher(edition)
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for text in edition.texts:
        for passage in text.passages:
            counts = Counter(m.owner for m in matcher.find(plain(passage.markdown)))
            for id, count in counts.items():
                found[id].append(Occurrence(text, passage, count))
    return {id: tuple(list_) for id, list_ in found.items()}


@lru_cache(maxsize=2)
def events_by_passage(edition: Edition) -> dict[tuple[str, str], tuple[Event, ...]]:
    """Return the events that each passage or note asserts, by (slug, anchor)."""
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in edition.events:
        for ref in event.refs:
            found[ref.text, ref.anchor].append(event)
    return {key: tuple(list_) for key, list_ in found.items()}
