"""Read hOCR: pages, paragraphs, lines and words as classes of elements in HTML."""

import re
from collections.abc import Iterator

from edition.importer.formats.markup import (
    Element,
    decode_page,
    name_of,
    parse_html,
    words_of,
)
from edition.importer.ocr.recognised import Box, Recognised, Sheet, Word, pages_of
from edition.importer.ocr.xml import number
from edition.importer.pages import kinds
from edition.importer.pages.document import document_of
from edition.importer.structure import Document

LINES = {
    "ocr_line": "",
    "ocrx_line": "",
    "ocr_textfloat": "",
    "ocr_header": kinds.HEAD,
    "ocr_footer": kinds.HEAD,
    "ocr_pageno": kinds.FOLIO,
    "ocr_caption": kinds.CAPTION,
    "ocr_footnote": kinds.NOTE,
}
"""Classes of lines, and what each says."""
REGIONS = ("ocr_par", "ocrx_block", "ocr_carea", "ocr_column")
WORDS = ("ocrx_word", "ocr_word")
PROPERTY = re.compile(r"(?P<name>[a-z_]+)\s+(?P<values>[^;]*)")
BOLD = frozenset({"strong", "b"})
ITALIC = frozenset({"em", "i"})


def read(data: bytes, file: str) -> Document:
    """Return the document that a file in hOCR holds."""
    root = parse_html(decode_page(data))
    sheets = [_sheet(page) for page in _of_class(root, "ocr_page")]
    return document_of(pages_of(sheets, language=_language(root)))


def words(data: bytes) -> str:
    """Return all words of a file in hOCR as they come."""
    return words_of(decode_page(data))


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _language(root: Element) -> str:
    return root.get("lang") or ""


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _of_class(element: Element, *names: str) -> list[Element]:
    return [one for one in element.iter() if set(names) & set(_classes(one))]


def _told(element: Element) -> dict[str, list[str]]:
    """Return the properties of an element."""
    title = element.get("title") or ""
    return {m["name"]: m["values"].split() for m in PROPERTY.finditer(title)}


def _sheet(page: Element) -> Sheet:
    lines = [_line(one) for one in _of_class(page, *LINES)]
    found = tuple(line for line in lines if line.words)
    _, _, right, bottom = _box(_told(page))
    return Sheet(right or 1.0, bottom or 1.0, found)


def _line(line: Element) -> Recognised:
    told = _told(line)
    box = _box(told)
    kind = next((LINES[c] for c in _classes(line) if LINES.get(c)), "")
    return Recognised(
        words=tuple(_words(line, box)),
        box=box,
        region=_region(line),
        kind=kind,
        size=_first(told, "x_fsize") or _first(told, "x_size"),
        baseline=_baseline(told, box),
    )


def _region(line: Element) -> str:
    """Return the paragraph that a line stands in, or the part of the page."""
    for above in line.iterancestors():
        if set(REGIONS) & set(_classes(above)):
            return above.get("id") or above.get("title") or ""
    return ""


def _words(line: Element, box: Box) -> Iterator[Word]:
    found = _of_class(line, *WORDS)
    if not found:
        text = " ".join("".join(_texts(line)).split())
        if text:
            yield Word(text, box)
    for word in found:
        told = _told(word)
        below = {name_of(one) for one in word.iter()}
        text = "".join(_texts(word)).strip()
        if text:
            sure = told.get("x_wconf") or told.get("x_confs") or ["100"]
            yield Word(
                text,
                _box(told),
                number(sure[0], 100.0) / 100,
                bold=bool(BOLD & below),
                italic=bool(ITALIC & below),
                raised="sup" in below,
            )


def _box(told: dict[str, list[str]]) -> Box:
    left, top, right, bottom = ([number(x) for x in told.get("bbox", ())] + [0.0] * 4)[
        :4
    ]
    return (left, top, right, bottom)


def _first(told: dict[str, list[str]], property: str) -> float:
    values = told.get(property)
    return number(values[0]) if values else 0.0


def _baseline(told: dict[str, list[str]], box: Box) -> float:
    """Return where the middle of a line stands; its slope and offset are told."""
    if len(values := told.get("baseline", [])) < 2:
        return 0.0
    return box[3] + number(values[1]) + number(values[0]) * (box[2] - box[0]) / 2
