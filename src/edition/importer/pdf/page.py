"""Read one page of a PDF: its lines, rules and label."""

from collections.abc import Iterator

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfPage, PdfiumError

from edition.importer.pages.lines import Page, Rule
from edition.importer.pdf.glyphs import painted
from edition.importer.pdf.links import links
from edition.importer.pdf.tags import tags
from edition.importer.pdf.typeset import lines_of

MOST_OBJECTS = 3_000
THIN = 2.5
SHORTEST_RULE = 30


def read_page(
    document: PdfDocument,
    number: int,
    boxes: list[tuple[float, float, float, float]],
    *,
    tagged: bool,
) -> Page:
    """Return a page of a PDF; what cannot be read of it is left out."""
    page = document[number]
    text = page.get_textpage()
    try:
        found = painted(page, text)
        upright = found.turn == 0
        told = tags(page, number) if tagged else {}
        near = links(document, page, boxes) if upright else []
        width, height = _size(boxes[number], found.turn)
        return Page(
            number=number,
            width=width,
            height=height,
            lines=tuple(lines_of(found.glyphs, number, near, told)),
            rules=tuple(_rules(page)) if upright else (),
            label=document.get_page_label(number) or "",
            across=(found.across,) if found.across else (),
            is_cut=found.is_cut,
        )
    finally:
        text.close()
        page.close()


def _size(box: tuple[float, float, float, float], turn: int) -> tuple[float, float]:
    width, height = box[2] - box[0], box[3] - box[1]
    return (height, width) if turn % 2 else (width, height)


def _rules(page: PdfPage) -> Iterator[Rule]:
    """Yield the thin horizontal lines that are drawn on a page."""
    kinds = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING]
    box_left, _, _, box_top = page.get_cropbox()
    objects = page.get_objects(filter=kinds, max_depth=2)
    for index, thing in enumerate(objects):
        if index > MOST_OBJECTS:
            return
        try:
            left, bottom, right, top = thing.get_bounds()
        except PdfiumError:
            continue
        if top - bottom < THIN and right - left > SHORTEST_RULE:
            yield Rule(left - box_left, box_top - top, right - box_left)
