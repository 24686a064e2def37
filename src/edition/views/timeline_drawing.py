"""Lay out the drawing of the timeline: each event once, labelled, ticked by text.

Everything is in pixels of a drawing that is as wide as said here; a window shows it
larger or smaller. Where it would be too small, a vertical line takes its place.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from edition.chronology import identified, timeline
from edition.dates.spans import span
from edition.model import Edition, Event, Text
from edition.views.timeline_marks import Mark, Sign, extent, mark, signs
from edition.views.timeline_scale import (
    DOT,
    Ruling,
    Scale,
    rows,
    rulings,
    scale,
    years_between,
)

WIDTH = 920
"""Pixels across."""
ROW = 24
"""Pixels from one row to the next: what a finger or an eye can hit."""
HEAD = 24
"""Pixels for the years above the rows."""
GAP = 10
"""Pixels kept free between two events of a row."""
YEAR_WIDTH = 3.5
"""Per cent that the number of a year takes up."""
LABEL = 72
"""Characters of a label."""
CHARACTER = 5.1
"""Pixels that a character of a label takes up."""
APART = 6
"""Pixels between a mark and its label."""
COLUMN = 8
"""Pixels of the width by which it is counted how crowded a place is."""
TICK = 11
"""Pixels from the tick of one text to that of the next."""
MOST_EVENTS = 240
"""Where there are more, the list alone is the timeline."""
MOST_TEXTS = 12
"""Where there are more, ticks would be too many to tell apart."""


class Tick(NamedTuple):
    """That a text mentions an event: a place of its own under the label."""

    text: Text
    is_named: bool
    """Whether the text names it, or the editors say so."""
    x: float


class Place(NamedTuple):
    """Where an event can stand in a row."""

    start: float
    end: float
    x: float
    """Where the label begins, or ends if it stands to the left."""
    is_left: bool = False
    is_over: bool = False
    """Whether the label lies over the line of what lasts."""


class EventMark(NamedTuple):
    """The mark of an event, its label and the ticks of the texts that mention it."""

    event: Event
    mark: Mark
    label: str
    place: Place
    ticks: tuple[Tick, ...]


class Written(NamedTuple):
    """The time at which a text was written."""

    text: Text
    x: float
    row: int
    """Below the drawing, the row of its name."""
    is_left: bool
    """Whether its name stands to the left."""


class Figure(NamedTuple):
    """The drawing, and what its marks mean."""

    marks: tuple[EventMark, ...]
    texts: tuple[Text, ...]
    """The texts that have ticks."""
    written: tuple[Written, ...]
    rulings: tuple[Ruling, ...]
    signs: list[Sign]
    bottom: int
    """Pixels from the top to the end of the last row."""
    width: int = WIDTH
    head: int = HEAD
    row: int = ROW


def figure(edition: Edition) -> Figure | None:
    """Return the drawing of the timeline, unless there are too many events for one."""
    events = timeline(edition)
    if len(events) > MOST_EVENTS:
        return None
    texts = edition.texts if len(edition.texts) <= MOST_TEXTS else ()
    dates = [*(event.date for event in events), *(text.meta.date for text in texts)]
    across = scale([span(date) for date in dates], WIDTH)
    marks = tuple(_marks(events, texts, across))
    named = (*rulings(across, YEAR_WIDTH), *years_between(across, YEAR_WIDTH))
    bottom = max(drawn.mark.y for drawn in marks) + ROW
    return Figure(marks, texts, _written(texts, across), named, signs(), bottom)


def _marks(
    events: tuple[Event, ...], texts: tuple[Text, ...], across: Scale
) -> Iterator[EventMark]:
    """Yield the marks in order of date."""
    found = _placed([_places(event, texts, across) for event in events])
    for event, (row, place) in zip(events, found, strict=True):
        y = HEAD + ROW * row + ROW // 3
        first = place.x - len(texts) * TICK * place.is_left
        yield EventMark(
            event,
            mark(span(event.date), across, y),
            _short(event.label),
            place,
            tuple(_ticks(event, texts, first)),
        )


def _short(words: str) -> str:
    return words if len(words) <= LABEL else f"{words[:LABEL].rsplit(' ', 1)[0]} …"


def _places(event: Event, texts: tuple[Text, ...], across: Scale) -> list[Place]:
    """Return where an event can stand: its label over a long line, else at a side."""
    when = span(event.date)
    drawn = mark(when, across, 0)
    width = max(len(_short(event.label)) * CHARACTER, len(texts) * TICK)
    start, end = (x * WIDTH / 100 for x in extent(when, across))
    if drawn.bar:
        start -= DOT / 2
        x = drawn.bar[0] * WIDTH / 100 + 2 * APART
        if x + width + 4 * APART < end:
            return [Place(start, end, x, is_over=True)]
    right = Place(start, end + APART + width, end + APART)
    left = Place(start - APART - width, end, start - APART, is_left=True)
    return [p for p in (right, left) if p.start >= 0 and p.end <= WIDTH] or [left]


def _placed(choices: list[list[Place]]) -> list[tuple[int, Place]]:
    """Return the row and place of each, in as few rows as its places allow."""
    found = _sides(choices)
    order = sorted(range(len(found)), key=lambda number: found[number].start)
    numbers = rows(((found[n].start, found[n].end) for n in order), GAP)
    row = dict(zip(order, numbers, strict=True))
    return [(row[number], place) for number, place in enumerate(found)]


def _sides(choices: list[list[Place]]) -> list[Place]:
    """Choose a place for each, where the fewest others are already."""
    crowd: Counter[int] = Counter()
    found: list[Place] = []
    for places in choices:
        crowd.update(_columns(places[0]))
    for places in choices:
        crowd.subtract(_columns(places[0]))
        found.append(min(places, key=lambda p: sum(crowd[n] ** 4 for n in _columns(p))))
        crowd.update(_columns(found[-1]))
    return found


def _columns(place: Place) -> range:
    return range(int(place.start) // COLUMN, int(place.end + GAP) // COLUMN + 1)


def _ticks(event: Event, texts: tuple[Text, ...], x: float) -> Iterator[Tick]:
    mentioned = {ref.text for ref in event.refs}
    for place, text in enumerate(texts):
        if text.slug in mentioned:
            is_named = identified(event, text.slug) == "named"
            yield Tick(text, is_named, x + TICK * place)


def _written(texts: tuple[Text, ...], across: Scale) -> tuple[Written, ...]:
    """Return when the texts were written, their names below one another if need be."""
    found: list[Written] = []
    extents: list[tuple[float, float]] = []
    for text in texts:
        x = round(across.at(span(text.meta.date).middle) * WIDTH / 100, 1)
        width = len(text.short_name) * CHARACTER + APART
        is_left = x + width > WIDTH
        start = x - width if is_left else x
        extents.append((start, start + width))
        found.append(Written(text, x, 0, is_left))
    numbers = zip(found, rows(extents, GAP), strict=True)
    return tuple(one._replace(row=row) for one, row in numbers)
