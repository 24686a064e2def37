"""Draw the timeline as SVG: lanes by text and by kind, with certainty to be seen.

Across, everything is in per cent of the drawing's width, so that a style sheet alone
makes it fit a window, and a script that widens it has zoomed in.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edition.chronology import chronological, events_of
from edition.dates.spans import Span, span
from edition.model import Edition, Event
from edition.pages.html_tags import element, words
from edition.pages.markup import counted
from edition.pages.timeline_marks import ARROWS, extent, label, legend, mark
from edition.pages.timeline_scale import Scale, rows, scale

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


class Lane(NamedTuple):
    """The events of one text or kind."""

    title: str
    events: tuple[Event, ...]
    written: Span | None = None
    """When the text was written."""


class Placed(NamedTuple):
    """A lane with the row of each of its events, and its place in the drawing."""

    lane: Lane
    rows: list[int]
    top: int
    height: int


def drawing(edition: Edition) -> str:
    """Return the figure: a choice of lanes, the drawings, and what the signs mean."""
    events = chronological(edition)
    across = scale([span(event.date) for event in events], WIDTH)
    by_text = _lanes_by_text(edition)
    drawings = {"kind": _lanes_by_kind(events)}
    if 1 < len(by_text) <= MOST_LANES:
        drawings = {"text": by_text} | drawings
    svgs = [_drawing(name, lanes, across) for name, lanes in drawings.items()]
    parts = [
        element(
            "a", "Past the drawing, to the list", class_="skip", href=_first(events)
        ),
        _choice(tuple(drawings)),
        element("svg", ARROWS, class_="timeline-arrows", aria_hidden="true"),
        element("p", "", class_="timeline-readout", aria_hidden="true"),
        *svgs,
        element("figcaption", legend()),
    ]
    return element("figure", "\n".join(parts), class_="timeline-figure", id="drawing")


def _first(events: Sequence[Event]) -> str:
    return f"#decade-{events[0].date.year // 10 * 10}"


def _lanes_by_text(edition: Edition) -> list[Lane]:
    return [
        Lane(
            text.short_name,
            events_of(edition)[text.slug],
            span(text.meta.date),
        )
        for text in edition.texts[: MOST_LANES + 1]
    ]


def _lanes_by_kind(events: Sequence[Event]) -> list[Lane]:
    kinds: dict[str, list[Event]] = {}
    for event in events:
        kinds.setdefault(event.kind, []).append(event)
    return [Lane(kind.capitalize(), tuple(kinds[kind])) for kind in sorted(kinds)]


def _choice(names: tuple[str, ...]) -> str:
    """Return the choice between lanes; it works without script."""
    if len(names) < 2:
        return ""
    options = [
        element("input", type="radio", name="lanes", id=f"lanes-{name}", checked=first)
        + element("label", f"by {name}", for_=f"lanes-{name}")
        for name, first in zip(names, (True, False), strict=True)
    ]
    heading = element("legend", "Lanes")
    return element("fieldset", heading + "".join(options), class_="lanes-choice")


def _drawing(name: str, lanes: list[Lane], across: Scale) -> str:
    """Return one drawing: the names of the lanes beside a frame that scrolls."""
    placed = list(_place(lanes, across))
    height = placed[-1].top + placed[-1].height
    number = sum(len(lane.events) for lane in lanes)
    said = (
        f"Drawing: {counted(number, 'mark')} in {counted(len(lanes), 'lane')} "
        f"by {name}. The list below says the same in words."
    )
    titles = element(
        "svg",
        "".join(_title(lane) for lane in placed),
        class_="lanes-titles",
        height=height,
        aria_hidden="true",
    )
    content = [*_grid(across, height), *(_lane(p, across) for p in placed)]
    drawn = element(
        "svg",
        "\n".join(content),
        height=height,
        role="group",
        aria_label=said,
        data_years=" ".join(f"{year}" for year in across.years),
        data_shares=" ".join(f"{share:g}" for share in across.shares),
    )
    frame = element("div", drawn, class_="drawing-frame")
    return element("div", titles + frame, class_="drawing", data_lanes=name)


def _place(lanes: list[Lane], across: Scale) -> Iterator[Placed]:
    top = HEAD
    for lane in lanes:
        found = rows((extent(span(e.date), across) for e in lane.events), GAP)
        height = 2 * PADDING + ROW * max([*found, 0]) + ROW
        yield Placed(lane, found, top, height)
        top += height


def _title(placed: Placed) -> str:
    middle = placed.top + placed.height / 2 + 4
    return element("text", words(placed.lane.title), x="100%", y=f"{middle:g}") + _rule(
        placed
    )


def _rule(placed: Placed) -> str:
    return element("line", x1="0", x2="100%", y1=placed.top, y2=placed.top)


def _grid(across: Scale, height: int) -> Iterator[str]:
    """Yield a line for the beginning of each decade, with its year if there is room."""
    named = -YEAR_WIDTH
    for year, share in zip(across.years[:-1], across.shares, strict=False):
        x = f"{share:g}%"
        yield element("line", x1=x, x2=x, y1=HEAD - 4, y2=height)
        if share - named >= YEAR_WIDTH:
            yield element("text", f"{year}", class_="year", x=x, y=HEAD - 8)
            named = share


def _lane(placed: Placed, across: Scale) -> str:
    """Return the marks of a lane, in order of date, behind the date of its text."""
    parts = [_rule(placed)]
    if placed.lane.written:
        parts.append(_written(placed, placed.lane.written, across))
    free = _free(placed, across)
    for event, row, room in zip(placed.lane.events, placed.rows, free, strict=True):
        y = placed.top + PADDING + ROW * row + ROW // 2
        fits = len(event.label) * 5.2 + 14 < room * WIDTH / 100
        content = mark(event, across, y) + label(event, across, y, fits)
        name = element("title", words(f"{event.label}, {event.date.words}"))
        kind = f"mark is-{event.dating}"
        link = element("a", name + content, href=f"#event-{event.id}", class_=kind)
        parts.append(link)
    return element("g", "\n".join(parts), class_="lane")


def _free(placed: Placed, across: Scale) -> list[float]:
    """Return the room for a label after each mark, up to the next mark of its row."""
    extents = [extent(span(event.date), across) for event in placed.lane.events]
    room = [0.0] * len(extents)
    following: dict[int, float] = {}
    for index in reversed(range(len(extents))):
        row = placed.rows[index]
        room[index] = following.get(row, 100.0) - extents[index][1]
        following[row] = extents[index][0]
    return room


def _written(placed: Placed, when: Span, across: Scale) -> str:
    """Mark the time in which a text was written, across the height of its lane."""
    start, end = across.at(when.start), across.at(when.end)
    return element(
        "rect",
        element("title", words(f"{placed.lane.title} is written")),
        class_="written",
        x=f"{start:g}%",
        y=placed.top,
        width=f"{max(end - start, 0.15):g}%",
        height=placed.height,
    )
