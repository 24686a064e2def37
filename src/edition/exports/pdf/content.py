"""The content of a PDF as plain data, which the template of typst sets in type."""

from collections.abc import Iterator
from typing import Any

from edition.dates import ISO_DAY
from edition.exports.back_matter import Section
from edition.exports.book import Book
from edition.exports.imprint import Imprint, of_text
from edition.exports.pdf.words import Layer
from edition.exports.strip import strip
from edition.messages import gettext as _
from edition.model import Text
from edition.reading.tree import Reading
from edition.theme.palette import colours


def content(book: Book) -> dict[str, Any]:
    """Return what the template needs of a book."""
    said = book.imprint
    day = ISO_DAY.fullmatch(book.edition.settings.published)
    return {
        "lang": book.language,
        "title": book.title,
        "authors": list(said.creators),
        "description": book.description,
        "keywords": [] if book.is_whole else _terms(book),
        "date": {n: int(v) for n, v in day.groupdict().items()} if day else None,
        "accent": colours()["accent"],
        "is_whole": book.is_whole,
        "contents": _("Contents"),
        "imprint": _facts(said),
        "strip": strip(book),
        "texts": [_text(book, text) for text in book.texts],
        "sections": [_section(book, section) for section in book.sections]
        if book.is_whole
        else [],
    }


def _terms(book: Book) -> list[str]:
    """Return the terms of the glossary that a text links to."""
    lists = (section for section in book.sections if section.name == "glossary")
    return [entry.label for section in lists for entry in section.entries]


def _facts(said: Imprint) -> dict[str, Any]:
    return said._asdict() | {"lines": said.lines}


def _text(book: Book, text: Text) -> dict[str, Any]:
    layers = [reading for reading in book.readings if reading.text is text]
    own = Layer(book, layers[0])
    is_foreign = text.meta.language != book.language
    return _facts(of_text(book.edition, text)) | {
        "label": text.slug,
        "running": text.short_name,
        "lang": text.meta.language if is_foreign else "",
        "headnote": own.words(layers[0].headnote),
        "blocks": [block for layer in layers for block in _blocks(book, layer)],
    }


def _blocks(book: Book, reading: Reading) -> Iterator[dict[str, Any]]:
    """Yield the blocks of a layer, under a heading if it is a translation."""
    layer = Layer(book, reading)
    yield from layer.title()
    for part in reading.parts:
        yield from layer.part(part)


def _section(book: Book, section: Section) -> dict[str, Any]:
    layer = Layer(book, book.readings[0])
    return {
        "title": section.title,
        "entries": [
            {
                "anchor": f"{section.goal}-{entry.id}" if entry.id else "",
                "label": entry.label,
                "date": entry.date,
                "words": layer.words(entry.words),
            }
            for entry in section.entries
        ],
    }
