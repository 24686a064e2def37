"""Divide the rows of words into shards by the beginnings of words."""

import json
from collections.abc import Iterable, Iterator

SHARD = 10_000
"""Characters of a shard after which another begins."""
LETTERS = 4
"""Where one of the first letters changes, a shard may end: a beginning needs few."""

Row = tuple[str, list[object]]
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
    """Yield the beginning of each shard and its rows, a line each.

    Words are in the order in which JavaScript compares them. Empty values at the end of
    a row are not written, and a word that has none is not.
    """
    lines: list[str] = []
    size, first, last = 0, "", ""
    for word, values in rows:
        while values and not values[-1]:
            values.pop()
        if not values:
            continue
        pairs = enumerate(zip(word, last, strict=False))
        begin = word[: 1 + next((n for n, (a, b) in pairs if a != b), len(last))]
        if size > SHARD and (len(begin) <= LETTERS or size > 2 * SHARD):
            yield first, ",\n".join(lines)
            lines, size, first = [], 0, begin
        lines.append(dumped([word, *values]))
        size += len(lines[-1])
        last = word
    yield first, ",\n".join(lines)


def in_order(words: Iterable[str]) -> list[str]:
    """Sort words by their UTF-16 units."""
    return sorted(words, key=lambda word: word.encode("utf-16-be", "surrogatepass"))
