"""Cut Pagefind's list of words anew, so that a reader loads little for each word.

Pagefind closes a chunk of its list when it holds 20,000 places, and has no setting for
that. A chunk is CBOR: a list of words, each an array of the word, its places by page,
and its other spellings. Words are copied as they are; only the borders change, and
with them the table of chunks in the metadata.
"""

import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import isqrt
from typing import Any, NamedTuple

from edition.search.pagefind import SIGNATURE, PagefindError

META_END = ".pf_meta"
ENTRY = "pagefind-entry.json"
LEAST = 12_000
"""Bytes of a chunk, unpacked, below which a request costs more than it saves."""
ROW = 16
"""Bytes, about, of a chunk in the metadata: in a larger index chunks are larger."""
ALIKE = 4
"""Letters that keep words together, so that what begins alike is found together."""
LAST = "\U0010ffff"
"""What sorts after every letter."""
WORD = 0x83
"""An array of three, as which a word begins; one of its spellings is one of two."""
TEXT, ARRAY = 0x60, 0x80
NUMBERS = re.compile(
    rb"(?:[\x00-\x17\x20-\x37\x80-\x97]|[\x18\x38\x98].|[\x19\x39\x99].{2}"
    rb"|[\x1a\x3a\x9a].{4})*+",
    re.DOTALL,
)
"""Whatever in a chunk is not text: numbers and the beginnings of arrays."""


class Word(NamedTuple):
    """A word, and all that a chunk says of it."""

    word: str
    content: bytes


class Chunk(NamedTuple):
    """A chunk as it is written, and between which words it stands."""

    first: str
    last: str
    packed: bytes


def cut(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an index, with smaller chunks of words."""
    old = next(name for name in files if name.endswith(META_END))
    head, table, tail = _parted(_unpacked(files[old]))
    found = [f"index/{row[2]}.pf_index" for row in table]
    size = sum(int.from_bytes(files[name][-4:], "little") for name in found)
    words = (word for name in found for word in words_in(_unpacked(files[name])))
    chunks = list(_chunks(words, max(LEAST, isqrt(ROW * size))))
    rows = list(_rows(chunks))
    for row, chunk in zip(rows, chunks, strict=True):
        yield f"index/{row[2]}.pf_index", chunk.packed
    meta = _packed(head + _encoded(rows) + tail)
    hash = hashlib.sha256(meta).hexdigest()[:10]
    yield f"pagefind.{hash}{META_END}", meta
    was = old.removeprefix("pagefind.").removesuffix(META_END).encode()
    yield ENTRY, files[ENTRY].replace(was, hash.encode())
    yield from ((n, c) for n, c in files.items() if n not in {*found, old, ENTRY})


def words_in(chunk: bytes) -> list[Word]:
    """Return the words of a chunk in their order."""
    starts, words = list[int](), list[str]()
    for begin, end in _texts(chunk):
        if chunk[begin - 1] == WORD:
            starts.append(begin - 1)
            words.append(chunk[_length(chunk, begin)[0] : end].decode())
    if len(words) != _length(chunk, 1)[1]:
        raise PagefindError("a chunk of the index is written otherwise")
    borders = pairwise([*starts, len(chunk)])
    return [Word(w, chunk[b:e]) for w, (b, e) in zip(words, borders, strict=True)]


def _texts(chunk: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each text begins and ends."""
    end = 0
    while (begin := NUMBERS.match(chunk, end).end()) < len(chunk):  # type: ignore[union-attr]
        start, length = _length(chunk, begin)
        end = start + length
        yield begin, end


def _chunks(words: Iterable[Word], limit: int) -> Iterator[Chunk]:
    held: list[Word] = []
    size = 0
    for word in words:
        if held and _is_border(held[-1].word, word, size, limit):
            yield _chunk(held)
            held, size = [], 0
        held.append(word)
        size += len(word.content)
    if held:
        yield _chunk(held)


def _is_border(last: str, word: Word, size: int, limit: int) -> bool:
    """Return whether a chunk ends before a word."""
    is_apart = last[:ALIKE] != word.word[:ALIKE]
    return (size >= limit and is_apart) or size + len(word.content) > 2 * limit


def _chunk(words: list[Word]) -> Chunk:
    body = b"".join(word.content for word in words)
    packed = _packed(_head(ARRAY, 1) + _head(ARRAY, len(words)) + body)
    return Chunk(words[0].word, words[-1].word, packed)


def _rows(chunks: list[Chunk]) -> Iterator[list[str]]:
    """Yield the table of chunks: from where, to where, the name.

    Each word that might be looked for lies within just one. Names begin alike, and
    so cost little where they are packed together.
    """
    digest = hashlib.sha256(b"".join(chunk.packed for chunk in chunks)).hexdigest()
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


def _parted(meta: bytes) -> tuple[bytes, list[list[str]], bytes]:
    """Return the table of chunks, and what stands before and after it."""
    _, begin = _decoded(meta, 1)
    _, begin = _decoded(meta, begin)
    table, end = _decoded(meta, begin)
    return meta[:begin], table, meta[end:]


def _decoded(content: bytes, at: int) -> tuple[Any, int]:
    """Return the number, text or list at a place, and where it ends."""
    kind = content[at] & 0xE0
    at, value = _length(content, at)
    if kind == TEXT:
        return content[at : at + value].decode(), at + value
    if kind != ARRAY:
        return value, at
    items = []
    for _ in range(value):
        item, at = _decoded(content, at)
        items.append(item)
    return items, at


def _length(content: bytes, at: int) -> tuple[int, int]:
    """Return where the head of an item ends, and the number in it."""
    short = content[at] & 0x1F
    if short < 24:
        return at + 1, short
    end = at + 1 + (1 << (short - 24))
    return end, int.from_bytes(content[at + 1 : end], "big")


def _encoded(value: list[Any] | str) -> bytes:
    if isinstance(value, str):
        content = value.encode()
        return _head(TEXT, len(content)) + content
    return _head(ARRAY, len(value)) + b"".join(map(_encoded, value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind + number])
    size = next(n for n in range(4) if number < 256 ** (1 << n))
    return bytes([kind + 24 + size]) + number.to_bytes(1 << size, "big")


def _unpacked(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(SIGNATURE)


def _packed(content: bytes) -> bytes:
    return gzip.compress(SIGNATURE + content, mtime=0)
