"""Write postings: in which entries a word is found, and at which of their tokens."""

from collections.abc import Sequence
from functools import lru_cache

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
PART = 6_000
"""Characters after which postings go on in another part."""


@lru_cache(maxsize=1 << 14)
def digits(number: int) -> str:
    """Return a number in base 64, five bits a digit, lowest first; +32: more follow."""
    said = ""
    while number > 31:
        said += DIGITS[number & 31 | 32]
        number >>= 5
    return said + DIGITS[number]


Run = tuple[int, str, int]
"""The postings of a word in one text or list, whose entries are numbered from nought:
the first of the numbers, the others as they are written, and the last entry."""


class RunWriter:
    """Writes the postings of a word in one text or list, entry by entry.

    Of each entry: twice the number of entries passed over since the last, plus one if
    there are several places; then how many, less two; then the first place and the
    distances from one to the next, less one. Counts have no places.
    """

    __slots__ = ("_head", "_last", "_rest")

    def __init__(self) -> None:
        self._rest: list[str] = []
        self._head, self._last = -1, -1

    def add(self, entry: int, places: Sequence[int]) -> None:
        """Add an entry with the places of the word in it, which ascend."""
        self.count(entry, len(places))
        last = -1
        for place in places:
            self._rest.append(digits(place - last - 1))
            last = place

    def count(self, entry: int, number: int = 1) -> None:
        """Add an entry with the number of times that it has the word."""
        head = 2 * (entry - self._last - 1) + (number > 1)
        if self._last < 0:
            self._head = head
        else:
            self._rest.append(digits(head))
        if number > 1:
            self._rest.append(digits(number - 2))
        self._last = entry

    @property
    def run(self) -> Run:
        """What was written."""
        return self._head, "".join(self._rest), self._last


class Postings:
    """The entries of one word, in their order, in parts that can be read by themselves.

    A part ends where a text or list does.
    """

    __slots__ = ("_last", "_parts", "firsts")

    def __init__(self) -> None:
        self.firsts: list[int] = []
        """The first entry of each part."""
        self._parts: list[bytearray] = []
        self._last = -1

    def add(self, begin: int, run: Run) -> None:
        """Add those of a text or list, whose first entry has the number ``begin``."""
        head, rest, last = run
        if not self._parts or len(self._parts[-1]) > PART:
            self.firsts.append(begin + head // 2)
            self._parts.append(bytearray())
            self._last = -1
        head += 2 * (begin - self._last - 1)
        self._parts[-1] += (digits(head) + rest).encode()
        self._last = begin + last

    @property
    def parts(self) -> list[str]:
        """The parts as they are written."""
        return [part.decode() for part in self._parts]

    @property
    def size(self) -> int:
        """How many characters they have together."""
        return sum(map(len, self._parts))
