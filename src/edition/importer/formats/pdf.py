"""Read PDFs: links and tags of the file first, then sizes and places."""

from edition.importer.pages.document import document_of
from edition.importer.pdf.process import reading
from edition.importer.structure import Document

SHORT = 120_000
"""Letters of a PDF that may be no worse to read line by line."""


def read(data: bytes, name: str) -> Document:
    """Return the document that a PDF holds."""
    return document_of(reading(data).pages)


def plain(data: bytes) -> str:
    """Return the lines of a short PDF in the order in which they were painted."""
    text = reading(data).words
    return text if len(text) <= SHORT else ""


def words(data: bytes) -> str:
    """Return all words of a PDF in the order in which they were painted."""
    return reading(data).words
