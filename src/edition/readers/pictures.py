"""Read the pictures of an edition: how wide and high they are, and what they hold."""

import posixpath
from urllib.parse import unquote, urlsplit

import imagesize

from edition.cache import digest
from edition.files import first_link
from edition.model import Edition
from edition.model.index import per_edition

Size = tuple[int, int]


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
    folder = "" if parts.path.startswith("/") else posixpath.dirname(page)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/")))
    return "" if path.startswith("..") else path


def _size(edition: Edition, path: str) -> Size | None:
    """Return the size of a picture; None where it is none that can be read."""
    file = edition.root / "docs" / path
    try:
        width, height = imagesize.get(str(file))
    except (OSError, ValueError):
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None
