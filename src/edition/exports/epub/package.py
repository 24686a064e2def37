"""What the package of an EPUB says of the book: for libraries, shops and readers."""

from collections.abc import Sequence, Set
from typing import Any, NamedTuple

from edition.clock import now
from edition.dates import ISO_DATE
from edition.exports.book import Book
from edition.exports.epub.pages import PICTURES, Linked
from edition.typography import reading_order

FEATURES = (
    *("structuralNavigation", "tableOfContents", "readingOrder"),
    *("displayTransformability", "ARIA", "pageNavigation", "pageBreakMarkers"),
)
TYPES = PICTURES | {"css": "text/css", "xhtml": "application/xhtml+xml"}
PROPERTIES = {"nav.xhtml": "nav", "cover.svg": "cover-image"}


class Item(NamedTuple):
    """A file of the book as the package lists it."""

    id: str
    href: str
    type: str
    properties: str = ""


def package(
    book: Book, read: Sequence[str], used: Sequence[str], pages: Sequence[Linked]
) -> dict[str, Any]:
    """Return what the template of the package needs.

    Args:
        book: the book.
        read: the names of the files that are read one after another.
        used: those of what is used in them.
        pages: what was found on them.
    """
    said, settings = book.imprint, book.edition.settings
    pictures = any(page.shown for page in pages)
    formulas = {page.file for page in pages if page.has_formulas}
    items = [_item(name, formulas) for name in sorted([*read, *used])]
    return {
        "said": said,
        "title": book.title,
        "identifier": _identifier(book),
        "languages": _languages(book),
        "translators": _translators(book),
        "role": "edt" if book.is_whole else "aut",
        "publisher": ", ".join(settings.editor_names),
        "date": settings.published if ISO_DATE.fullmatch(settings.published) else "",
        "description": book.description,
        "modified": f"{now():%Y-%m-%dT%H:%M:%SZ}",
        "features": [
            *FEATURES,
            *["alternativeText"] * pictures,
            *["MathML"] * bool(formulas),
        ],
        "pictures": pictures,
        "conforms": not any(page.is_seen_only for page in pages),
        "items": items,
        "spine": [_id(name) for name in read],
    }


def _item(name: str, formulas: Set[str]) -> Item:
    properties = PROPERTIES.get(name, "mathml" if name in formulas else "")
    return Item(_id(name), name, TYPES[name.rpartition(".")[2].lower()], properties)


def _id(name: str) -> str:
    return "i-" + name.replace("/", "-")


def _identifier(book: Book) -> str:
    """Return an address that a new version does not have: that is a new book."""
    site = book.edition.settings.site_url
    if book.is_whole:
        return "/".join([site.rstrip("/"), book.edition.settings.version, "epub"])
    text = book.texts[0]
    return f"{site}texts/{text.slug}/{text.meta.version}/epub"


def _languages(book: Book) -> list[str]:
    """Return the languages of the words, that of the edition first."""
    layers = (reading.layer for reading in book.readings)
    own = (text.meta.language for text in book.texts if not text.is_precis)
    theirs = (layer.language for layer in layers if layer)
    return [*dict.fromkeys([book.language, *own, *theirs])]


def _translators(book: Book) -> list[str]:
    said = (reading.layer.translation for reading in book.readings if reading.layer)
    names = (name for one in said if one for name in one.translators)
    return [*dict.fromkeys(map(reading_order, names))]
