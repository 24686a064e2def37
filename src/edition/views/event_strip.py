"""The strip at the head of a text: its events on a small line, and listed beneath."""

from collections.abc import Collection, Iterator
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
    anchor: str
    """The first passage or note that names it."""
    how: str
    """How it was identified in the text."""
    mark: Mark


class Strip(NamedTuple):
    """The events of a text in order of date, on a line."""

    events: list[StripEvent]
    rulings: list[Ruling]
    here: frozenset[str]
    """The ids that are on its page."""
    bottom: int
    """Pixels from the top to the line."""


def strip(edition: Edition, text: Text, ids: Collection[str] = ()) -> Strip | None:
    """Return the strip of a text, or of a chapter by its ids; None of no event."""
    events = [*_events(edition, text, ids)]
    if not events:
        return None
    spans = [span(event.date) for event, _ in events]
    across = scale(spans, WIDTH)
    found = rows((extent(when, across) for when in spans), GAP)
    drawn = [
        StripEvent(
            event,
            anchor,
            how=identified(event, text.slug),
            mark=mark(when, across, TOP + ROW * row + ROW // 2),
        )
        for (event, anchor), when, row in zip(events, spans, found, strict=True)
    ]
    named, bottom = [*rulings(across, YEAR_WIDTH)], TOP + ROW * (max(found) + 1)
    return Strip(drawn, named, frozenset(ids or text.opening.ids), bottom)


def _events(
    edition: Edition, text: Text, ids: Collection[str]
) -> Iterator[tuple[Event, str]]:
    """Yield the events of a text or chapter, with the first place that names each."""
    for event in events_of(edition)[text.slug]:
        own = (ref.anchor for ref in event.refs if ref.text == text.slug)
        if anchor := next((a for a in own if not ids or a in ids), ""):
            yield event, anchor
