"""Own the places of words: counted by record, written as Pagefind writes them.

Pagefind lists, for each word, the pages that have it, and of each page the places in
it: in groups that begin with the negative weight of the word there, each place as its
distance from the last. A word that was written with accents has its pages not under
itself but under that spelling. So what is counted has a key: the word, or the word and
its spelling.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from edition.search.cbor import ARRAY, NEGATIVE, NUMBER, encoded_heads

BETWEEN = "\0"
"""What stands in a key between a word and its spelling; no text holds it."""
PLACE_BITS = 32
"""Bits below a number in which its place stands where both are sorted together."""

Marks = tuple[tuple[str, int], ...]
"""The keys under which a word is found, and its weight under each."""
Numbers = NDArray[np.signedinteger[Any]]


class Weighed(NamedTuple):
    """Some words of a record, and whether they only find it."""

    words: list[str]
    is_hidden: bool


class Places(NamedTuple):
    """Where each key is in one record; compact, for there are many."""

    keys: str
    """One a line."""
    sizes: bytes
    content: bytes

    def items(self) -> Iterator[tuple[str, bytes]]:
        """Yield each key with its places as they are written."""
        keys = self.keys.split("\n") if self.keys else []
        ends = accumulate(array("I", self.sizes), initial=0)
        for key, (begin, end) in zip(keys, pairwise(ends), strict=True):
            yield key, self.content[begin:end]


def keyed(word: str, spelling: str = "") -> str:
    """Return what a word is counted under."""
    return f"{word}{BETWEEN}{spelling}" if spelling else word


class Counter:
    """Counts places by numbers that stand for a key and a weight, in their order."""

    def __init__(self, marks: Mapping[bool, Mapping[str, Marks]]) -> None:
        """Give numbers to the marks of shown and of hidden words.

        A word with one mark has its number; one with none or several, a number of its
        own beyond those.
        """
        words = [found for known in marks.values() for found in known.values()]
        pairs = sorted({pair for found in words for pair in found})
        number = {pair: at for at, pair in enumerate(pairs)}
        first = {key: at for at, (key, _) in reversed([*enumerate(pairs)])}
        self._keys = [key for key, _ in pairs]
        self._first = np.array([first[key] for key in self._keys], dtype=np.int32)
        self._weights = np.array([weight for _, weight in pairs], dtype=np.int32)
        self._several: list[list[int]] = []
        self._numbers = {
            hidden: {word: self._number(found, number) for word, found in known.items()}
            for hidden, known in marks.items()
        }

    def _number(self, marks: Marks, number: Mapping[tuple[str, int], int]) -> int:
        if len(marks) == 1:
            return number[marks[0]]
        self._several.append([number[mark] for mark in marks])
        return len(self._keys) + len(self._several) - 1

    def count(self, parts: Iterable[Weighed]) -> Places:
        """Return the places of every key in one record, the lightest first."""
        numbers, places = self._placed(parts)
        if not len(numbers):
            return Places("", b"", b"")
        keys = self._first[numbers]
        content, ends = _written(keys, numbers, places, self._weights)
        names = [self._keys[key] for key in keys[_begins(keys)].tolist()]
        sizes = np.diff(ends, prepend=0).astype("I")
        return Places("\n".join(names), sizes.tobytes(), content)

    def _placed(self, parts: Iterable[Weighed]) -> tuple[Numbers, Numbers]:
        """Return the number of each mark in a record and its place, both in order."""
        found = [
            number
            for words, is_hidden in parts
            for number in map(self._numbers[is_hidden].__getitem__, words)
        ]
        numbers = np.array(found, dtype=np.int64)
        is_one = numbers < len(self._keys)
        more = [
            (number, place)
            for place in np.flatnonzero(~is_one).tolist()
            for number in self._several[found[place] - len(self._keys)]
        ]
        other, at = np.array(more, dtype=np.int64).reshape(-1, 2).T
        numbers = np.concatenate([numbers[is_one], other])
        places = np.concatenate([np.flatnonzero(is_one), at])
        both = np.sort(numbers << PLACE_BITS | places)
        return both >> PLACE_BITS, both & (1 << PLACE_BITS) - 1


def _written(
    keys: Numbers, numbers: Numbers, places: Numbers, weights: Numbers
) -> tuple[bytes, Numbers]:
    """Write the places of a record, and return where those of each key end.

    Of each key are written the head of an array, for each weight the weight and the
    distances of its places, and an array of nothing: its places in fields, of which
    our pages have none.
    """
    is_key, is_group = _begins(keys), _begins(numbers)
    key, group = np.cumsum(is_key), np.cumsum(is_group)
    at = np.arange(len(places)) + group + 2 * key - 1
    heads, weighed = at[is_key] - 2, at[is_group] - 1
    lasts = np.append(heads[1:], at[-1] + 2) - 1
    values = np.zeros(lasts[-1] + 1, dtype=np.int64)
    kinds = np.full(len(values), NUMBER, dtype=np.uint8)
    kinds[heads], kinds[weighed], kinds[lasts] = ARRAY, NEGATIVE, ARRAY
    values[at] = np.where(is_group, places, np.diff(places, prepend=0))
    values[weighed] = weights[numbers[is_group]]
    values[heads] = lasts - heads - 1
    content, ends = encoded_heads(kinds, values)
    return content, ends[lasts]


def _begins(values: Numbers) -> NDArray[np.bool_]:
    """Tell of each value whether it is another than the one before."""
    return np.append(True, values[1:] != values[:-1])
