"""Own blocks: the places in records that follow one another, put together and kept.

After a change only the block with the record that has changed is put together anew.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edition.search import archive, made_from
from edition.search.archive import Archive
from edition.search.cbor import ARRAY, NUMBER, Heads, head
from edition.search.counter import Numbers, is_new
from edition.search.places import Numbering, Places, as_lines, from_lines
from edition.search.units import Unit, findable

FOLDER = "blocks"
SIZE = 40
"""Texts or lists in a block: the more, the fewer blocks, and the more in each."""
PAGE = head(ARRAY, 3)
"""What a page begins with: its distance from the last that has the word."""
_numbers = Heads(NUMBER)


class _Rows(NamedTuple):
    """The places of keys in records: those of a key together, in their order."""

    keys: Numbers
    """The number of the key."""
    records: Numbers
    begins: Numbers
    """Where their bytes stand in the content of all records."""
    sizes: Numbers


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
    words = Numbering()
    named = [array("I", map(words.__getitem__, one.names())) for one in records]
    keys, sizes = _array(named), _array(one.sizes for one in records)
    if not len(keys):
        return Block(len(records), [], b"", b"")
    numbers = np.repeat(np.arange(len(records)), [*map(len, named)])
    order = np.argsort(keys, kind="stable")
    begins = (np.cumsum(sizes) - sizes)[order]
    rows = _Rows(keys[order], numbers[order], begins, sizes[order])
    content = b"".join(one.content for one in records)
    return Block(len(records), [*words], *_written(rows, content, len(records)))


def _array(parts: Iterable["array[int] | bytes"]) -> Numbers:
    return np.frombuffer(b"".join(parts), dtype="I").astype(np.int64)


def _written(rows: _Rows, content: bytes, records: int) -> tuple[bytes, bytes]:
    """Write the places of each key; return what is said of them, and the content.

    A page begins with its distance from the last; the first gets that later.
    """
    is_first = is_new(rows.keys)
    distances = np.where(is_first, 0, np.diff(rows.records, prepend=0))
    heads = [b"", *map(page_head, range(1, records))]
    sizes = np.array([*map(len, heads)])
    begins = len(content) + np.cumsum(sizes) - sizes
    pages = np.column_stack(
        [begins[distances], rows.begins, sizes[distances], rows.sizes]
    )
    written = _gathered(content + b"".join(heads), pages[:, :2], pages[:, 2:])
    return _runs(rows, is_first, pages[:, 2:].sum(axis=1)), written


def _runs(rows: _Rows, is_first: NDArray[np.bool_], sizes: Numbers) -> bytes:
    """Return what a block says of its keys."""
    firsts = np.flatnonzero(is_first)
    lasts = np.append(firsts[1:], len(sizes)) - 1
    whole = np.add.reduceat(sizes, firsts)
    runs = [rows.records[firsts], rows.records[lasts], lasts - firsts + 1, whole]
    return np.column_stack(runs).astype("I").tobytes()


def _gathered(source: bytes, begins: Numbers, sizes: Numbers) -> bytes:
    """Return parts of some bytes one after another."""
    begins, sizes = begins.ravel(), sizes.ravel()
    moved = np.repeat(begins - np.cumsum(sizes) + sizes, sizes)
    return np.frombuffer(source, dtype="B")[moved + np.arange(len(moved))].tobytes()


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
