"""Lay out the drawing of the timeline: lanes by text and by kind.

Across, everything is in per cent of the drawing's width, so that a style sheet alone
makes it fit a window, and a script that widens it has zoomed in.
"""

from collections.abc import Sequence
from typing import NamedTuple

from edition.chronology import identified, timeline
from edition.dates.spans import Span, span
from edition.model import Edition, Event, Text
from edition.transliteration import collation_key
from edition.views.timeline_marks import Mark, Sign, extent, mark, signs
from edition.views.timeline_scale import Ruling, Scale, rows, rulings, scale

WIDTH = 1000
"""Pixels across, for which rows and labels are laid out; a window may differ."""
ROW = 16
"""Pixels from one row of marks to the next."""
PADDING = 9
"""Pixels above and below the rows of a lane."""
HEAD = 22
"""Pixels for the years above the lanes."""
GAP = 0.5
"""Per cent kept free between two marks of a row."""
YEAR_WIDTH = 3.2
"""Per cent that the number of a year takes up."""
MOST_LANES = 12
"""Where there are more texts, only the lanes by kind are drawn."""
LABEL = 44
"""Characters of a label."""
CHARACTER = 5.2
"""Pixels that a character of a label takes up."""
ROOM = 14
"""Pixels kept free around a label."""
LEAST_WRITTEN = 0.15
"""Per cent of the width of the shortest time in which a text was written."""


class Group(NamedTuple):
    """The events of one text or kind, in order of date."""

    title: str
    events: tuple[Event, ...]
    text: str = ""
    """The slug of the text."""
    written: Span | None = None
    """When the text was written."""


class EventMark(NamedTuple):
    """The mark of an event, and its label."""

    event: Event
    how: str
    """How the event was identified."""
    mark: Mark
    label: str
    x: float
    """Where the label begins, in per cent."""
    fits: bool
    """Whether there is room for the label; where a script zooms in, it finds more."""


class Lane(NamedTuple):
    """The marks of one text or kind."""

    title: str
    top: int
    height: int
    marks: list[EventMark]
    written: tuple[float, float] | None
    """Where the time in which the text was written begins, and its width."""


class Figure(NamedTuple):
    """The drawings on one scale, and what their marks mean."""

    drawings: dict[str, list[Lane]]
    """Lanes below one another, by ``text`` or ``kind``."""
    scale: Scale
    rulings: list[Ruling]
    signs: list[Sign]
    head: int = HEAD
    character: float = CHARACTER
    room: int = ROOM


def figure(edition: Edition) -> Figure:
    """Return the drawings of the timeline, by text where these are not too many."""
    events = timeline(edition)
    across = scale([span(event.date) for event in events], WIDTH)
    groups = {"text": _by_text(edition), "kind": _by_kind(events)}
    if not 1 < len(edition.texts) <= MOST_LANES:
        del groups["text"]
    return Figure(
        {by: _lanes(found, across) for by, found in groups.items()},
        across,
        [*rulings(across, YEAR_WIDTH)],
        signs(),
    )


def _by_text(edition: Edition) -> list[Group]:
    return [
        Group(text.short_name, _of(edition, text), text.slug, span(text.meta.date))
        for text in edition.texts
    ]


def _of(edition: Edition, text: Text) -> tuple[Event, ...]:
    """Return what was identified in a text, in order of date."""
    every = timeline(edition)
    return tuple(e for e in every if any(ref.text == text.slug for ref in e.refs))


def _by_kind(events: Sequence[Event]) -> list[Group]:
    return [
        Group(kind.capitalize(), tuple(event for event in events if event.kind == kind))
        for kind in sorted({event.kind for event in events}, key=collation_key)
    ]


def _lanes(groups: Sequence[Group], across: Scale) -> list[Lane]:
    lanes: list[Lane] = []
    bottom = HEAD
    for group in groups:
        lanes.append(_lane(group, bottom, across))
        bottom += lanes[-1].height
    return lanes


def _lane(group: Group, top: int, across: Scale) -> Lane:
    extents = [extent(span(event.date), across) for event in group.events]
    found = rows(extents, GAP)
    placed = zip(group.events, found, _free(extents, found), strict=True)
    slug = group.text
    return Lane(
        title=group.title,
        top=top,
        height=2 * PADDING + ROW * (max(found, default=0) + 1),
        marks=[
            _mark(event, slug, across, top + PADDING + ROW * row + ROW // 2, room)
            for event, row, room in placed
        ],
        written=_written(group.written, across) if group.written else None,
    )


def _mark(event: Event, slug: str, across: Scale, y: int, room: float) -> EventMark:
    """Return the mark of an event, with so many per cent of room for its label.

    The label stands in square brackets where the text does not name the event.
    """
    when, words = span(event.date), event.label
    how = identified(event, slug) if slug else event.identified()
    label = words if len(words) <= LABEL else words[:LABEL].rsplit(" ", 1)[0] + " …"
    return EventMark(
        event,
        how,
        mark(when, across, y),
        label if how == "named" else f"[{label}]",
        x=extent(when, across)[1],
        fits=len(words) * CHARACTER + ROOM < room * WIDTH / 100,
    )


def _free(extents: Sequence[tuple[float, float]], found: Sequence[int]) -> list[float]:
    """Return the room for a label after each mark, up to the next mark of its row."""
    room: list[float] = []
    following: dict[int, float] = {}
    for (start, end), row in reversed([*zip(extents, found, strict=True)]):
        room.append(following.get(row, 100.0) - end)
        following[row] = start
    return room[::-1]


def _written(when: Span, across: Scale) -> tuple[float, float]:
    start, end = across.at(when.start), across.at(when.end)
    return start, max(end - start, LEAST_WRITTEN)
