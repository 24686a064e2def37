"""Who answers whom: the geometry of the drawing of the texts and what joins them."""

from collections.abc import Iterator
from typing import NamedTuple

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


class Arc(NamedTuple):
    """An arc from a later text to an earlier, with a number at its apex."""

    side: str
    """``differ``, above the texts, or ``agree``, below."""
    number: int
    """In how many parallels the two meet."""
    start: int
    end: int
    y: int
    """Where it starts and ends."""
    rise: int
    """How far its apex is from there; where it is above, less than nothing."""


class Node(NamedTuple):
    """A text in the row, and how many tensions it has."""

    x: int
    text: Text
    tensions: int


class Graph(NamedTuple):
    """The drawing: texts in order of date, an arc for every two that meet."""

    width: int
    middle: int
    sides: tuple[str, ...]
    arcs: list[Arc]
    nodes: list[Node]


def graph(edition: Edition) -> Graph | None:
    """Return the drawing; None where there is nothing to draw, or too much."""
    found = pairs(edition)
    meeting = {text for pair in found for text in pair}
    texts = [text for text in edition.texts if text in meeting]
    if not found or len(texts) > MOST:
        return None
    return Graph(
        width=2 * MARGIN + STEP * (len(texts) - 1),
        middle=MIDDLE,
        sides=tuple(SIDES),
        arcs=[*_arcs(found, texts)],
        nodes=[
            Node(MARGIN + index * STEP, text, len(tensions(edition, text)))
            for index, text in enumerate(texts)
        ],
    )


def _arcs(
    found: dict[tuple[Text, Text], list[Parallel]], texts: list[Text]
) -> Iterator[Arc]:
    """Yield the arcs, the longest first, so that short ones lie on top."""
    spans = [
        (texts.index(one), texts.index(other), meeting)
        for (one, other), meeting in found.items()
    ]
    for first, last, meeting in sorted(spans, key=lambda s: s[0] - s[1]):
        for side, relations in SIDES.items():
            if number := sum(p.relation in relations for p in meeting):
                yield _arc(first, last, len(texts), number, side)


def _arc(first: int, last: int, texts: int, number: int, side: str) -> Arc:
    """Return an arc from a later text to an earlier; the nearer, the further in."""
    up = -1 if side == "differ" else 1
    distance = last - first
    offset = 4 + 13 * (texts - 1 - distance)
    return Arc(
        side,
        number,
        start=MARGIN + last * STEP - offset,
        end=MARGIN + first * STEP + offset,
        y=MIDDLE + up * HALF,
        rise=up * (18 + 32 * distance),
    )
