"""Turn dates in EDTF into spans of years: what is certain, and what is possible."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf, isinf

from edition.dates import Date, parse_date
from edition.dates.words import DOUBTS

DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
"""Days of a common year before each month."""
OPEN = ("", "..")
"""An end of an interval that is not known, or has not come."""


@dataclass(frozen=True, slots=True)
class Span:
    """A date as decimal years, 2008.43; an open end is an infinity."""

    start: float
    """Nothing of it lies before."""
    sure_start: float
    """It has begun by then, if it lasts."""
    sure_end: float
    """It has not ended before then, if it lasts."""
    end: float
    """Nothing of it lies after."""
    lasts: bool
    """Whether it fills the time between (an interval) or falls somewhere in it."""
    doubt: str
    """``approximate``, ``uncertain``, or empty."""

    @property
    def is_day(self) -> bool:
        """Whether it is a single day, without doubt."""
        return not self.lasts and not self.doubt and self.end - self.start < 0.004

    @property
    def is_open(self) -> bool:
        """Whether it has no beginning or no end."""
        return isinf(self.start) or isinf(self.end)

    @property
    def middle(self) -> float:
        """The middle, or the end that is known."""
        if isinf(self.start):
            return self.end
        return self.start if isinf(self.end) else (self.start + self.end) / 2


@lru_cache(maxsize=4096)
def span(date: Date) -> Span:
    """Return the span of a date, widened by what its doubt allows."""
    edtf, lasts = date.edtf, "/" in date.edtf or date.edtf.startswith("{")
    start, end = _fuzzy(date)
    sure_start, sure_end = start, end
    first, slash, last = edtf.partition("/")
    if slash and first not in OPEN:
        sure_start = _years(parse_date(first).latest, 1)
    if slash and last not in OPEN:
        sure_end = _years(parse_date(last).earliest, 0)
    doubt = "uncertain" if "?" in edtf else ""
    if re.search("[~%]", edtf):  # “%” is both kinds of doubt
        doubt = "approximate"
    return Span(start, sure_start, sure_end, end, lasts, doubt)


def _fuzzy(date: Date) -> tuple[float, float]:
    """Return the outer bounds; the library widens a doubtful end by a unit of it."""
    start, end = _years(date.earliest, 0), _years(date.latest, 1)
    if not DOUBTS.search(date.edtf):
        return start, end
    from edtf import parse_edtf  # most dates do without

    parsed = parse_edtf(date.edtf)
    lower, upper = parsed.lower_fuzzy(), parsed.upper_fuzzy()
    return (
        start if isinf(start) else _years(tuple(lower[:3]), 0),
        end if isinf(end) else _years(tuple(upper[:3]), 1),
    )


def _years(day: tuple[float, int, int], more: int) -> float:
    """Return a day as a decimal year; ``more`` is 1 for the end of that day."""
    year, month, number = day
    if isinf(year):
        return inf if year > 0 else -inf
    return year + min((DAYS_BEFORE[month - 1] + number - 1 + more) / 365, 1)
