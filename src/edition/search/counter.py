"""Count the places of words in records, as arrays: there are millions of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from edition.search.cbor import ARRAY, NEGATIVE, NUMBER, encoded_heads
from edition.search.places import Marks, Numbered, Places

PLACE_BITS = 32
"""Bits below a number in which its place stands where both are sorted together."""
NONE = -1
"""The number of a word with no mark."""

Numbers = NDArray[np.signedinteger[Any]]


class Counter:
    """Counts places by numbers that stand for a key and a weight, in their order."""

    def __init__(self, marks: Mapping[bool, Sequence[Marks]]) -> None:
        """Give numbers to the marks of words.

        A word with one mark has its number; one with several, a number of its own
        beyond those; one with none has none.

        Args:
            marks: those of shown words, by their numbers, and those of hidden ones.
        """
        words = [found for known in marks.values() for found in known]
        pairs = sorted({pair for found in words for pair in found})
        number = {pair: at for at, pair in enumerate(pairs)}
        first = {key: at for at, (key, _) in reversed([*enumerate(pairs)])}
        self._keys = [key for key, _ in pairs]
        self._first = np.array([first[key] for key in self._keys], dtype=np.int32)
        self._weights = np.array([weight for _, weight in pairs], dtype=np.int32)
        self._several: list[list[int]] = []
        self._numbers = {
            hidden: np.array([self._number(f, number) for f in known], dtype=np.int64)
            for hidden, known in marks.items()
        }

    def _number(self, marks: Marks, number: Mapping[tuple[str, int], int]) -> int:
        if len(marks) < 2:
            return number[marks[0]] if marks else NONE
        self._several.append([number[mark] for mark in marks])
        return len(self._keys) + len(self._several) - 1

    def count(self, parts: Iterable[Numbered]) -> Places:
        """Return the places of every key in one record, the lightest first."""
        numbers, places = self._placed(parts)
        if not len(numbers):
            return Places([], b"", b"")
        keys = self._first[numbers]
        content, ends = _written(keys, numbers, places, self._weights)
        names = [self._keys[key] for key in keys[is_new(keys)].tolist()]
        sizes = np.diff(ends, prepend=0).astype("I")
        return Places(names, sizes.tobytes(), content)

    def _placed(self, parts: Iterable[Numbered]) -> tuple[Numbers, Numbers]:
        """Return the number of each mark in a record and its place, both in order."""
        found = [self._numbers[hidden][np.array(words)] for words, hidden in parts]
        numbers = np.concatenate([np.array([], dtype=np.int64), *found])
        is_one = (numbers != NONE) & (numbers < len(self._keys))
        more = [
            (number, place)
            for place in np.flatnonzero(numbers >= len(self._keys)).tolist()
            for number in self._several[numbers[place] - len(self._keys)]
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
    is_key, is_group = is_new(keys), is_new(numbers)
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


def is_new(values: Numbers) -> NDArray[np.bool_]:
    """Tell of each value whether it is another than the one before."""
    return np.append(True, values[1:] != values[:-1])
