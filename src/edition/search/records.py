"""Records of all that can be found, each entry with the terms and names in it."""

from collections.abc import Iterator

from edition.indexes import name_matcher, term_matcher
from edition.model import Edition
from edition.search.entries import Concept, Record
from edition.search.lists import list_records
from edition.search.texts import text_records


def records(edition: Edition) -> Iterator[Record]:
    """Yield every text and list that can be searched, with the concepts in it."""
    for record in (*text_records(edition), *list_records(edition)):
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
