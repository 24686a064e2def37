"""Draw one event so that the certainty of its date can be seen, and say how."""

from math import isinf

from edition.dates import parse_date
from edition.dates.spans import Span, span
from edition.model import Event
from edition.pages.html_tags import element, words
from edition.pages.timeline_scale import Scale

RADIUS = 4.5
OPEN = 1.6
"""Per cent of the width that the arrow of an open end takes up."""
LABEL = 44
"""Characters of a label."""
ARROWS = element(
    "defs",
    element("path", id="open-end", d="M-9-7 0 0-9 7z")
    + element("path", id="open-start", d="M9-7 0 0 9 7z"),
)
SIGNS = (
    ("2008-06-05", "stated", "a day"),
    ("2008-06-05", "inferred", "a date supplied by the editors (hollow)"),
    ("200X", "stated", "some time within a month, a year or a decade"),
    ("2005/2011", "stated", "from one date to another"),
    ("2005~/2011~", "stated", "approximate or uncertain (broken)"),
    ("2005/..", "stated", "without end"),
)
"""What the legend shows: a date, how it is known, and what its mark means."""


def extent(when: Span, across: Scale) -> tuple[float, float]:
    """Return where a mark begins and ends, in per cent."""
    start, end = across.at(when.start), across.at(when.end)
    middle = (start + end) / 2
    half = across.least / 2
    return min(start, middle - half), max(end, middle + half)


def mark(event: Event, across: Scale, y: float) -> str:
    """Return the shapes of an event's date, centred on a height."""
    return shapes(span(event.date), across, y)


def shapes(when: Span, across: Scale, y: float) -> str:
    """Return a dot for a day, a whisker for some time within, a bar for a duration."""
    doubt = "doubtful" if when.doubt else ""
    if when.is_day:
        return _dot(across.at(when.middle), y, doubt)
    start, end = across.at(when.start), across.at(when.end)
    parts = [_line(start, end, y, doubt)]
    if when.lasts:
        parts.append(_bar(when, across, y, doubt))
    else:
        parts.append(_dot((start + end) / 2, y, doubt))
    if isinf(when.end):
        parts.append(element("use", href="#open-end", x="99.9%", y=y))
    if isinf(when.start):
        parts.append(element("use", href="#open-start", x="0.1%", y=y))
    return "".join(parts)


def _dot(x: float, y: float, doubt: str) -> str:
    return element("circle", class_=doubt or None, cx=f"{x:.5g}%", cy=y, r=RADIUS)


def _line(start: float, end: float, y: float, doubt: str) -> str:
    """Return the line over all that is possible."""
    first, last = f"{start:.5g}%", f"{end:.5g}%"
    kind = f"possible {doubt}".strip()
    return element("line", class_=kind, x1=first, x2=last, y1=y, y2=y)


def _bar(when: Span, across: Scale, y: float, doubt: str) -> str:
    """Return the bar over all that is certain; at least a dot's width."""
    start, end = sorted((across.at(when.sure_start), across.at(when.sure_end)))
    if end - start < across.least:
        middle = (across.at(when.start) + across.at(when.end)) / 2
        start, end = middle - across.least / 2, middle + across.least / 2
    end -= OPEN if isinf(when.end) else 0
    start += OPEN if isinf(when.start) else 0
    return element(
        "rect",
        class_=doubt or None,
        x=f"{start:.5g}%",
        y=f"{y - 4:g}",
        width=f"{end - start:.4g}%",
        height=8,
        rx=2,
    )


def label(event: Event, across: Scale, y: float, fits: bool) -> str:
    """Return the name of an event beside its mark; a script shows more of these."""
    said = event.label
    if len(said) > LABEL:
        said = said[:LABEL].rsplit(" ", 1)[0] + " …"
    x = f"{extent(span(event.date), across)[1]:.5g}%"
    shown = "label fits" if fits else "label"
    return element("text", words(said), class_=shown, x=x, dx=5, y=y + 4)


def legend() -> str:
    """Return what the signs mean, each with its sign."""
    signs = [_sign(edtf, dating, said) for edtf, dating, said in SIGNS]
    said = (
        "A decade with many events is drawn wider than one with few. The tinted column "
        "in the lane of a text is the time in which the text was written."
    )
    return element("ul", "".join(signs), class_="timeline-legend") + element("p", said)


def _sign(edtf: str, dating: str, said: str) -> str:
    across = Scale((2000, 2014), (2.0, 98.0), 64)
    drawn = shapes(span(parse_date(edtf)), across, 8)
    picture = element(
        "svg",
        element("g", drawn, class_=f"mark is-{dating}"),
        width=across.width,
        height=16,
        aria_hidden="true",
    )
    return element("li", f"{picture} {words(said)}")
