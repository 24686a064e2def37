"""Who answers whom: the geometry of the drawing of the texts and what joins them."""

from collections.abc import Iterator
from dataclasses import dataclass

from edition.model import Edition, Parallel, Text
from edition.views.relations import pairs, tensions

STEP = 170
"""Pixels between two texts."""
MARGIN = 90
MIDDLE = 190
HALF = 34
"""Half the height of the row of texts."""
MOST = 12
"""With more texts the arcs could no longer be told apart."""
SIDES = {
    "differ": ("contradiction", "sense"),
    "agree": ("agreement", "silence"),
}
"""Which relations are drawn above the texts, and which below."""


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc from a later text to an earlier, with a number at its apex."""

    side: str
    """``differ``, above the texts, or ``agree``, below."""
    number: int
    """In how many parallels the two meet."""
    stroke: float
    start: int
    end: int
    y: int
    """Where it starts and ends."""
    reach: int
    """The height of its control points."""
    middle: int
    baseline: int
    """Where the number stands."""


@dataclass(frozen=True, slots=True)
class Node:
    """A text in the row: its name and year, and how many tensions it has."""

    x: int
    baselines: tuple[int, int, int]
    name: str
    year: str
    tensions: int


@dataclass(frozen=True, slots=True)
class Graph:
    """The drawing: texts in order of date, an arc for every two that meet."""

    width: int
    height: int
    sides: tuple[str, ...]
    arcs: tuple[Arc, ...]
    nodes: tuple[Node, ...]


def graph(edition: Edition) -> Graph | None:
    """Return the drawing; None where there is nothing to draw, or too much."""
    found = pairs(edition)
    slugs = {text.slug for pair in found for text in pair}
    texts = [text for text in edition.texts if text.slug in slugs]
    if not found or len(texts) > MOST:
        return None
    return Graph(
        width=2 * MARGIN + STEP * (len(texts) - 1),
        height=2 * MIDDLE,
        sides=tuple(SIDES),
        arcs=tuple(_arcs(found, texts)),
        nodes=tuple(_node(edition, text, index) for index, text in enumerate(texts)),
    )


def _arcs(
    found: dict[tuple[Text, Text], list[Parallel]], texts: list[Text]
) -> Iterator[Arc]:
    """Yield the arcs, the longest first, so that short ones lie on top."""
    order = {text.slug: index for index, text in enumerate(texts)}
    spans = [
        (order[a.slug], order[b.slug], meeting) for (a, b), meeting in found.items()
    ]
    for first, last, meeting in sorted(spans, key=lambda s: s[0] - s[1]):
        for side, relations in SIDES.items():
            number = sum(parallel.relation in relations for parallel in meeting)
            if number:
                yield _arc(first, last, len(texts), number, side)


def _arc(first: int, last: int, texts: int, number: int, side: str) -> Arc:
    """Return an arc from a later text to an earlier; the nearer, the further in."""
    up = -1 if side == "differ" else 1
    distance = last - first
    offset = 4 + 13 * (texts - 1 - distance)
    end, start = MARGIN + first * STEP + offset, MARGIN + last * STEP - offset
    y, rise = MIDDLE + up * HALF, up * (18 + 32 * distance)
    return Arc(
        side=side,
        number=number,
        stroke=round(1 + number / 8, 1),
        start=start,
        end=end,
        y=y,
        reach=round(y + rise * 4 / 3),
        middle=round((start + end) / 2),
        baseline=y + rise + 4,
    )


def _node(edition: Edition, text: Text, index: int) -> Node:
    name, _space, year = text.short_name.rpartition(" ")
    top = MIDDLE - 10
    return Node(
        x=MARGIN + index * STEP,
        baselines=(top, top + 18, top + 36),
        name=name,
        year=year,
        tensions=len(tensions(edition, text)),
    )
