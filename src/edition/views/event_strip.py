"""The strip at the head of a text: its events on a small line, and listed beneath."""

from typing import NamedTuple

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


class StripEvent(NamedTuple):
    """An event of a text."""

    event: Event
    how: str
    """How it was identified in the text."""
    mark: Mark


class Strip(NamedTuple):
    """The events of a text in order of date, on a line."""

    events: list[StripEvent]
    rulings: list[Ruling]
    bottom: int
    """Pixels from the top to the line."""


def strip(edition: Edition, text: Text) -> Strip | None:
    """Return the strip of a text, or nothing where none was identified in it."""
    events = events_of(edition)[text.slug]
    if not events:
        return None
    spans = [span(event.date) for event in events]
    across = scale(spans, WIDTH)
    found = rows((extent(when, across) for when in spans), GAP)
    marks = (
        mark(when, across, TOP + ROW * row + ROW // 2)
        for when, row in zip(spans, found, strict=True)
    )
    return Strip(
        [
            StripEvent(event, identified(event, text.slug), drawn)
            for event, drawn in zip(events, marks, strict=True)
        ],
        rulings=[*rulings(across, YEAR_WIDTH)],
        bottom=TOP + ROW * (max(found) + 1),
    )
