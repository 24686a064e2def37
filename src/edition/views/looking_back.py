"""Count what each text looks back on: how often it mentions what began in a year."""

from collections import Counter
from collections.abc import Iterable
from math import floor
from typing import NamedTuple

from edition.chronology import chronological
from edition.dates.spans import span
from edition.dates.years import decade_name, period_of, year_name, years_name
from edition.model import Edition
from edition.views.timeline_matrix import Column, columns

WIDTH = 560
"""Pixels across."""
BARS = 34
"""Pixels of the highest bar."""
ROW = 60
"""Pixels from one row to the next: a name, bars, and a gap."""
NAME = 18
"""Pixels above the bars for the name of a text."""
MOST_BINS = 120
"""Where years would be more, decades are counted, and then centuries."""
YEAR_WIDTH = 42
"""Pixels that the number of a year takes up."""


class Bar(NamedTuple):
    """How often a text mentions what began at a time."""

    x: float
    height: float
    number: int


class Row(NamedTuple):
    """What one text, or the texts of a time, look back on."""

    column: Column
    counts: Counter[int]
    """By the year with which a time begins: mentions of events that began then."""
    bars: tuple[Bar, ...]
    written: tuple[float, ...]
    """Where each of the texts was written."""
    span: str
    """From when to when."""
    most: str
    """The time that is mentioned most."""

    @property
    def highest(self) -> Bar:
        """The bar of this time."""
        return max(self.bars, key=lambda bar: bar.number)


class LookingBack(NamedTuple):
    """The chart of what the texts look back on."""

    rows: tuple[Row, ...]
    bins: tuple[int, ...]
    """The years with which the times begin that are counted."""
    unit: int
    """How many years are counted together."""
    named: tuple[tuple[int, float], ...]
    """The years that are written below, and where."""
    width: int = WIDTH
    name: int = NAME
    bar: int = BARS
    row: int = ROW

    @property
    def breadth(self) -> float:
        """Pixels from one bar to the next."""
        return WIDTH / len(self.bins)

    @property
    def found(self) -> list[int]:
        """The times of which there is a mention."""
        return [year for year in self.bins if any(year in r.counts for r in self.rows)]


def looking_back(edition: Edition) -> LookingBack | None:
    """Return the chart, or nothing where no text mentions an event."""
    refs = ((e, ref) for e in edition.events for ref in e.refs)
    mentioned = [event.date.year for event, ref in refs if not ref.is_editorial]
    if not mentioned:
        return None
    written = [floor(span(text.meta.date).middle) for text in edition.texts]
    bins, unit = _bins([*mentioned, *written])
    found = columns(edition.texts)
    counts = [_counts(edition, column, unit) for column in found]
    most = max(max(count.values(), default=1) for count in counts)
    rows = (
        _row(column, count, bins, unit, most)
        for column, count in zip(found, counts, strict=True)
        if count
    )
    return LookingBack(tuple(rows), bins, unit, _named(bins, unit))


def _bins(years: Iterable[int]) -> tuple[tuple[int, ...], int]:
    """Return the times from the first year to the last, and how long each is."""
    first, last = min(years := [*years]), max(years)
    sizes = (unit for unit in (1, 10, 100) if last - first < MOST_BINS * unit)
    unit = next(sizes, 1000)
    return tuple(sorted({period_of(y, unit) for y in range(first, last + 1)})), unit


def _counts(edition: Edition, column: Column, unit: int) -> Counter[int]:
    slugs = {text.slug for text in column.texts}
    return Counter(
        period_of(event.date.year, unit)
        for event in chronological(edition)
        for ref in event.refs
        if ref.text in slugs and not ref.is_editorial
    )


def _row(
    column: Column, counts: Counter[int], bins: tuple[int, ...], unit: int, most: int
) -> Row:
    breadth = WIDTH / len(bins)
    at = {year: number * breadth for number, year in enumerate(bins)}
    dates = [span(text.meta.date).middle for text in column.texts]
    return Row(
        column,
        counts,
        tuple(Bar(at[y], BARS * n / most, n) for y, n in sorted(counts.items())),
        tuple(
            at[period] + (date - period) / unit * breadth
            for date in dates
            for period in [period_of(floor(date), unit)]
        ),
        years_name((min(counts), max(counts))),
        period_name(counts.most_common(1)[0][0], unit),
    )


def period_name(year: int, unit: int) -> str:
    """Return the name of the time that begins with a year."""
    if unit == 10:
        return decade_name(year)
    return year_name(year) if unit == 1 else years_name((year, year + unit - 1))


def _named(bins: tuple[int, ...], unit: int) -> tuple[tuple[int, float], ...]:
    """Return the round years for which there is room below, and where each stands."""
    found: list[tuple[int, float]] = []
    for number, year in enumerate(bins):
        x = number * WIDTH / len(bins)
        is_round = year % (unit * 10) == 0 or len(bins) < 10
        fits = x + YEAR_WIDTH / 2 <= WIDTH
        if is_round and fits and (not found or x - found[-1][1] >= YEAR_WIDTH):
            found.append((year, x))
    return tuple(found or [(bins[0], 0)])
