"""Write the list of words, each with its pages and its other spellings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from edition.search.cbor import ARRAY, NUMBER, Heads, encoded, head
from edition.search.places import BETWEEN, Places, keyed

TWO, THREE = head(ARRAY, 2), head(ARRAY, 3)
"""What a spelling begins with, and what a word and a page do."""
_numbers = Heads(NUMBER)


class Word(NamedTuple):
    """A word, and all that a chunk says of it."""

    word: str
    content: bytes


def listed(records: Iterable[Places]) -> Iterator[Word]:
    """Yield every word of some records in its order, as it is written."""
    pages = _pages(records)
    keys = sorted(key.partition(BETWEEN)[::2] for key in pages)
    for word, group in groupby(keys, key=lambda key: key[0]):
        spellings = [spelling for _, spelling in group if spelling]
        others = [
            TWO + encoded(spelling) + _array(pages[keyed(word, spelling)])
            for spelling in spellings
        ]
        own = _array(pages.get(word, []))
        yield Word(word, THREE + encoded(word) + own + _array(others))


def _pages(records: Iterable[Places]) -> dict[str, list[bytes]]:
    """Return the pages of each key as they are written.

    Each begins with its distance from the last page that has the key.
    """
    pages: dict[str, list[bytes]] = defaultdict(list)
    last: dict[str, int] = defaultdict(int)
    for number, record in enumerate(records):
        for key, places in record.items():
            pages[key].append(THREE + _numbers[number - last[key]] + places)
            last[key] = number
    return pages


def _array(items: list[bytes]) -> bytes:
    return head(ARRAY, len(items)) + b"".join(items)
