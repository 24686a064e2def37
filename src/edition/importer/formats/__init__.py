"""Read formats that say what is what: one format, one file, one reader."""

from collections.abc import Callable
from typing import NamedTuple

from edition.importer.formats.epub import epub_words, read_epub
from edition.importer.formats.tei import read_tei, tei_words
from edition.importer.formats.web import html_words, read_html
from edition.importer.structure import Document


class Reader(NamedTuple):
    """What is known of a format: how to read it, twice, each independent of the other.

    Both refuse with an ``EditionError`` what they cannot read.
    """

    read: Callable[[bytes, str], Document]
    """Bytes and the name of the file → the document."""
    words: Callable[[bytes], str]
    """Bytes → all words of the file as they come, for the law of words."""


READERS: dict[str, Reader] = {
    "epub": Reader(read_epub, epub_words),
    "html": Reader(read_html, html_words),
    "tei": Reader(read_tei, tei_words),
}
"""The reader of each format by its name in ``identify``."""
