"""Records of all that can be found, each entry with the terms and names in it."""

from collections.abc import Iterable, Iterator

from edition.indexes import name_matcher, term_matcher
from edition.model import Edition, Text
from edition.search.entries import Concept, Record
from edition.search.lists import list_records
from edition.search.texts import text_records


def records(edition: Edition) -> Iterator[Record]:
    """Yield every text and list that can be searched, with the concepts in it."""
    for text in edition.texts:
        yield from records_of(edition, text)
    yield from records_of_lists(edition)


def records_of(edition: Edition, text: Text) -> Iterator[Record]:
    """Yield what each page of a text has, and what each has of its translations."""
    return _with_concepts(edition, text_records(edition, text))


def records_of_lists(edition: Edition) -> Iterator[Record]:
    """Yield every list that can be searched."""
    return _with_concepts(edition, list_records(edition))


def _with_concepts(edition: Edition, found: Iterable[Record]) -> Iterator[Record]:
    """Yield records that have an entry, each with the terms and names in it."""
    for record in found:
        entries = [
            entry._replace(concepts=tuple(_concepts(edition, entry.words)))
            for entry in record.entries
        ]
        if entries:
            yield record._replace(entries=entries)


def _concepts(edition: Edition, words: str) -> Iterator[Concept]:
    """Yield the terms and names in some words."""
    for sign, matcher in (("t", term_matcher(edition)), ("n", name_matcher(edition))):
        for match in matcher.find(words):
            yield Concept(f"={sign}:{match.owner}", match.start, match.end)
