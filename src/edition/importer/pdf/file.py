"""Read a whole PDF: its pages, its outline, and all its words as they come."""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from edition.importer.pages.lines import Page, Pages
from edition.importer.pdf.page import PageRead, read_page

MOST_PAGES = 5_000
MOST_LETTERS = 20_000_000
MOST_ENTRIES = 5_000
"""Entries of an outline that are read."""
DEEPEST = 8
UNKNOWN = 0.3
"""The share of letters without a meaning from which on a text cannot be read."""
ENCRYPTED = (
    "it is encrypted. Open it with its password, save a copy without one, and import "
    "that"
)
BROKEN = (
    "it is no whole PDF. Get it again, or mend it and import what comes of it: "
    "qpdf FILE MENDED.pdf"
)
TOO_MANY = f"it has more than {MOST_PAGES:,} pages. Import it in parts"
TOO_LONG = f"it has more than {MOST_LETTERS:,} letters. Import it in parts"
PICTURES = (
    "it holds pictures of pages and no text. Have its text recognised, and import what "
    "comes of it: ocrmypdf FILE RECOGNISED.pdf"
)
NO_CHARACTERS = (
    "it does not say which characters its letters are. Have its text recognised from "
    "pictures of its pages, and import what comes of it: "
    "ocrmypdf --force-ocr FILE RECOGNISED.pdf"
)


class RefusedError(Exception):
    """A PDF cannot be read, and what to do."""


class Reading(NamedTuple):
    """What a PDF holds."""

    pages: Pages
    words: str
    """All its letters in the order in which they were painted."""


def read_file(data: bytes) -> Reading:
    """Read a PDF, or refuse it in a sentence that says what to do."""
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        secret = error.err_code == pdfium.FPDF_ERR_PASSWORD
        raise RefusedError(ENCRYPTED if secret else BROKEN) from None
    try:
        return _reading(document)
    finally:
        document.close()


def _reading(document: PdfDocument) -> Reading:
    count = len(document)
    if not count:
        raise RefusedError(BROKEN)
    if count > MOST_PAGES:
        raise RefusedError(TOO_MANY)
    boxes = list(_boxes(document))
    read = []
    letters = 0
    for one in _pages(document, boxes):
        read.append(one)
        letters += len(one.words)
        if letters > MOST_LETTERS:
            raise RefusedError(TOO_LONG)
    _readable("".join(page.words for page in read))
    title = document.get_metadata_dict(skip_empty=True).get("Title", "")
    pages = Pages(
        tuple(page.page for page in read),
        outline=tuple(_outline(document)),
        title=title,
        language=_language(document),
    )
    return Reading(pages, "\n\f\n".join(page.words for page in read))


def _boxes(document: PdfDocument) -> Iterator[tuple[float, float, float, float]]:
    """Yield what is shown of each page."""
    for number in range(len(document)):
        try:
            page = document[number]
        except PdfiumError:
            yield (0.0, 0.0, 612.0, 792.0)
            continue
        yield page.get_cropbox()
        page.close()


def _pages(
    document: PdfDocument, boxes: list[tuple[float, float, float, float]]
) -> Iterator[PageRead]:
    """Yield each page; one that is broken has nothing on it, and says so."""
    tagged = document.is_tagged()
    for number in range(len(document)):
        try:
            yield read_page(document, number, boxes, tagged=tagged)
        except PdfiumError:
            left, bottom, right, top = boxes[number]
            page = Page(number, right - left, top - bottom, (), warning="a broken page")
            yield PageRead(page, "")


def _readable(words: str) -> None:
    """Refuse a text that has no letters, or none that mean something."""
    letters = [c for c in words if not c.isspace()]
    if not letters:
        raise RefusedError(PICTURES)
    unknown = sum(
        c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < " " for c in letters
    )
    if unknown > UNKNOWN * len(letters):
        raise RefusedError(NO_CHARACTERS)


def _outline(document: PdfDocument) -> Iterator[tuple[int, str, int]]:
    """Yield the entries of the outline; one that leads in a circle is cut."""
    for at, entry in enumerate(document.get_toc(max_depth=DEEPEST)):
        if at >= MOST_ENTRIES:
            return
        dest = entry.get_dest()
        page = dest.get_index() if dest else None
        if page is not None:
            yield entry.level + 1, entry.get_title(), page


def _language(document: PdfDocument) -> str:
    buffer = (ctypes.c_ushort * 32)()
    size = pdfium.FPDFCatalog_GetLanguage(document, buffer, 64)
    return bytes(buffer)[: max(0, min(size, 64) - 2)].decode("utf-16-le", "replace")
