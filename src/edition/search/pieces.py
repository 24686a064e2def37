"""Write the pieces of a text: a few of its entries, with the words that are shown."""

from collections.abc import Iterator
from itertools import groupby

from edition.search.records import Record

ENTRIES = 12
"""Entries in a piece: who looks for one passage need not load a whole text."""


def pieces(record: Record) -> Iterator[dict[str, object]]:
    """Yield the pieces of a text or list; each says which one it is of."""
    entries = [[e.id, e.kind, e.words or e.opening] for e in record.entries]
    for begin in range(0, len(entries), ENTRIES):
        yield about(record) | {"entries": entries[begin : begin + ENTRIES]}


def about(record: Record) -> dict[str, object]:
    """Return what is said of a text or list."""
    names = ("url", "title", "short", "author", "year", "language")
    return {name: getattr(record, name) for name in names}


def with_kinds(record: Record) -> dict[str, object]:
    """Return the same with the kinds of its entries in their order: kind and number."""
    runs = groupby(entry.kind for entry in record.entries)
    return about(record) | {"kinds": [[kind, len([*run])] for kind, run in runs]}
