"""Give each date a mark by which the certainty of the date can be seen."""

from math import isinf
from typing import NamedTuple

from edition.dates import parse_date
from edition.dates.spans import Span, span
from edition.messages import gettext as _
from edition.views.timeline_scale import Scale

OPEN = 1.6
"""Per cent of the width that the arrow of an open end takes up."""


class Mark(NamedTuple):
    """The shapes of a date: in per cent of the width across, in pixels down."""

    y: int
    is_doubtful: bool
    possible: tuple[float, float] | None
    """Where a line over all that is possible begins and ends; a day needs none."""
    dot: float | None
    bar: tuple[float, float] | None
    """Where a bar over all that is certain begins, and its width."""
    has_start: bool
    has_end: bool


class Sign(NamedTuple):
    """What a kind of mark means."""

    words: str
    dating: str
    mark: Mark
    width: int


def extent(when: Span, across: Scale) -> tuple[float, float]:
    """Return where a mark begins and ends, in per cent."""
    start, end = across.at(when.start), across.at(when.end)
    middle, half = (start + end) / 2, across.least / 2
    return min(start, middle - half), max(end, middle + half)


def mark(when: Span, across: Scale, y: int) -> Mark:
    """Return the mark of a date: a dot for a day, a bar for what lasts.

    A line shows within which time a date lies that is not known to the day.
    """
    start, end = across.at(when.start), across.at(when.end)
    return Mark(
        y=y,
        is_doubtful=bool(when.doubt),
        possible=None if when.is_day else (start, end),
        dot=None if when.lasts else (start + end) / 2,
        bar=_bar(when, across) if when.lasts else None,
        has_start=not isinf(when.start),
        has_end=not isinf(when.end),
    )


def _bar(when: Span, across: Scale) -> tuple[float, float]:
    """Return where all that is certain begins, and its width: at least a dot's."""
    start, end = sorted((across.at(when.sure_start), across.at(when.sure_end)))
    if end - start < across.least:
        middle = (across.at(when.start) + across.at(when.end)) / 2
        start, end = middle - across.least / 2, middle + across.least / 2
    end -= OPEN if isinf(when.end) else 0
    start += OPEN if isinf(when.start) else 0
    return start, end - start


def signs() -> list[Sign]:
    """Return the legend: an example of each kind of mark."""
    across = Scale((2000, 2010), (2.0, 98.0), 44)
    examples = (
        ("2005-07-01", "stated", _("a day")),
        ("2005-07-01", "inferred", _("a date supplied by the editors (hollow)")),
        ("200X", "stated", _("some time within a month, a year or a decade")),
        ("2000/2009", "stated", _("from one date to another")),
        ("2000~/2009~", "stated", _("approximate or uncertain (broken)")),
        ("2000/..", "stated", _("without end")),
    )
    return [
        Sign(words, dating, mark(span(parse_date(edtf)), across, 8), across.width)
        for edtf, dating, words in examples
    ]
