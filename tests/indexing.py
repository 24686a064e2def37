"""Read the search index as the browser does: rows by word, entries by posting."""

import json
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from edition.search.postings import DIGITS
from edition.search.shards import file_name
from edition.search.words import COLUMNS


def numbers(postings: str) -> Iterator[int]:
    """Yield the numbers that some digits say."""
    value = shift = 0
    for digit in map(DIGITS.index, postings):
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            yield value
            value = shift = 0


def decoded(postings: str, *, has_places: bool) -> dict[int, list[int] | int]:
    """Return the places of a word in each entry, or how many there are."""
    all_numbers, entry = numbers(postings), -1
    found: dict[int, list[int] | int] = {}
    for head in all_numbers:
        entry += 1 + head // 2
        many = next(all_numbers) + 2 if head % 2 else 1
        found[entry] = many
        if has_places:
            gaps = [next(all_numbers) for _ in range(many)]
            found[entry] = [place - 1 for place in accumulate(g + 1 for g in gaps)]
    return found


class Index:
    """A search index in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.about = self.read("index")
        self.begins = [0, *accumulate(self.about["entries"])]

    def read(self, name: str) -> Any:
        """Return what a file says."""
        return json.loads((self.folder / f"{name}.json").read_text("utf-8"))

    def row(self, word: str) -> list[Any]:
        """Return the row of a word, of itself alone if it has none."""
        shards = self.about["shards"]
        first = shards[bisect_right(shards, word) - 1]
        rows = self.read(f"words/{file_name(first)}")["words"]
        return next((row for row in rows if row[0] == word), [word])

    def postings(self, row: list[Any], column: str) -> dict[int, list[int] | int]:
        """Return a row's postings in a column, from all of their parts."""
        at, is_shown = COLUMNS.index(column) + 1, column == "shown"
        said = row[at] if len(row) > at else ""
        if isinstance(said, str):
            return decoded(said, has_places=is_shown)
        name = f"words/{file_name(row[0])}.{column}"
        parts = [self.read(f"{name}.{n}")["postings"] for n in range(len(said))]
        found: dict[int, list[int] | int] = {}
        for first, part in zip(said, parts, strict=True):
            read = decoded(part, has_places=is_shown)
            assert min(read) == first
            assert found.keys().isdisjoint(read)
            found |= read
        return found

    def entry(self, number: int) -> tuple[str, str, str]:
        """Return the address, the id and the words of an entry."""
        text = bisect_right(self.begins, number) - 1
        at, each = number - self.begins[text], self.about["each"]
        piece = self.read(f"pieces/{text}.{at // each}")
        id, _, words = piece["entries"][at % each]
        return piece["url"], id, words

    def found(self, word: str, column: str = "shown") -> set[tuple[str, str]]:
        """Return the addresses and ids of the entries that a word's row leads to."""
        return {self.entry(n)[:2] for n in self.postings(self.row(word), column)}

    def related(self, word: str) -> set[str]:
        """Return what belongs to a word."""
        row = self.row(word)
        return set(row[4].split()) if len(row) > 4 else set()


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
