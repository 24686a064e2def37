"""The strip at the head of a text: its events on a small line, and listed beneath."""

from dataclasses import dataclass

from edition.chronology import events_of, identified
from edition.dates.spans import span
from edition.model import Edition, Event, Text
from edition.views.timeline_marks import Mark, extent, mark
from edition.views.timeline_scale import Ruling, rows, rulings, scale

WIDTH = 520
"""Pixels across, for which marks are laid out in rows."""
ROW = 11
"""Pixels from one row of marks to the next."""
TOP = 4
"""Pixels above the first row."""
GAP = 0.6
"""Per cent kept free between two marks: the strip is narrow."""
YEAR_WIDTH = 8
"""Per cent that the number of a year takes up."""


@dataclass(frozen=True, slots=True)
class StripEvent:
    """An event of a text: how and where it was identified, and its mark."""

    event: Event
    how: str
    """How it was identified."""
    anchor: str
    """The first passage in which it was."""
    mark: Mark


@dataclass(frozen=True, slots=True)
class StripView:
    """The events of a text in order of date, on a line."""

    first: int
    last: int
    named: int
    """How many of the events the text names in words of its own."""
    events: tuple[StripEvent, ...]
    rulings: tuple[Ruling, ...]
    bottom: int
    """Pixels from the top to the line."""
    has_arrows: bool


def strip(edition: Edition, text: Text) -> StripView | None:
    """Return the strip of a text, or nothing where none was identified in it."""
    events = events_of(edition)[text.slug]
    if not events:
        return None
    spans = [span(event.date) for event in events]
    across = scale(spans, WIDTH)
    found = rows((extent(when, across) for when in spans), GAP)
    drawn = (
        StripEvent(
            event,
            identified(event, text.slug),
            _anchor(event, text),
            mark(when, across, TOP + ROW * row + ROW // 2),
        )
        for event, when, row in zip(events, spans, found, strict=True)
    )
    return StripView(
        first=events[0].date.year,
        last=max(event.date.year for event in events),
        named=sum(identified(event, text.slug) == "named" for event in events),
        events=tuple(drawn),
        rulings=tuple(rulings(across, YEAR_WIDTH)),
        bottom=TOP + ROW * (max(found) + 1),
        has_arrows=any(when.is_open for when in spans),
    )


def _anchor(event: Event, text: Text) -> str:
    return next(ref.anchor for ref in event.refs if ref.text == text.slug)
