"""Read one page of a PDF: its lines, rules, label and words."""

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from edition.importer.pages.lines import Aside, Page, Rule
from edition.importer.pdf.glyphs import Painted, painted
from edition.importer.pdf.links import links
from edition.importer.pdf.tags import tags
from edition.importer.pdf.typeset import lines_of, once

MOST_OBJECTS = 3_000
THIN = 2.5
SHORTEST_RULE = 30
PICTURE = 0.4
"""The share of a page that a picture covers which may hold its text."""

Box = tuple[float, float, float, float]


class PageRead(NamedTuple):
    """A page, and its letters in the order in which they were painted."""

    page: Page
    words: str


def read_page(
    document: PdfDocument, number: int, boxes: list[Box], *, tagged: bool
) -> PageRead:
    """Return a page of a PDF.

    Args:
        document: the file.
        number: the page, from 0.
        boxes: what is shown of every page.
        tagged: whether the file says what things are.
    """
    page = document[number]
    text = page.get_textpage()
    try:
        found = painted(page, text)
        return PageRead(
            _page(document, page, number, boxes, found, tagged), found.words
        )
    finally:
        text.close()
        page.close()


def _page(
    document: PdfDocument,
    page: PdfPage,
    number: int,
    boxes: list[Box],
    found: Painted,
    tagged: bool,
) -> Page:
    upright = found.turn == 0
    told = tags(page, number) if tagged else {}
    near = links(document, page, boxes) if upright else []
    width, height = _size(boxes[number], found.turn)
    lines, again = once(lines_of(found.glyphs, number, near, told))
    asides = (
        Aside("text across the page", found.across),
        Aside("text outside the page", found.outside),
        Aside("text painted twice", again),
    )
    return Page(
        number=number,
        width=width,
        height=height,
        lines=tuple(lines),
        rules=tuple(_rules(page)) if upright else (),
        label=document.get_page_label(number) or "",
        asides=tuple(aside for aside in asides if aside.text),
        warning=_warning(page, found, width * height),
    )


def _warning(page: PdfPage, found: Painted, area: float) -> str:
    """Say what of a page is not read."""
    if found.is_cut:
        return "more letters than are read"
    if not found.glyphs and any(_covers(page, area)):
        return "a picture without text"
    return ""


def _covers(page: PdfPage, area: float) -> Iterator[bool]:
    """Tell of each picture on a page whether it covers much of it."""
    for left, bottom, right, top in _bounds(page, [pdfium.FPDF_PAGEOBJ_IMAGE]):
        yield (right - left) * (top - bottom) > PICTURE * area


def _size(box: Box, turn: int) -> tuple[float, float]:
    width, height = box[2] - box[0], box[3] - box[1]
    return (height, width) if turn % 2 else (width, height)


def _rules(page: PdfPage) -> Iterator[Rule]:
    """Yield the thin horizontal lines that are drawn on a page."""
    box_left, _, _, box_top = page.get_cropbox()
    kinds = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING]
    for left, bottom, right, top in _bounds(page, kinds):
        if top - bottom < THIN and right - left > SHORTEST_RULE:
            yield Rule(left - box_left, box_top - top, right - box_left)


def _bounds(page: PdfPage, kinds: list[int]) -> Iterator[Box]:
    """Yield where the objects of some kinds stand."""
    for index, thing in enumerate(page.get_objects(filter=kinds, max_depth=2)):
        if index > MOST_OBJECTS:
            return
        try:
            yield thing.get_bounds()
        except PdfiumError:
            continue
