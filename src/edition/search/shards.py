"""Divide the rows of words into shards by the beginnings of words."""

import json
from collections.abc import Iterable, Iterator

SHARD = 16_000
"""Characters of a shard after which another begins."""
LETTERS = 4
"""Where one of the first letters changes, a shard may end: a beginning needs few."""

Row = list[object]
"""A word; its postings in passages, in authors' own words, and of other finds; the
words that belong to it; the forms of several words that begin with it."""


def dumped(value: object) -> str:
    """Return a value in JSON, as short as it can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def file_name(word: str) -> str:
    """Return a name for the file of a word that any system takes, even of “con”."""
    signs = (c if c.isascii() and c.isalnum() else f"-{ord(c):x}-" for c in word)
    return "w-" + "".join(signs)


def shards(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Yield the beginning of each shard and its rows, a line each, but for empty ones.

    Words are in the order in which JavaScript compares them.
    """
    lines: list[str] = []
    size, first, last = 0, "", ""
    for row in filter(None, map(_cut, rows)):
        word = str(row[0])
        begin = _differing(word, last)
        is_border = len(begin) <= LETTERS or size > 2 * SHARD
        if size > SHARD and is_border:
            yield first, ",\n".join(lines)
            lines, size, first = [], 0, begin
        lines.append(dumped(row))
        size += len(lines[-1])
        last = word
    yield first, ",\n".join(lines)


def in_order(words: Iterable[str]) -> list[str]:
    """Sort words by their UTF-16 units."""
    return sorted(words, key=lambda word: word.encode("utf-16-be", "surrogatepass"))


def _differing(word: str, last: str) -> str:
    """Return the beginning of a word as far as it is needed to follow the last."""
    pairs = enumerate(zip(word, last, strict=False))
    return word[: next((n for n, (a, b) in pairs if a != b), len(last)) + 1]


def _cut(row: Row) -> Row:
    """Return a row without empty values at its end; of a word alone nothing."""
    length = max((n for n, value in enumerate(row) if value), default=0)
    return row[: length + 1] if length else []
