"""Read two columns that were extracted side by side one after the other."""

import re
from collections import Counter
from collections.abc import Iterator

from edition.importer.job import Job, Result
from edition.importer.lines import BLANK, PAGE, RAW, Line, Lines
from edition.importer.prose import WORD
from edition.importer.repairs import Repair

RULE = "columns"
GUTTER = re.compile(r"\S[ ]{3,}(?=\S)")
FEWEST = 10
"""Lines with words on both sides of a gutter without which there is none."""
MOST = 0.5
"""The share of a page's lines that must have words on both sides."""
WORDS = 3.0
"""Words on a side, on average: a table has fewer."""
CROSSING = 0.1
"""The share of lines that may run across, such as a title above both columns."""


def columns(lines: Lines, job: Job) -> Result:
    """Put the right column of each page after its left one."""
    result: list[Line] = []
    repairs: list[Repair] = []
    pages = list(_pages(lines))
    own = [_gutter(page) for page in pages]
    usual = next((at for at, _ in Counter(filter(None, own)).most_common(1)), 0)
    for page, found in zip(pages, own, strict=True):
        gutter = found or (usual if usual and _has_gutter(page, usual) else 0)
        if gutter:
            count = sum(len(line.text) > gutter for line in page)
            what = f"two columns, {count} lines"
            repairs.append(
                Repair(RULE, page[0].raw, what, "one column", 0.7, described=True)
            )
            page = _in_order(page, gutter)
        result += page
    return tuple(result), repairs


def _pages(lines: Lines) -> Iterator[list[Line]]:
    """Cut the lines at page breaks, each of which goes with what precedes it."""
    page: list[Line] = []
    for line in lines:
        page.append(line)
        if line.kind == PAGE:
            yield page
            page = []
    yield page


def _gutter(page: list[Line]) -> int:
    """Return where the right column begins; 0 where there is none."""
    filled = [line.text for line in page if line.kind == RAW]
    gapped = (text for text in filled if "   " in text)
    starts = Counter(m.end() for text in gapped for m in GUTTER.finditer(text))
    if not starts:
        return 0
    at, count = starts.most_common(1)[0]
    if count < max(FEWEST, MOST * len(filled)):
        return 0
    sides = [(t[:at], t[at:]) for t in filled if GUTTER.match(t, _last(t, at))]
    rich = all(_words(side) >= WORDS for side in zip(*sides, strict=True))
    return at if rich and _has_gutter(page, at) else 0


def _has_gutter(page: list[Line], at: int) -> bool:
    """Tell whether next to nothing crosses a gutter that some lines have."""
    filled = [line.text for line in page if line.kind == RAW]
    crossing = sum(bool(text[at - 2 : at].strip()) for text in filled)
    both = sum(bool(GUTTER.match(text, _last(text, at))) for text in filled)
    return both > 1 and crossing <= CROSSING * len(filled)


def _last(text: str, at: int) -> int:
    """Return the place of the last sign before a column."""
    return max(0, len(text[:at].rstrip()) - 1)


def _words(side: tuple[str, ...]) -> float:
    """Return how many words a line of a column has on average."""
    return sum(len(WORD.findall(text)) for text in side) / len(side)


def _in_order(page: list[Line], at: int) -> list[Line]:
    """Return a page with its columns one below the other, whole lines in between."""
    ordered: list[Line] = []
    right: list[Line] = []
    for line in page:
        crosses = line.kind == PAGE or line.text[at - 2 : at].strip()
        if crosses:
            ordered += [*right, line]
            right = []
            continue
        ordered.append(_side(line, 0, at))
        right.append(_side(line, at, len(line.text)))
    return [*ordered, *right]


def _side(line: Line, start: int, end: int) -> Line:
    """Return what a line has of a column: its words, or a blank line."""
    part = line.cut(min(start, len(line.text)), min(end, len(line.text)))
    return part if part.text.strip() else part.as_(BLANK)
