"""Make PDFs by typst: tagged, with notes at the foot and numbers in the margin."""

import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edition.addresses import file
from edition.clock import now
from edition.exports.book import Book, book_of, file_name, whole_book
from edition.exports.pdf.content import content
from edition.exports.pdf.faults import explained
from edition.model import Edition, GeneratedFile, Text
from edition.templating import source

TEMPLATES = ("main.typ", "passages.typ", "words.typ")
"""What sets a book in type, the file that begins first."""
FONTS = "fonts"
"""The folder in which an edition puts fonts for what ours cannot write."""


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.pdf``."""
    path = file(text.slug, "pdf")
    yield GeneratedFile(path, pdf(book_of(edition, text)))


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield the edition as one book."""
    if book := whole_book(edition):
        yield GeneratedFile(f"{file_name(edition)}.pdf", pdf(book))


def pdf(book: Book, *, in_one_piece: bool = False) -> bytes:
    """Return a book as PDF/UA-1.

    Args:
        book: the book.
        in_one_piece: whether all is one long page, of which words are easily read.

    Raises:
        EditionError: something in the book cannot be written.
    """
    import typst

    data = content(book) | {"in_one_piece": in_one_piece}
    inputs = {n: source(book.edition, f"pdf/{n}").encode() for n in TEMPLATES}
    inputs["book.json"] = json.dumps(data, ensure_ascii=False).encode()
    try:
        return _compiled(inputs, book.edition.root / FONTS)
    except (typst.TypstError, typst.TypstWarning) as error:
        raise explained(book, error.message) from error


def _compiled(inputs: Any, fonts: Path) -> bytes:
    import typst

    with warnings.catch_warnings():
        warnings.simplefilter("error", typst.TypstWarning)  # words may be left out
        made = typst.compile(
            inputs,
            font_paths=[fonts] if fonts.is_dir() else [],
            ignore_system_fonts=True,
            timestamp=int(now().timestamp()),
            pdf_standards=["ua-1"],
        )
    assert isinstance(made, bytes)
    return made
