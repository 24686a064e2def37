"""Make EPUB 3.3: a text, or the whole edition, as a book for any reading system."""

from collections.abc import Iterator

from edition.addresses import file
from edition.clock import now
from edition.exports.book import Book, book_of, file_name, whole_book
from edition.exports.epub.contents import contents
from edition.exports.zipped import zipped
from edition.model import Edition, GeneratedFile, Text

MEDIA_TYPE = "application/epub+zip"


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.epub``."""
    path = file(text.slug, "epub")
    yield GeneratedFile(path, epub(book_of(edition, text)))


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield the edition as one book."""
    if book := whole_book(edition):
        yield GeneratedFile(f"{file_name(edition)}.epub", epub(book))


def epub(book: Book) -> bytes:
    """Return a book as EPUB."""
    return zipped(contents(book), now(), mimetype=MEDIA_TYPE)
