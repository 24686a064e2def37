"""Read PDFs: links and tags of the file first, then sizes and places."""

from edition.importer.pages.document import document_of
from edition.importer.pdf.process import reading
from edition.importer.structure import Document


def read(data: bytes, name: str) -> Document:
    """Return the document that a PDF holds."""
    return document_of(reading(data).pages)


def words(data: bytes) -> str:
    """Return all words of a PDF in the order in which they were painted."""
    return reading(data).words
