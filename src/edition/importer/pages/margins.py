"""Measure columns: how far each line is set in, and how much room it leaves."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from edition.importer.pages.lines import Line

WORDY = 15
APART = 60.0
DEFAULT = 400.0
HANGING = 0.55
LEAST = 0.3
"""How far from a margin a line may stand that stands at it, in its size."""
INNER = range(1, 9)
"""How far a line is set in, in halves of its size."""


class Placed(NamedTuple):
    """A line in its column."""

    line: Line
    column: int
    """The column of the document that it stands in."""
    indent: float
    room: float
    """The white between its end and the right margin."""
    width: float
    """The width of the column."""
    hangs: float = 0.0
    """How far its paragraphs are set in but for their first lines, where they are."""


def usual_width(columns: Iterable[Sequence[Line]]) -> float:
    """Return how wide a full line of a document is."""
    widths = sorted(
        line.right - _left(column)
        for column in columns
        for line in column
        if len(line.text) > 2 * WORDY
    )
    return widths[int(0.93 * len(widths))] if widths else DEFAULT


def placed(column: Sequence[Line], serial: int, width: float) -> list[Placed]:
    """Return the lines of a column with their margins."""
    if not column:
        return []
    left = _left(column)
    rights = sorted(x.right for x in column if len(x.text) > WORDY)
    right = rights[int(0.9 * (len(rights) - 1))] if len(rights) > 5 else left + width
    hangs = 0.0 if _fills(column, left, right) else _hangs(column, left)
    return [
        Placed(x, serial, x.left - left, right - x.right, right - left, hangs)
        for x in column
    ]


def _hangs(column: Sequence[Line], left: float) -> float:
    """Return how far lines are set in, where more of them are than not, all as far."""
    steps = Counter(round((x.left - left) / x.size * 2) for x in column if x.text)
    first = steps[0]
    inner = sum(steps[n] for n in INNER)
    usual = max(INNER, key=lambda n: steps[n] + steps[n + 1])
    alike = steps[usual] + steps[usual + 1]
    most = inner > HANGING * len(column) and alike > 0.8 * inner
    return min(x.size for x in column) / 2 * usual if first > 1 and most else 0.0


def _fills(column: Sequence[Line], left: float, right: float) -> bool:
    """Tell whether paragraphs go on at the margin at which full lines stand."""
    at_margin = [abs(x.left - left) < LEAST * x.size for x in column]
    full = [right - x.right < x.size for x in column]
    pairs = zip(at_margin, full, at_margin[1:], strict=False)
    return sum(one and fills and other for one, fills, other in pairs) > 1


def _left(column: Sequence[Line]) -> float:
    """Return the left margin of a column: the leftmost one that is usual."""
    starts = Counter(round(x.left) for x in column if len(x.text) > WORDY)
    if not starts:
        return min((x.left for x in column), default=0.0)
    enough = max(2, 0.12 * starts.total())
    usual = [x for x in starts if starts[x - 1] + starts[x] + starts[x + 1] >= enough]
    return float(min(usual or starts))
