"""Own blocks: the places in records that follow one another, put together and kept.

After a change only the block with the record that has changed is put together anew.
"""

from array import array
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from edition.search import archive, made_from
from edition.search.archive import Archive
from edition.search.cbor import ARRAY, NUMBER, Heads, head
from edition.search.places import Places, as_lines, from_lines
from edition.search.units import Unit, findable

FOLDER = "blocks"
SIZE = 40
"""Texts or lists in a block: the more, the fewer blocks, and the more in each."""
PAGE = head(ARRAY, 3)
"""What a page begins with: its distance from the last that has the word."""
_numbers = Heads(NUMBER)


Run = tuple[str, int, int, int, bytes]
"""A key, the first and the last record that has it, how many have it, and their pages
as they are written, but for the beginning of the first."""


class Block(NamedTuple):
    """Where each key is in some records; compact, as `Places` are."""

    records: int
    keys: list[str]
    runs: bytes
    """Of each key the first record, the last, how many, and the size of the content."""
    content: bytes
    key: str = ""
    """The digest of what it is made from."""
    is_kept: bool = False

    def items(self) -> Iterator[Run]:
        """Yield each key with where it is."""
        numbers = array("I", self.runs)
        borders = pairwise(accumulate(numbers[3::4], initial=0))
        contents = [self.content[begin:end] for begin, end in borders]
        return zip(
            self.keys, numbers[::4], numbers[1::4], numbers[2::4], contents, strict=True
        )


def block(records: list[Places]) -> Block:
    """Put the places in some records together."""
    heads = [page_head(distance) for distance in range(len(records))]
    found: dict[str, list[Any]] = {}
    for number, record in enumerate(records):
        for key, places in record.items():
            known = found.get(key)
            if known is None:
                found[key] = [number, number, places]
            else:
                known += (heads[number - known[1]], places)
                known[1] = number
    runs, contents = array("I"), []
    for first, last, *parts in found.values():
        contents.append(b"".join(parts))
        runs.extend((first, last, len(parts) // 2 + 1, len(contents[-1])))
    return Block(len(records), [*found], runs.tobytes(), b"".join(contents))


def page_head(distance: int) -> bytes:
    """Return what a page begins with that is so many after another."""
    return PAGE + _numbers[distance]


def blocks(units: list[Unit], folder: Path) -> list[Block]:
    """Return the blocks of all records in which something can be found."""
    parts = [units[begin : begin + SIZE] for begin in range(0, len(units), SIZE)]
    return [_block(part, _path(folder, at)) for at, part in enumerate(parts)]


def _block(units: list[Unit], path: Path) -> Block:
    """Return a block as it was kept, if that is of the same, else made anew."""
    key = made_from.of([unit.key for unit in units])
    found = archive.read(path)
    if found is None or found.facts["key"] != key:
        return block([one.places for one in findable(units)])._replace(key=key)
    keys, runs, content = found.contents
    return Block(
        found.facts["records"], from_lines(keys), runs, content, key, is_kept=True
    )


def keep(folder: Path, found: list[Block]) -> None:
    """Keep all blocks for another build, and no others."""
    for number, one in enumerate(found):
        if not one.is_kept:
            facts = {"key": one.key, "records": one.records}
            contents = [as_lines(one.keys), one.runs, one.content]
            archive.write(_path(folder, number), Archive(facts, contents))
    paths = (_path(folder, number) for number in range(len(found)))
    archive.forget(folder / FOLDER, paths)


def _path(folder: Path, number: int) -> Path:
    return folder / FOLDER / str(number)
