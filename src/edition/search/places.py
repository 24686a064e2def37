"""Own the places of words in a record, written as Pagefind writes them.

Pagefind lists, for each word, the pages that have it, and of each page the places in
it: in groups that begin with the negative weight of the word there, each place as its
distance from the last. A word that was written with accents has its pages not under
itself but under that spelling. So what is counted has a key: the word, or the word and
its spelling.
"""

from array import array
from collections.abc import Iterable
from typing import NamedTuple

BETWEEN = "\0"
"""What stands in a key between a word and its spelling; no text holds it."""

Marks = tuple[tuple[str, int], ...]
"""The keys under which a word is found, and its weight under each."""


class Weighed(NamedTuple):
    """Some words of a record, and whether they only find it."""

    words: list[str]
    is_hidden: bool


class Numbering(dict[str, int]):
    """Gives numbers to words, in the order in which they come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


Words = dict[bool, Numbering]
"""Words that are shown, by False, and hidden ones, by True."""


class Numbered(NamedTuple):
    """Some words of a record by their numbers: compact, for there are millions."""

    words: "array[int]"
    is_hidden: bool


class Places(NamedTuple):
    """Where each key is in one record; compact, for there are many."""

    keys: list[str] | bytes
    """Those that were kept stay bytes until they are needed."""
    sizes: bytes
    """How many bytes of the content are about each."""
    content: bytes

    def names(self) -> list[str]:
        """Return the keys."""
        return from_lines(self.keys) if isinstance(self.keys, bytes) else self.keys


def no_words() -> Words:
    """Return what words may be given numbers by."""
    return {False: Numbering(), True: Numbering()}


def numbered(parts: Iterable[Weighed], words: Words) -> list[Numbered]:
    """Return the words of a record by their numbers; new ones are given theirs."""
    return [
        Numbered(array("I", map(words[hidden].__getitem__, some)), hidden)
        for some, hidden in parts
    ]


def as_lines(keys: list[str]) -> bytes:
    """Return keys as they are kept."""
    return "\n".join(keys).encode()


def from_lines(kept: bytes) -> list[str]:
    """Return keys that were kept."""
    return kept.decode().split("\n") if kept else []


def keyed(word: str, spelling: str = "") -> str:
    """Return what a word is counted under."""
    return f"{word}{BETWEEN}{spelling}" if spelling else word
