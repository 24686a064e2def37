"""Lay events out: where on the line a year stands, and which row a mark goes to."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, isinf

from edition.dates.spans import Span
from edition.dates.years import period_of

MOST_DECADES = 40
"""A line of more decades is ruled by centuries."""
DOT = 9
"""Pixels across the smallest mark."""
MARGIN = 1.2
"""Per cent of the width kept free at both ends, for marks and arrows."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Per cent of the width for each year: a decade with many events is wider."""

    years: tuple[int, ...]
    """Where the scale may change: the beginnings of decades, and the end."""
    shares: tuple[float, ...]
    """Where each of these years stands, in per cent."""
    width: int
    """The width, in pixels, for which rows and labels are laid out."""

    @property
    def least(self) -> float:
        """Per cent of the width that the smallest mark takes up."""
        return 100 * DOT / self.width

    def at(self, year: float) -> float:
        """Return where a year stands; what lies outside stands at the end."""
        if isinf(year):
            return 0.0 if year < 0 else 100.0
        year = min(max(year, self.years[0]), self.years[-1])
        index = max(bisect_left(self.years, year), 1)
        first, last = self.years[index - 1 : index + 1]
        low, high = self.shares[index - 1 : index + 1]
        return low + (high - low) * (year - first) / (last - first)


def scale(spans: Sequence[Span], width: int) -> Scale:
    """Return the scale on which dates are drawn.

    A decade is as wide as three plus half the number of dates that begin in it.
    """
    ends = [y for s in spans for y in (s.start, s.end) if not isinf(y)]
    first, last = floor(min(ends)), ceil(max(ends))
    unit = 10 if last - first <= 10 * MOST_DECADES else 100
    starts = sorted({period_of(year, unit) for year in range(first, last)})
    first = period_of(first, unit)
    years = [*(starts or [first]), max(last, first + 1)]
    begun = Counter(period_of(max(first, floor(s.middle)), unit) for s in spans)
    widths = [
        (3 + begun[year] / 2) * (after - year) / unit for year, after in pairwise(years)
    ]
    return Scale(tuple(years), tuple(_shares(widths)), width)


def _shares(widths: Iterable[float]) -> Iterator[float]:
    """Yield where each width begins, and where the last ends, in per cent."""
    widths = list(widths)
    at, whole = MARGIN, sum(widths) / (100 - 2 * MARGIN)
    yield at
    for width in widths:
        at += width / whole
        yield round(at, 3)


def rows(extents: Iterable[tuple[float, float]], gap: float) -> list[int]:
    """Return the row of each extent, the first in which it touches none before it.

    Args:
        extents: beginnings and ends, in order of their beginnings.
        gap: what is kept free between two.
    """
    ends: list[float] = []
    found = []
    for start, end in extents:
        row = next((i for i, taken in enumerate(ends) if taken + gap <= start), None)
        if row is None:
            row = len(ends)
            ends.append(end)
        ends[row] = end
        found.append(row)
    return found


@dataclass(frozen=True, slots=True)
class Ruling:
    """A year at which a scale may change, and where it stands, in per cent."""

    year: int
    x: float
    is_named: bool


def rulings(across: Scale, room: float) -> Iterator[Ruling]:
    """Yield the years that rule a drawing; the name of one takes up some room."""
    named = -room
    for year, x in zip(across.years[:-1], across.shares, strict=False):
        is_named = x - named >= room
        named = x if is_named else named
        yield Ruling(year, x, is_named)


def years_between(across: Scale, room: float) -> Iterator[Ruling]:
    """Yield the years between those, where a scale is wide enough for their names."""
    ends = zip(pairwise(across.years), pairwise(across.shares), strict=True)
    for (first, last), (low, high) in ends:
        share = (high - low) / (last - first)
        step = next((n for n in (1, 2, 5) if n * share >= room), last - first)
        start = 0 if first == 1 else first  # there is no year 0 to count from
        for year in range(start + step, last - step + 1, step):
            yield Ruling(year, low + share * (year - first), is_named=True)
