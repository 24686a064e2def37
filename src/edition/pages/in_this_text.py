"""Draw the events of one text on a small line, and list them beneath."""

from edition.chronology import events_of
from edition.dates.spans import span
from edition.model import Edition, Event, Text
from edition.pages.html_tags import address, element, words
from edition.pages.markup import counted
from edition.pages.timeline_marks import ARROWS, extent, mark
from edition.pages.timeline_scale import Scale, rows, scale

WIDTH = 520
"""Pixels across, for which marks are laid out in rows."""
ROW = 11
TOP = 4
GAP = 0.6
"""Per cent kept free between two marks: the strip is narrow."""
LEAST_YEARS = 8
"""Per cent between two years that are named."""


def in_this_text(edition: Edition, text: Text) -> str:
    """Return the strip of a text, or nothing where it mentions no event."""
    events = events_of(edition)[text.slug]
    if not events:
        return ""
    first, last = events[0].date.year, max(event.date.year for event in events)
    years = f"{first}–{last}" if first < last else f"{first}"
    number = counted(len(events), "event")
    summary = element("summary", f"In this text: {number}, {years}")
    items = "".join(_item(text, event) for event in events)
    details = element("details", summary + element("ol", items))
    strip = _line(events) + details
    return element(
        "nav", strip, class_="in-this-text", aria_label="Events in this text"
    )


def _line(events: tuple[Event, ...]) -> str:
    """Return the drawing, for eyes alone: the list beneath says the same."""
    across = scale([span(event.date) for event in events], WIDTH)
    found = rows((extent(span(e.date), across) for e in events), GAP)
    bottom = TOP + ROW * (max(found) + 1)
    marks = [
        element(
            "g",
            mark(event, across, TOP + ROW * row + ROW // 2),
            class_=f"is-{event.dating}",
        )
        for event, row in zip(events, found, strict=True)
    ]
    axis = element("line", x1="0", x2="100%", y1=bottom, y2=bottom)
    drawn = "".join([axis, *_years(across, bottom), *marks])
    content = ARROWS + drawn if "<use" in drawn else drawn
    return element("svg", content, height=bottom + 14, aria_hidden="true")


def _years(across: Scale, bottom: int) -> list[str]:
    """Name the years at which the scale changes, where there is room."""
    named, last = [], -LEAST_YEARS * 1.0
    for year, share in zip(across.years[:-1], across.shares, strict=False):
        if share - last >= LEAST_YEARS:
            named.append(element("text", f"{year}", x=f"{share:g}%", y=bottom + 12))
            last = share
    return named


def _item(text: Text, event: Event) -> str:
    """Lead to the passage that mentions an event, and to its entry."""
    anchor = next(ref.anchor for ref in event.refs if ref.text == text.slug)
    href = address("texts/x.md", "timeline.md", f"event-{event.id}")
    return (
        f'<li><a href="{href}" class="when">{words(event.date.words)}</a> '
        f'<a href="#{anchor}">{words(event.label)}</a></li>'
    )
