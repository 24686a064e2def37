"""Read the tags of a PDF's page: what its author's program says that things are."""

import ctypes
import re
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from edition.importer.pages import kinds

DEEPEST = 40
MOST_ELEMENTS = 20_000
HEADING = re.compile(r"H(?P<level>[1-6])?")
KINDS = {
    "Title": kinds.HEADING,
    "P": kinds.PARAGRAPH,
    "Note": kinds.NOTE,
    "FENote": kinds.NOTE,
    "Caption": kinds.CAPTION,
    "TD": kinds.TABLE,
    "TH": kinds.TABLE,
    "LI": kinds.ITEM,
    "TOCI": kinds.CONTENTS,
    "BlockQuote": kinds.QUOTE,
    "Formula": kinds.PARAGRAPH,
    "Figure": kinds.FIGURE,
    "Artifact": kinds.HEAD,
}
OUTER = frozenset({"Note", "FENote", "TD", "TH", "LI", "TOCI", "BlockQuote", "Caption"})
"""Elements whose paragraphs are what the element is."""


class Tag(NamedTuple):
    """What is said of one stretch of marked content."""

    order: int
    kind: str
    level: int
    """Of a heading; the row of a cell."""
    element: str


class _Frame(NamedTuple):
    """What is known of an element from those around it."""

    kind: str = ""
    level: int = 0
    element: str = ""
    outer: str = ""


def tags(page: PdfPage, number: int) -> dict[int, Tag]:
    """Return what is said of each marked content of a page, by its number."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    found: dict[int, Tag] = {}
    try:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            top = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            for content, frame in _walk(top, _Frame(), number, 0, [0]):
                tag = Tag(len(found), frame.kind, frame.level, frame.element)
                found.setdefault(content, tag)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return found


def _walk(
    element: object, above: _Frame, page: int, depth: int, seen: list[int]
) -> Iterator[tuple[int, _Frame]]:
    """Yield the contents below an element in order, each with what it is."""
    if not element or depth > DEEPEST or seen[0] > MOST_ELEMENTS:
        return
    seen[0] += 1
    row = page * MOST_ELEMENTS + seen[0]
    frame = _frame(_type(element), above, f"{page}.{seen[0]}", row)
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if content >= 0:
            yield content, frame
            continue
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        yield from _walk(child, frame, page, depth + 1, seen)


def _frame(name: str, above: _Frame, element: str, row: int) -> _Frame:
    """Return what an element of a type is within those around it."""
    if name == "TR":
        return above._replace(level=row)
    if heading := HEADING.fullmatch(name):
        return _Frame(kinds.HEADING, int(heading["level"] or 0), element, above.outer)
    kind = KINDS.get(name, "")
    if not kind:
        return above
    level = above.level if kinds.TABLE in (kind, above.outer) else 0
    if name in OUTER:
        return _Frame(kind, level, element, kind)
    return _Frame(above.outer or kind, level, element, above.outer)


def _type(element: object) -> str:
    buffer = ctypes.create_string_buffer(128)
    size = pdfium.FPDF_StructElement_GetType(element, buffer, 128)
    return buffer.raw[: max(0, min(size, 128) - 2)].decode("utf-16-le", "replace")
