"""Own the little of CBOR that Pagefind writes: numbers, texts and arrays of them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

NUMBER, NEGATIVE, TEXT, ARRAY = 0x00, 0x20, 0x60, 0x80
WIDER = np.array([24, 1 << 8, 1 << 16])
"""Numbers from which on a head is wider."""
SIZES = np.array([0, 1, 2, 4])
"""Bytes of a number behind the first, by its width."""
KNOWN = frozenset({NUMBER, NEGATIVE, TEXT, ARRAY})


def decoded(content: bytes, at: int = 0) -> tuple[Any, int]:
    """Return the number, text or array at a place, and where it ends.

    Raises:
        ValueError: there is something else, or the content ends too soon.
    """
    kind, value, at = _opened(content, at)
    if kind == NUMBER:
        return value, at
    if kind == NEGATIVE:
        return -1 - value, at
    if kind == TEXT:
        return content[at : at + value].decode(), at + value
    items = []
    for _ in range(value):
        item, at = decoded(content, at)
        items.append(item)
    return items, at


def _opened(content: bytes, at: int) -> tuple[int, int, int]:
    """Return the kind of an item, the number in its head, and where that ends."""
    kind, short = content[at] & 0xE0, content[at] & 0x1F
    if kind not in KNOWN or short > 27:
        raise ValueError(f"byte {at} is neither number, text nor array")
    if short < 24:
        return kind, short, at + 1
    end = at + 1 + (1 << (short - 24))
    return kind, int.from_bytes(content[at + 1 : end], "big"), end


def encoded(value: list[Any] | str | int) -> bytes:
    """Return a number that is not negative, a text or an array in CBOR."""
    if isinstance(value, int):
        return head(NUMBER, value)
    if isinstance(value, str):
        content = value.encode()
        return head(TEXT, len(content)) + content
    return head(ARRAY, len(value)) + b"".join(map(encoded, value))


def head(kind: int, number: int) -> bytes:
    """Return what an item begins with: its kind, and its value or length."""
    if number < 24:
        return bytes([kind + number])
    size = next(n for n in range(4) if number < 256 ** (1 << n))
    return bytes([kind + 24 + size]) + number.to_bytes(1 << size, "big")


def encoded_heads(
    kinds: NDArray[np.uint8], numbers: NDArray[np.int64]
) -> tuple[bytes, NDArray[np.int64]]:
    """Return many heads one after another, as `head` makes them, and where each ends.

    Args:
        kinds: the kind of each.
        numbers: the number in each, less than 2 ** 32.
    """
    width = np.searchsorted(WIDER, numbers, side="right")
    ends = np.cumsum(1 + SIZES[width])
    begins = ends - SIZES[width] - 1
    content = np.empty(ends[-1] if len(ends) else 0, dtype=np.uint8)
    content[begins] = kinds + np.where(width == 0, numbers, 23 + width)
    for wide, size in enumerate(SIZES):
        rows = width == wide
        for byte in range(size):
            shown = numbers[rows] >> 8 * (size - byte - 1)
            content[begins[rows] + byte + 1] = shown & 0xFF
    return content.tobytes(), ends


class Heads(dict[int, bytes]):
    """The heads of one kind, by number; each is made once."""

    def __init__(self, kind: int) -> None:
        """Begin without any."""
        super().__init__()
        self._kind = kind

    def __missing__(self, number: int) -> bytes:
        self[number] = head(self._kind, number)
        return self[number]
