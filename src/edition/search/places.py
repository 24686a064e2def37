"""Own the places of words: counted by record, written as Pagefind writes them.

Pagefind lists, for each word, the pages that have it, and of each page the places in
it: in groups that begin with the negative weight of the word there, each place as its
distance from the last. A word that was written with accents has its pages not under
itself but under that spelling. So what is counted has a key: the word, or the word and
its spelling.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from operator import sub
from typing import NamedTuple

from edition.search.cbor import ARRAY, NEGATIVE, NUMBER, Heads, head

BETWEEN = "\0"
"""What stands in a key between a word and its spelling; no text holds it."""
NO_FIELDS = head(ARRAY, 0)
"""What ends a page: its places in fields, of which our pages have none."""

Marks = tuple[tuple[str, int], ...]
"""The keys under which a word is found, and its weight under each."""
_numbers, _arrays = Heads(NUMBER), Heads(ARRAY)


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
        self._keys = [key for key, _ in pairs]
        self._heads = [head(NEGATIVE, weight) for _, weight in pairs]
        self._several: list[list[int]] = []
        number = {pair: at for at, pair in enumerate(pairs)}
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
        placed = self._placed(parts)
        groups: dict[str, bytes] = {}
        lengths: dict[str, int] = {}
        for number in sorted(placed):
            places, key = placed[number], self._keys[number]
            group = self._heads[number] + _numbers[places[0]]
            if len(places) > 1:
                distances = map(sub, places[1:], places)
                group += b"".join(map(_numbers.__getitem__, distances))
            groups[key] = groups[key] + group if key in groups else group
            lengths[key] = lengths.get(key, 0) + 1 + len(places)
        contents = [_arrays[lengths[k]] + g + NO_FIELDS for k, g in groups.items()]
        sizes = array("I", map(len, contents)).tobytes()
        return Places("\n".join(groups), sizes, b"".join(contents))

    def _placed(self, parts: Iterable[Weighed]) -> dict[int, list[int]]:
        """Return the places of each number that stands for a key, in their order."""
        placed: dict[int, list[int]] = defaultdict(list)
        begin = 0
        for words, is_hidden in parts:
            numbers = map(self._numbers[is_hidden].__getitem__, words)
            for place, number in enumerate(numbers, begin):
                placed[number].append(place)
            begin += len(words)
        for number in [n for n in placed if n >= len(self._keys)]:
            places = placed.pop(number)
            for other in self._several[number - len(self._keys)]:
                placed[other] += places
                placed[other].sort()
        return placed
