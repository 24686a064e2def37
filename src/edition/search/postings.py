"""Write postings: in which entries a word is found, and at which of their tokens."""

from collections.abc import Sequence
from functools import lru_cache

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
PART = 6_000
"""Characters after which postings go on in another part."""


@lru_cache(maxsize=1 << 14)
def digits(number: int) -> bytes:
    """Return a number in base 64, five bits a digit, lowest first; +32: more follow."""
    said = ""
    while number > 31:
        said += DIGITS[number & 31 | 32]
        number >>= 5
    return (said + DIGITS[number]).encode()


class Postings:
    """The entries of one word, in their order, in parts that can be read by themselves.

    Of each entry: twice the number of entries passed over since the last, plus one if
    there are several places; then how many, less two; then the first place and the
    distances from one to the next, less one. Counts have no places.
    """

    __slots__ = ("_last", "_part", "_parts", "firsts")

    def __init__(self) -> None:
        self.firsts: list[int] = []
        """The first entry of each part."""
        self._part = bytearray()
        self._parts: list[bytearray] = []
        self._last = -1

    def add(self, entry: int, places: Sequence[int]) -> None:
        """Add an entry with the places of the word in it, which ascend."""
        self.count(entry, len(places))
        last = -1
        for place in places:
            self._part += digits(place - last - 1)
            last = place

    def count(self, entry: int, number: int = 1) -> None:
        """Add an entry with the number of times that it has the word."""
        if not self.firsts or len(self._part) > PART:
            self.firsts.append(entry)
            self._part = bytearray()
            self._parts.append(self._part)
            self._last = -1
        passed = 2 * (entry - self._last - 1)
        self._last = entry
        for n in (passed,) if number == 1 else (passed + 1, number - 2):
            self._part += digits(n)

    @property
    def parts(self) -> list[str]:
        """The parts as they are written."""
        return [part.decode() for part in self._parts]

    @property
    def size(self) -> int:
        """How many characters they have together."""
        return sum(map(len, self._parts))
