"""Measure how a text is set: its size, its leading and its indents."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from edition.importer.pages.margins import Placed

LEAST_INDENT, MOST_INDENT = 0.5, 4.2
"""How far the first line of a paragraph is set in, in its size."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a document is set."""

    body: float
    lead: float
    """From one baseline to the next."""
    indents: bool
    """Whether paragraphs begin with an indent."""

    def leading(self, size: float) -> float:
        """Return how far apart the lines of a size are."""
        return max(self.lead * size / self.body, size)


def setting_of(stream: Sequence[Placed], body: float) -> Setting:
    """Measure the leading and the indents of a text."""
    gaps: Counter[float] = Counter()
    indented = 0
    for a, b in pairwise(stream):
        if a.line.size == b.line.size == body and a.column == b.column:
            gap = b.line.baseline - a.line.baseline
            if 0.5 * body < gap < 3 * body:
                gaps[round(gap * 2) / 2] += 1
            step = b.indent - a.indent
            if is_indent(step, body) and abs(a.indent) < 0.3 * body:
                indented += 1
    lead = gaps.most_common(1)[0][0] if gaps else 1.2 * body
    return Setting(body, lead, indented > 0.02 * len(stream))


def is_indent(step: float, size: float) -> bool:
    """Tell whether a line is set in against another, and is no other column."""
    return LEAST_INDENT * size < step < MOST_INDENT * size
