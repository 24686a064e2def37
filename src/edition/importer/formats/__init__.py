"""Read formats that say what is what: one format, one file, one reader."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from edition.importer.formats import alto, hocr, page_xml, pdf
from edition.importer.formats.bare_words import words_of
from edition.importer.formats.docbook import read_docbook
from edition.importer.formats.epub import epub_words, read_epub
from edition.importer.formats.fb2 import read_fb2
from edition.importer.formats.html import html_words, read_html
from edition.importer.formats.jats import read_jats
from edition.importer.formats.pandoc_reader import BY_PANDOC, read_by_pandoc
from edition.importer.formats.tei import read_tei, tei_words
from edition.importer.structure import Document


class Reader(NamedTuple):
    """What is known of a format: how to read it, twice, each independent of the other.

    Both refuse with an ``EditionError`` what they cannot read.
    """

    read: Callable[[bytes, str], Document]
    """Bytes and the name of the file → the document."""
    words: Callable[[bytes], str]
    """Bytes → all words of the file as they come, for the law of words."""
    plain: Callable[[bytes], str] | None = None
    """Bytes → the lines of a short file as they come, which may read better."""


READERS: dict[str, Reader] = {
    "epub": Reader(read_epub, epub_words),
    "html": Reader(read_html, html_words),
    "pdf": Reader(pdf.read, pdf.words, pdf.plain),
    "hocr": Reader(hocr.read, hocr.words),
    "alto": Reader(alto.read, alto.words),
    "page": Reader(page_xml.read, page_xml.words),
    "tei": Reader(read_tei, tei_words),
    "docbook": Reader(read_docbook, partial(words_of, "docbook")),
    "fb2": Reader(read_fb2, partial(words_of, "fb2")),
    "jats": Reader(read_jats, partial(words_of, "jats")),
    **{
        name: Reader(partial(read_by_pandoc, name), partial(words_of, name))
        for name in BY_PANDOC
    },
}
"""The reader of each format by its name in ``identify``."""
