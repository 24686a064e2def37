"""Write the list of words, each with its pages and its other spellings."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from edition.search.blocks import Block, page_head
from edition.search.cbor import ARRAY, encoded, head
from edition.search.places import BETWEEN, keyed

TWO, THREE = head(ARRAY, 2), head(ARRAY, 3)
"""What a spelling begins with, and what a word does."""
NONE = head(ARRAY, 0)


class Word(NamedTuple):
    """A word, and all that a chunk says of it."""

    word: str
    content: bytes


def listed(blocks: Iterable[Block]) -> Iterator[Word]:
    """Yield every word of some blocks in its order, as it is written."""
    pages = _pages(blocks)
    keys = sorted(key.partition(BETWEEN)[::2] for key in pages)
    for word, group in groupby(keys, key=lambda key: key[0]):
        spellings = [spelling for _, spelling in group if spelling]
        others = [
            TWO + encoded(spelling) + pages[keyed(word, spelling)]
            for spelling in spellings
        ]
        parts = [THREE, encoded(word), pages.get(word, NONE), _head(others), *others]
        yield Word(word, b"".join(parts))


def _head(items: list[bytes]) -> bytes:
    return head(ARRAY, len(items))


def _pages(blocks: Iterable[Block]) -> dict[str, bytes]:
    """Return the pages of each key as they are written.

    Each begins with its distance from the last page that has the key.
    """
    last: dict[str, int] = {}
    many: dict[str, int] = {}
    contents: dict[str, list[bytes]] = {}
    begin = 0
    for block in blocks:
        for key, first_in, last_in, many_in, content in block.items():
            if key in contents:
                distance = begin + first_in - last[key]
                contents[key] += (page_head(distance), content)
                many[key] += many_in
            else:
                contents[key] = [page_head(begin + first_in), content]
                many[key] = many_in
            last[key] = begin + last_in
        begin += block.records
    return {k: head(ARRAY, many[k]) + b"".join(c) for k, c in contents.items()}
