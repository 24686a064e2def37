"""Transcriptions of texts that may not be shown, from which they are counted."""

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from edition.files import first_link
from edition.model import Document, Edition, Text
from edition.plain_text import on_one_line
from edition.readers.front_matter import split
from edition.scan import scan

TRANSCRIPTIONS = "transcriptions"
"""The folder they are in, which is never committed."""
MAX_BYTES = 4_000_000
PASSAGE = r"^p[1-9]\d*$"


def transcription(root: Path, slug: str) -> Document | None:
    """Return the transcription of a text, if there is one below the root."""
    name = f"{TRANSCRIPTIONS}/{slug}.md"
    path = root / name
    if first_link(root, name):
        return None
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return _scanned(source, name)


def transcribed(edition: Edition) -> Iterator[tuple[Text, Document]]:
    """Yield the texts shown as précis whose transcriptions are there."""
    for text in edition.texts:
        if text.is_precis:
            document = transcription(edition.root, text.slug)
            if document is not None:
                yield text, document


@lru_cache(maxsize=64)
def _scanned(source: str, name: str) -> Document:
    _, body, first_line = split(source)
    return scan(body, name, first_line)


def passages(document: Document) -> list[tuple[str, str]]:
    """Return the passages of a transcription as pairs of id and plain words."""
    found = (b for b in document.blocks if re.fullmatch(PASSAGE, b.id))
    return [(b.id, on_one_line(b.markdown)) for b in found]


def fingerprint(document: Document) -> str:
    """Return a digest of the passages of a transcription, its front matter apart."""
    text = "\n".join(f"{id} {words}" for id, words in passages(document))
    return blake2b(text.encode(), digest_size=8).hexdigest()
