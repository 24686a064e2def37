"""Read PAGE: regions that say what they are, lines, and their reading order."""

from collections.abc import Iterator
from dataclasses import replace

from edition.importer.formats.markup import Element, name_of, parse_xml
from edition.importer.ocr.recognised import (
    Box,
    Recognised,
    Sheet,
    Word,
    around,
    pages_of,
)
from edition.importer.ocr.xml import below, children, number
from edition.importer.pages import kinds
from edition.importer.pages.document import document_of
from edition.importer.structure import Document

TYPES = {
    "heading": kinds.HEADING,
    "header": kinds.HEAD,
    "footer": kinds.HEAD,
    "page-number": kinds.FOLIO,
    "catch-word": kinds.HEAD,
    "signature-mark": kinds.HEAD,
    "footnote": kinds.NOTE,
    "footnote-continued": kinds.NOTE,
    "caption": kinds.CAPTION,
    "marginalia": kinds.MARGIN,
    "toc-entry": kinds.CONTENTS,
}
"""What the type of a region says of its lines."""
DROP_CAPITAL = "drop-capital"
ORDERED = (
    "OrderedGroup",
    "UnorderedGroup",
    "OrderedGroupIndexed",
    "UnorderedGroupIndexed",
    "RegionRefIndexed",
    "RegionRef",
)


def read(data: bytes, file: str) -> Document:
    """Return the document that a file in PAGE holds."""
    sheets = [_sheet(page) for page in below(parse_xml(data), "Page")]
    return document_of(pages_of(sheets))


def words(data: bytes) -> str:
    """Return all words of a file in PAGE as they come."""
    lines = []
    for region in below(parse_xml(data), "TextRegion"):
        own = children(region, "TextLine")
        inner = children(region, "TextRegion")
        lines += [_text(line) for line in own] or ([] if inner else [_text(region)])
    return "\n".join(lines)


def _text(element: Element) -> str:
    """Return what an element says: its first reading, or that of its words."""
    readings = sorted(
        children(element, "TextEquiv"), key=lambda e: number(e.get("index"), 0.0)
    )
    for reading in readings:
        for unicode in children(reading, "Unicode"):
            if unicode.text:
                return unicode.text
    return " ".join(_text(word) for word in children(element, "Word"))


def _sheet(page: Element) -> Sheet:
    typed = any(
        region.get("type") not in (None, "paragraph", "other")
        for region in below(page, "TextRegion")
    )
    lines: list[Recognised] = []
    capital = ""
    for region in _ordered(page):
        found = list(_lines(region, typed=typed))
        if region.get("type") == DROP_CAPITAL:
            capital += "".join(w.text for line in found for w in line.words).strip()
            continue
        if capital and found:
            found[0], capital = _begun(found[0], capital), ""
        lines += found
    width = number(page.get("imageWidth"), 1.0)
    return Sheet(width, number(page.get("imageHeight"), 1.0), tuple(lines))


def _begun(line: Recognised, capital: str) -> Recognised:
    """Put a large first letter before the line whose first word it begins."""
    first, *rest = line.words
    return replace(line, words=(replace(first, text=capital + first.text), *rest))


def _ordered(page: Element) -> list[Element]:
    """Return the regions of text in their reading order, those outside it last."""
    regions = below(page, "TextRegion")
    named = {region.get("id", ""): region for region in regions}
    orders = children(page, "ReadingOrder")
    ids = dict.fromkeys(id for order in orders for id in _refs(order))
    ordered = (region for id in ids for region in _within(named.get(id)))
    return list(dict.fromkeys((*ordered, *regions)))


def _refs(group: Element) -> Iterator[str]:
    """Yield the regions that a reading order names."""
    members = [one for one in group if name_of(one) in ORDERED]
    members.sort(key=lambda one: number(one.get("index"), 0.0))
    for member in members:
        if id := member.get("regionRef"):
            yield id
        yield from _refs(member)


def _within(region: Element | None) -> Iterator[Element]:
    """Yield a region and those in it."""
    if region is not None:
        yield from below(region, "TextRegion")


def _lines(region: Element, *, typed: bool) -> Iterator[Recognised]:
    """Yield the lines of a region, each with what the region is."""
    kind = TYPES.get(region.get("type", ""), kinds.PARAGRAPH if typed else "")
    row = _row(region)
    found = children(region, "TextLine") or _made(region)
    for line in found:
        recognised = tuple(_words(line))
        if any(word.text.strip() for word in recognised):
            yield Recognised(
                words=recognised,
                box=_box(line),
                region=region.get("id", ""),
                kind=kinds.TABLE if row else kind,
                level=row,
                baseline=_baseline(line),
            )


def _row(region: Element) -> int:
    """Return the row of the table in which a region is a cell, from 1."""
    for role in below(region, "TableCellRole"):
        return int(number(role.get("rowIndex"))) + 1
    return 0


def _made(region: Element) -> list[Element]:
    """Return lines for a region that has only its text."""
    inner = children(region, "TextRegion")
    return [] if inner or not _text(region) else [region]


def _words(line: Element) -> Iterator[Word]:
    """Yield the words of a line, each with its own place where it has one."""
    told = children(line, "Word")
    text = _text(line)
    if told and " ".join(_text(word) for word in told).split() == text.split():
        for word in told:
            style = next(iter(children(word, "TextStyle")), None)
            yield Word(
                _text(word),
                _box(word),
                _confidence(word),
                bold=_is(style, "bold"),
                italic=_is(style, "italic"),
                raised=_is(style, "superscript"),
            )
    elif text:
        yield Word(" ".join(text.split()), _box(line), _confidence(line))


def _is(style: Element | None, name: str) -> bool:
    return style is not None and style.get(name) == "true"


def _confidence(element: Element) -> float:
    told = [number(e.get("conf"), 1.0) for e in children(element, "TextEquiv")]
    return told[0] if told else 1.0


def _points(element: Element, of: str) -> list[tuple[float, float]]:
    """Return the points of an outline, as every version of PAGE writes them."""
    for outline in children(element, of):
        if points := outline.get("points"):
            pairs = (pair.partition(",") for pair in points.split())
            return [(number(x), number(y)) for x, _, y in pairs]
        return [
            (number(p.get("x")), number(p.get("y"))) for p in children(outline, "Point")
        ]
    return []


def _box(element: Element) -> Box:
    return around((x, y, x, y) for x, y in _points(element, "Coords"))


def _baseline(line: Element) -> float:
    points = _points(line, "Baseline")
    return sum(y for _, y in points) / len(points) if points else 0.0
