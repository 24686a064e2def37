"""Tell headings: by tags, by the outline, by their size, weight or place."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from edition.importer.pages import kinds
from edition.importer.pages.lines import Line, Pages
from edition.importer.pages.margins import Placed

LONGEST = 160
LONGEST_CAPITALS = 70
LEAST_SIZE = 0.75
NUMBER = 12
"""Letters before a title that may be its number: “Chapter XXIV”."""
MOST_OF_TITLE = 0.6
MOST_BOLD = 0.25
"""The share of bold letters beyond which bold is no sign of a heading."""
WORD = re.compile(r"[^\W\d_]{2}")
ITEM = re.compile(r"\s*[•●▪◦‣⁃➢✓–—·]\s")


SENTENCE = re.compile(r"[^\W\d_]{3}[.?!] .{30,}[.]\Z")
"""Two sentences."""
SURE = 0.9
MOST_LINES = 3
DEEPEST = 6


class Rank(NamedTuple):
    """How sure a line is a heading, and of which level, 0 where nothing says."""

    confidence: float
    level: int = 0


NONE = Rank(0.0)


class Headings:
    """What a document says of its headings."""

    def __init__(self, pages: Pages, body: float) -> None:
        self.body = body
        self.larger = 0.08 if pages.has_sizes else 0.25
        lines = [line for page in pages.pages for line in page.lines]
        bold = sum(len(line.text) for line in lines if line.is_bold)
        self.bold_tells = bold < MOST_BOLD * sum(len(line.text) for line in lines)
        self.titles: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for level, title, page in pages.outline:
            if key := _letters(title):
                self.titles[page].append((level, key))

    def rank(self, placed: Placed) -> Rank:
        """Return how sure a line is a heading."""
        line, text = placed.line, placed.line.text.strip()
        if line.kind == kinds.HEADING:
            return Rank(1.0, line.level) if WORD.search(text) else NONE
        if line.kind not in ("", kinds.PARAGRAPH) or not is_wordy(text):
            return NONE
        if line.kind and not line.is_bold:
            return NONE
        if any(p.target and p.target.page != line.page for p in line.pieces):
            return NONE
        return self._outlined(line) or self._set_apart(placed) or NONE

    def _outlined(self, line: Line) -> Rank | None:
        """Find a line among the entries of the outline that lead to its page."""
        if line.size < LEAST_SIZE * self.body:
            return None
        key = _letters(line.text)
        for level, title in self.titles.get(line.page, ()):
            if key == title or (key.endswith(title) and len(key) < len(title) + NUMBER):
                return Rank(0.97, level)
            part = title.startswith(key) or title.endswith(key)
            large = line.size > self.body + 0.4 or line.is_bold
            most = len(key) > MOST_OF_TITLE * len(title)
            if part and len(key) > 3 and (large or most):
                return Rank(0.95, level)
        return None

    def _set_apart(self, placed: Placed) -> Rank | None:
        """Weigh the size, the weight and the capitals of a line."""
        line, text = placed.line, placed.line.text.strip()
        if line.size > self.body + max(0.6, self.larger * self.body):
            return Rank(0.95)
        if line.size < self.body - 1.1 or ITEM.match(text):
            return None
        bold = line.is_bold and self.bold_tells
        if bold and not text.endswith((",", ";")) and placed.room > -5:
            return Rank(0.8)
        return Rank(0.7) if _centred_capitals(placed, text) else None


def is_wordy(text: str) -> bool:
    """Tell a line of words from a row, a sum, a formula or a label of a chart."""
    if len(text) > LONGEST or not WORD.search(text):
        return False
    letters = sum(c.isalpha() for c in text)
    return letters >= sum(not c.isalpha() and not c.isspace() for c in text)


def _centred_capitals(placed: Placed, text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters) > 0.9 * len(letters)
    centred = placed.indent > 20 and abs(placed.indent - placed.room) < 24
    return capitals and centred and len(letters) > 3 and len(text) < LONGEST_CAPITALS


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalpha())


def levels(headings: Sequence[tuple[float, int]]) -> dict[float, int]:
    """Give each size of headings a level: that of its like, or its rank.

    Args:
        headings: the size of each, and the level that the source gives it, or 0.
    """
    told: dict[float, Counter[int]] = defaultdict(Counter)
    for size, level in headings:
        if level:
            told[size][level] += 1
    known = {size: levels.most_common(1)[0][0] for size, levels in told.items()}
    for size in sorted({size for size, _ in headings} - known.keys(), reverse=True):
        larger = [level for other, level in known.items() if other > size]
        known[size] = min(DEEPEST, max(larger, default=0) + 1)
    return known


def is_text(text: str, lines: int, confidence: float) -> bool:
    """Tell a paragraph in bold type from a heading."""
    if confidence >= SURE:
        return False
    return len(text) > LONGEST or lines > MOST_LINES or bool(SENTENCE.search(text))
