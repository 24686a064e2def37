"""Read the pictures of an edition: how wide and high they are, and what they hold."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import imagesize

from edition.addresses import led_to
from edition.cache import digest
from edition.files import first_link
from edition.model import Edition
from edition.model.index import per_edition

Size = tuple[int, int]
WORDS = re.compile(rb"\xff\xfe|\xfe\xff|[^\0]*\Z")
BEGINNINGS = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    ".avif": re.compile(rb".{4}ftyp.{0,56}avi[fs]", re.DOTALL),
    ".ico": re.compile(rb"\x00\x00\x01\x00"),
    ".csv": WORDS,
    ".json": WORDS,
    ".txt": WORDS,
}
"""How files begin, by the ends of their names."""
READ = 512
"""Bytes that are looked at."""


@per_edition
def picture_sizes(edition: Edition) -> dict[str, Size]:
    """Return the width and height of every picture that is shown, by its path."""
    shown = {
        below_docs(document.page, link.target)
        for document in edition.documents
        for link in document.links
        if link.is_image
    }
    sizes = {path: _size(edition, path) for path in sorted(shown - {""})}
    return {path: size for path, size in sizes.items() if size}


def holds_its_kind(file: Path) -> bool:
    """Tell whether a file begins as its name says; of an unknown kind any does.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as opened:
        data = opened.read(READ)
    beginning = BEGINNINGS.get(file.suffix.lower())
    return beginning is None or beginning.match(data) is not None


def picture_bytes(edition: Edition, path: str) -> bytes:
    """Return a picture by its path below ``docs``; nothing where there is none."""
    if first_link(edition.root, f"docs/{path}"):
        return b""
    try:
        return (edition.root / "docs" / path).read_bytes()
    except OSError:
        return b""


@per_edition
def picture_sums(edition: Edition) -> dict[str, bytes]:
    """Return a digest of every picture that is shown, by its path."""
    paths = picture_sizes(edition)
    return {path: digest(picture_bytes(edition, path)) for path in paths}


def below_docs(page: str, target: str) -> str:
    """Return the path below ``docs`` that a page leads to; nothing where it is none."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    path = led_to(page, unquote(parts.path))
    return "" if path.startswith("..") else path


def _size(edition: Edition, path: str) -> Size | None:
    """Return the size of a picture; None where it is none that can be read."""
    file = edition.root / "docs" / path
    try:
        width, height = imagesize.get(str(file))
    except (OSError, ValueError):
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None
