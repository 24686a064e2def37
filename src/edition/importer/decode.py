"""Decode plain text: accept what is text, and say clearly what is none."""

from typing import NamedTuple

from edition.importer.repairs import Repair
from edition.problems import Place, Problem

RULE = "decode"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
UNDEFINED = frozenset(b"\x81\x8d\x8f\x90\x9d")
"""Bytes that Windows-1252 does not know."""
MOST_HIGH = 0.2
"""A text in a Western language has fewer letters outside ASCII than this."""
MOST_LINES = 1_000_000
BINARY = frozenset(range(0x20)) - frozenset(b"\t\n\r\f\x0b\x1a\x1b\x08")


class Decoded(NamedTuple):
    """The text of a file, its line ends made alike, and what that took."""

    text: str
    repairs: tuple[Repair, ...]


def decode(data: bytes, place: Place) -> Decoded | Problem:
    """Decode UTF-8 or, where that is what it must be, Windows-1252."""
    if data.startswith(UTF_16):
        return Problem(place, "I002", "The file is UTF-16", "Save it as UTF-8.")
    if problem := _binary(data, place):
        return problem
    repairs: list[Repair] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if not _is_western(data):
            what = (
                f"Byte {error.start} is not UTF-8, and the rest is no Western encoding"
            )
            return Problem(Place(place.path, line), "I002", what)
        text = data.decode("cp1252")
        repairs.append(
            Repair(RULE, line, "bytes of Windows-1252", "UTF-8", 0.8, described=True)
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _filled(text.removesuffix("\x1a"), repairs, place)


def _binary(data: bytes, place: Place) -> Problem | None:
    """Refuse what holds NUL or other bytes that no text has."""
    if (at := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, at) + 1
        what = "The file holds NUL bytes: it is binary, or UTF-16"
        return Problem(Place(place.path, line), "I002", what)
    odd = sum(data.count(bytes([byte])) for byte in BINARY)
    if odd > len(data) / 200:
        return Problem(place, "I002", "The file is binary")
    return None


def _is_western(data: bytes) -> bool:
    """Tell whether bytes outside ASCII are few and all known to Windows-1252."""
    high = data.translate(None, bytes(range(0x80)))
    return not UNDEFINED & set(high) and len(high) < MOST_HIGH * len(data)


def _filled(text: str, repairs: list[Repair], place: Place) -> Decoded | Problem:
    """Refuse a document too short to be one, or with more lines than any."""
    if text.count("\n") + text.count("\f") > MOST_LINES:
        return Problem(place, "I003", f"The file has more than {MOST_LINES:,} lines")
    filled = sum(1 for line in text.splitlines() if line.strip())
    if filled == 0:
        return Problem(place, "I004", "The file is empty")
    if filled == 1:
        return Problem(place, "I004", "The file has one line")
    return Decoded(text, tuple(repairs))
