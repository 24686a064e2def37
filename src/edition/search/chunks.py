"""Cut the list of words into chunks, so that a reader loads little for each word.

Pagefind closes a chunk when it holds 20,000 places. Ours are smaller, and kept to what
begins alike. The metadata say between which words each chunk stands.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import isqrt
from typing import NamedTuple

from edition.search.cbor import ARRAY, head
from edition.search.packed import packed
from edition.search.words import Word

LEAST = 12_000
"""Bytes of a chunk, unpacked, below which a request costs more than it saves."""
ROW = 16
"""Bytes, about, of a chunk in the metadata: in a larger index chunks are larger."""
ALIKE = 4
"""Letters that keep words together, so that what begins alike is found together."""
LAST = "\U0010ffff"
"""What sorts after every letter."""


class Chunk(NamedTuple):
    """A chunk as it is written, and between which words it stands."""

    first: str
    last: str
    digest: str
    """That of its content, before it was packed."""
    packed: bytes


def cut(words: list[Word], known: Mapping[str, bytes]) -> list[Chunk]:
    """Return the chunks of a list of words.

    Args:
        words: the words in their order.
        known: chunks that were packed before, by digest.
    """
    limit = max(LEAST, isqrt(ROW * sum(len(word.content) for word in words)))
    return [_chunk(portion, known) for portion in _portions(words, limit)]


def _portions(words: Iterable[Word], limit: int) -> Iterator[list[Word]]:
    held: list[Word] = []
    size = 0
    for word in words:
        if held and _is_border(held[-1].word, word, size, limit):
            yield held
            held, size = [], 0
        held.append(word)
        size += len(word.content)
    if held:
        yield held


def _is_border(last: str, word: Word, size: int, limit: int) -> bool:
    """Return whether a chunk ends before a word."""
    is_apart = last[:ALIKE] != word.word[:ALIKE]
    return (size >= limit and is_apart) or size + len(word.content) > 2 * limit


def _chunk(words: list[Word], known: Mapping[str, bytes]) -> Chunk:
    body = b"".join(word.content for word in words)
    content = head(ARRAY, 1) + head(ARRAY, len(words)) + body
    digest = hashlib.sha256(content).hexdigest()
    done = known.get(digest) or packed(content)
    return Chunk(words[0].word, words[-1].word, digest, done)


def rows(chunks: list[Chunk]) -> Iterator[list[str]]:
    """Yield the table of chunks: from where, to where, the name.

    Each word that might be looked for lies within just one. Names begin alike, and
    so cost little where they are packed together.
    """
    if not chunks:
        return
    digest = hashlib.sha256("".join(c.digest for c in chunks).encode()).hexdigest()
    pairs = pairwise(chunks)
    starts = ["", *(_start(one.last, other.first) for one, other in pairs)]
    ends = [*map(_end, starts[1:]), LAST]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        yield [start, end, f"{digest[:8]}{number:x}"]


def _start(last: str, first: str) -> str:
    """Return the shortest beginning of a word that sorts after another word."""
    return next(first[:n] for n in range(1, len(first) + 1) if first[:n] > last)


def _end(start: str) -> str:
    """Return what sorts after all that comes before a beginning."""
    before = ord(start[-1]) - 1
    return start[:-1] + chr(0xD7FF if before == 0xDFFF else before) + LAST
