"""Own the pieces of a record that the reader's browser loads to show a hit.

Pagefind knows at which word of which record something was found. A piece holds the
entries within so many words, so the number of a word leads to its piece, and a
reader who looks for one passage loads a few pages and not the whole text.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from pydantic_core import to_json

from edition.search.packed import packed
from edition.search.records import Entry, Record

WORDS = 1500
"""Words in a piece (search-core.js has the same number)."""
FOLDER = "pieces"


def pieces(record: Record, lengths: Iterable[int]) -> Iterator[bytes]:
    """Yield the pieces of a record; an entry across a border stands in both.

    Args:
        record: what is searched.
        lengths: how many words each of its entries has.
    """
    placed = _placed(record, [*lengths])
    words = max((end for end, _ in placed), default=0)
    for begin in range(0, max(1, words), WORDS):
        within = [row for end, row in placed if row[1] < begin + WORDS and end > begin]
        held = told(record) | {"url": "/" + record.url, "entries": within}
        yield packed(to_json(held), b"")


def _placed(record: Record, counts: list[int]) -> list[tuple[int, list[Any]]]:
    """Return each entry as its piece has it, after the number of its last word."""
    ends = list(accumulate(counts))
    begins = [end - count for end, count in zip(ends, counts, strict=True)]
    at = dict[str, int]()
    for entry, begin in zip(record.entries, begins, strict=True):
        at.setdefault(entry.id, begin)
    rows = map(_row, record.entries, begins, [at] * len(ends))
    return list(zip(ends, rows, strict=True))


def _row(entry: Entry, begin: int, at: Mapping[str, int]) -> list[Any]:
    """Return an entry: what is hidden says where that is which it finds."""
    row: list[Any] = [entry.id, begin, entry.words]
    if entry.is_hidden:
        row.append(at.get(entry.id.split("-")[0] if entry.counts else entry.id, 0))
    return [*row, list(entry.counts)] if entry.counts else row


def told(record: Record) -> dict[str, str | int | None]:
    """Return what the reader is told of a record."""
    return {
        "kind": record.kind,
        "title": record.title,
        "short": record.short,
        "author": record.author,
        "year": record.year,
        "language": record.language,
    }
