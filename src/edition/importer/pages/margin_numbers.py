"""Take out numbers of lines in a margin: strictly rising, outside of the text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from edition.importer.pages.edges import Removed
from edition.importer.pages.lines import Line, Page

NUMBER = re.compile(r"\s*\d{1,4}\s*")
FEWEST = 8
FEWEST_FIVES = 4
MOST = 0.6
CONFIDENCE = 0.6


def without_line_numbers(page: Page) -> tuple[Page, list[Removed]]:
    """Return a page without the numbers of its lines, and what was taken out."""
    gone = {id(line) for series in _series(page) for line in series}
    if not gone:
        return page, []
    taken = [line for line in page.lines if id(line) in gone]
    kept = tuple(line for line in page.lines if id(line) not in gone)
    text = " ".join(line.text.strip() for line in taken)
    box = (taken[0].left, taken[0].top, taken[-1].right, taken[-1].bottom)
    removed = Removed("numbers of lines", text, page.number, box, CONFIDENCE)
    return replace(page, lines=kept), [removed]


def _series(page: Page) -> Iterator[list[Line]]:
    """Yield the columns of numbers beside the text that rise step by step."""
    columns: dict[int, list[Line]] = defaultdict(list)
    for line in page.lines:
        if NUMBER.fullmatch(line.text):
            columns[round(line.right / 6)].append(line)
    wordy = [x for x in page.lines if len(x.text.strip()) > 15]
    if not wordy:
        return
    left, right = min(x.left for x in wordy), max(x.right for x in wordy)
    for column in columns.values():
        column.sort(key=lambda line: line.baseline)
        outside = all(x.right <= left or x.left >= right for x in column)
        if not outside or not _are_beside(column, wordy):
            continue
        steps = {int(b.text) - int(a.text) for a, b in pairwise(column)}
        if (steps == {1} and len(column) >= FEWEST) or (
            steps == {5} and len(column) >= FEWEST_FIVES
        ):
            yield column


def _are_beside(numbers: list[Line], text: list[Line]) -> bool:
    """Tell whether most numbers stand in a row with a line of the text."""
    rows = {round(line.baseline / 2) for line in text}
    beside = [n for n in numbers if rows & set(_near(n.baseline / 2))]
    return len(beside) >= MOST * len(numbers)


def _near(row: float) -> tuple[int, int, int]:
    return round(row) - 1, round(row), round(row) + 1
