"""Open a file someone names: tell its format, and read it by the reader of that."""

import os
import re
import stat
from pathlib import Path
from typing import NamedTuple

from edition.importer.decode import Decoded, decode
from edition.importer.formats import READERS, Reader
from edition.importer.formats.identify import Format, identify
from edition.importer.structure import Document
from edition.problems import EditionError, Place, Problem

MAX_TEXT = 25_000_000
MAX_MARKUP = 50_000_000
"""Bytes of a file in HTML, XML or the like: its tree takes many times the memory."""
MAX_BYTES = 250_000_000
"""Bytes of a file that is packed, such as a PDF with pictures."""
PACKED = frozenset({"pdf", "epub", "docx", "odt"})
"""Formats whose readers bound what they unpack."""
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/{1,2}(?=[^/])", re.IGNORECASE)


class Structured(NamedTuple):
    """A document whose file says how it is built."""

    document: Document
    words: str
    """All words of the file as they come, by a reading of its own."""
    plain: str = ""
    """Its lines as they come, where it may be better to read these."""


Source = Decoded | Structured
"""What an import begins with: plain text, or a document with its structure."""


def open_document(path: Path, name: str) -> Source | Problem:
    """Read a file in whatever format it is, or say why it cannot be read."""
    data = _bytes(path, name)
    return data if isinstance(data, Problem) else read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Source | Problem:
    """Read the bytes of a file by the reader of their format."""
    kind = identify(data)
    reader = READERS.get(kind.name)
    if reader is not None:
        if kind.name not in PACKED and len(data) > MAX_MARKUP:
            return _too_large(len(data), MAX_MARKUP, name)
        return _read(reader, data, name)
    if not kind.is_text:
        return _refused(kind, name)
    if len(data) > MAX_TEXT:
        return _too_large(len(data), MAX_TEXT, name)
    return decode(data, Place(name))


def _read(reader: Reader, data: bytes, name: str) -> Source | Problem:
    """Read a structured document twice: with its structure, and its words alone."""
    try:
        document = reader.read(data, name)
        words = reader.words(data)
        plain = reader.plain(data) if reader.plain else ""
    except EditionError as error:
        what, _, advice = f"The file cannot be read: {error}".partition(". ")
        advice = advice.replace("FILE", Path(name).name)
        return Problem(Place(name), "I002", what, advice)
    if not document.blocks:
        return Problem(Place(name), "I004", "The file has no words")
    return Structured(document, words, plain)


def _refused(kind: Format, name: str) -> Problem:
    """Name a format that nothing here reads, and the command that helps."""
    what = f"This is {kind.title}, which is not read"
    command = kind.command.replace("FILE", Path(name).name)
    return Problem(Place(name), "I002", what, f"Make text of it: {command}")


def _too_large(size: int, limit: int, name: str) -> Problem:
    what = f"The file has {size:,} bytes; {limit:,} are allowed"
    return Problem(Place(name), "I003", what)


def _bytes(path: Path, name: str) -> bytes | Problem:
    """Return what a regular file holds; nothing is ever fetched."""
    place = Place(name)
    if ADDRESS.match(name):
        what = "This is an address, and nothing is fetched"
        return Problem(place, "I001", what, "Save the page, and name its file.")
    if path.is_symlink():
        return Problem(
            place, "I001", "This is a symbolic link", "Name the file it leads to."
        )
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return Problem(
                place, "I001", "This is a directory", "Name the files in it."
            )
        if not stat.S_ISREG(status.st_mode):
            return Problem(place, "I001", "This is not a regular file")
        if status.st_size > MAX_BYTES:
            return _too_large(status.st_size, MAX_BYTES, name)
        return path.read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        return Problem(place, "I001", f"The file cannot be read: {reason}")
