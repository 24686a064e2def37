"""Own the rows at the edges of pages, from the outermost inwards."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from edition.importer.pages.lines import Line, Page
from edition.importer.pages.numbers import NUMBER, page_number
from edition.importer.pages.rows import joined, rows

DEEPEST = 3
"""Rows at an edge that may be furniture."""
LONGEST = 160


class Removed(NamedTuple):
    """Lines that were taken out, and how sure that was right."""

    rule: str
    text: str
    page: int
    box: tuple[float, float, float, float]
    confidence: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A row at an edge of a page."""

    page: int
    is_top: bool
    depth: int
    line: Line
    lines: tuple[Line, ...]
    gap: float
    """The white between it and the next row inwards."""

    @property
    def key(self) -> str:
        """Its letters, and where numbers stand among them.

        Blanks and points are left out, as programs that recognise text add them.
        """
        text = NUMBER.sub("#", self.line.text.casefold())
        return "".join(c for c in text if c.isalpha() or c == "#")

    @property
    def numbers(self) -> list[re.Match[str]]:
        """The numbers in it."""
        return list(NUMBER.finditer(self.line.text))

    @property
    def numbered(self) -> str:
        """Its letters and numbers."""
        return "".join(c for c in self.line.text.casefold() if c.isalnum())

    @property
    def place(self) -> tuple[bool, int]:
        """Where it stands, roughly."""
        return self.is_top, round(self.line.baseline / 6)


def edges_of(page: Page) -> Iterator[Edge]:
    """Yield the outermost rows of a page, at the top and at the bottom."""
    found = rows(line for line in page.lines if line.text.strip())
    depth = min(DEEPEST, len(found) // 2)
    for is_top in (True, False):
        ordered = found if is_top else found[::-1]
        for at in range(depth):
            line, inner = (
                joined(ordered[at]),
                ordered[at + 1] if at + 1 < len(found) else [],
            )
            gap = min((abs(x.baseline - line.baseline) for x in inner), default=99.0)
            if len(line.text) <= LONGEST:
                yield Edge(page.number, is_top, at, line, tuple(ordered[at]), gap)
            else:
                break


def named(line: Line, confidence: float) -> Removed:
    """Say what a line was, and where."""
    rule = "page number" if page_number(line.text) else "running head"
    box = (line.left, line.top, line.right, line.bottom)
    return Removed(rule, " ".join(line.text.split()), line.page, box, confidence)
