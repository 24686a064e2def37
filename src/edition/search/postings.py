"""Write postings: in which entries a word is found, and at which of their tokens."""

from collections.abc import Sequence
from functools import lru_cache

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
PART = 6_000
"""Characters after which postings go on in another part."""


@lru_cache(maxsize=1 << 14)
def digits(number: int) -> bytes:
    """Return a number in base 64, five bits a digit, lowest first; +32: more follow."""
    more, five = divmod(number, 32)
    return DIGITS[five | 32].encode() + digits(more) if more else DIGITS[five].encode()


class Postings:
    """The entries of one word, in their order, in parts that can be read by themselves.

    Of each entry: twice the number of entries passed over since the last, plus one if
    there are several places; then how many, less two; then the first place and the
    distances from one to the next, less one. Counts have no places.
    """

    __slots__ = ("_last", "_part", "parts")

    def __init__(self) -> None:
        self._part, self._last = bytearray(), -1
        self.parts: dict[int, bytearray] = {}
        """By the first entry of each."""

    def add(self, entry: int, number: int, places: Sequence[int] = ()) -> None:
        """Add an entry that has the word a number of times, at places that ascend."""
        if not self.parts or len(self._part) > PART:
            self._part = self.parts[entry] = bytearray()
            self._last = -1
        head = 2 * (entry - self._last - 1) + (number > 1)
        self._part += digits(head) + digits(number - 2) if number > 1 else digits(head)
        self._last, last = entry, -1
        for place in places:
            self._part += digits(place - last - 1)
            last = place
