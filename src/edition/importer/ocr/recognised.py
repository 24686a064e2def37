"""Make pages of recognised lines: boxes in any measure become sizes of type."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from edition.importer.pages.labels import RAISED as MARK
from edition.importer.pages.lines import Line, Page, Pages, Piece

BODY = 10.0
"""The size that the text of every page is given."""
SUPERIOR = re.compile(r"([⁰¹²³⁴-⁹]+)")
ALIKE = 0.13
"""How far a region's size may be from the page's and still be the same."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word."""

    text: str
    box: Box
    confidence: float = 1.0
    bold: bool = False
    italic: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Recognised:
    """A recognised line, in the measure of its page."""

    words: tuple[Word, ...]
    box: Box
    region: str
    """The paragraph or part of the page that it belongs to."""
    kind: str = ""
    level: int = 0
    size: float = 0.0
    """The size of its type, 0 where nobody says it."""
    baseline: float = 0.0
    """Where it stands, 0 where nobody says it."""
    divided: str = ""
    """The whole word that its end divides."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A recognised page."""

    width: float
    height: float
    lines: tuple[Recognised, ...]
    label: str = ""
    is_ordered: bool = True


def pages_of(sheets: Sequence[Sheet], *, title: str = "", language: str = "") -> Pages:
    """Return recognised pages, their text set in one size."""
    pages = tuple(_page(sheet, at) for at, sheet in enumerate(sheets))
    return Pages(pages, title=title, language=language, has_sizes=False)


def _page(sheet: Sheet, number: int) -> Page:
    """Return a page on which most of the text has the size of a body."""
    heights = [_height(line) for line in sheet.lines for _ in line.words]
    scale = BODY / (median(heights) if heights else BODY)
    told = all(line.size for line in sheet.lines)
    sizes = _sizes(sheet.lines, told=told)
    lines = tuple(
        _line(line, number, scale, sizes[line.region]) for line in sheet.lines
    )
    return Page(
        number,
        sheet.width * scale,
        sheet.height * scale,
        lines,
        label=sheet.label,
        is_ordered=sheet.is_ordered,
    )


def _height(line: Recognised) -> float:
    return max(1.0, line.box[3] - line.box[1])


def _sizes(lines: Sequence[Recognised], *, told: bool) -> dict[str, float]:
    """Return the size of each region: heights of single lines say little."""
    regions: dict[str, list[float]] = defaultdict(list)
    for line in lines:
        regions[line.region] += [line.size if told else _height(line)] * len(line.words)
    usual = median(size for sizes in regions.values() for size in sizes) if lines else 1
    found = {region: median(sizes) / usual for region, sizes in regions.items()}
    return {
        region: BODY if abs(size - 1) < ALIKE else max(1, round(BODY * size * 2)) / 2
        for region, size in found.items()
    }


def _line(line: Recognised, page: int, scale: float, size: float) -> Line:
    left, top, right, bottom = (edge * scale for edge in line.box)
    baseline = line.baseline * scale or bottom - 0.2 * size
    return Line(
        page=page,
        pieces=tuple(_pieces(line, scale)),
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        baseline=baseline,
        size=size,
        kind=line.kind,
        level=line.level,
        region=line.region,
        divided=line.divided,
    )


def _pieces(line: Recognised, scale: float) -> list[Piece]:
    """Return the words of a line, a blank behind each but a raised one."""
    pieces: list[Piece] = []
    for word in line.words:
        raised = word.raised and MARK.fullmatch(word.text) is not None
        if pieces and not raised:
            last = pieces[-1]
            pieces.append(Piece(" ", last.right, word.box[0] * scale))
        for at, text in enumerate(SUPERIOR.split(word.text)):
            piece = Piece(
                unicodedata.normalize("NFKC", text) if at % 2 else text,
                word.box[0] * scale,
                word.box[2] * scale,
                raised=raised or at % 2 == 1,
                bold=word.bold,
                italic=word.italic,
                confidence=word.confidence,
            )
            pieces += [piece] if text else []
    return pieces


def around(boxes: Iterable[Box]) -> Box:
    """Return the box around others."""
    found = list(boxes)
    if not found:
        return (0.0, 0.0, 0.0, 0.0)
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))
