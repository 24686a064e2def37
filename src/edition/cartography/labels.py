"""Place names beside their marks so that none lies over another."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edition.cartography.land import Window
from edition.cartography.projection import Point

APART = 3
"""Pixels between a mark and its name, and between names and the edge."""
SPACE = 0.25
"""What is free between two names in a line, in parts of their size."""
LETTER = 0.5
"""The width of most letters of the plain face, in parts of its size."""
WIDTHS = {**dict.fromkeys("Iijlfrt.,-’() ", 0.3), **dict.fromkeys("MWmw", 0.8)}
"""The width of those that are narrow or wide."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Spot(NamedTuple):
    """A mark that is to have a name."""

    at: Point
    radius: float
    words: str


class Label(NamedTuple):
    """Where a name stands: its foot, and which end of it is there."""

    x: float
    y: float
    anchor: str
    """``start``, ``middle`` or ``end``, as in an SVG."""


def width_of(words: str, size: float) -> float:
    """Return about how wide words are in the plain face."""
    return size * sum(WIDTHS.get(one, LETTER) for one in words)


def labels(spots: Sequence[Spot], window: Window, size: float) -> list[Label | None]:
    """Return where the name of each spot stands, the first first; or nowhere.

    Where it can, a name leaves those that follow the place that is best for them.
    """
    taken = [_round(spot) for spot in spots]
    best = [
        next(_free(number, spots, window, size, taken), None)
        for number in range(len(spots))
    ]
    found: list[Label | None] = []
    for number in range(len(spots)):
        free = list(_free(number, spots, window, size, taken))
        wanted = [box for _label, box in filter(None, best[number + 1 :])]
        polite = (place for place in free if _is_clear(place[1], wanted))
        label, box = next(polite, free[0] if free else (None, None))
        found.append(label)
        if box:
            left, top, right, bottom = box
            taken.append((left - SPACE * size, top, right + SPACE * size, bottom))
    return found


def _free(
    number: int, spots: Sequence[Spot], window: Window, size: float, taken: list[Box]
) -> Iterator[tuple[Label, Box]]:
    """Yield the places around a mark on which nothing stands, the best first."""
    others = [*taken[:number], *taken[number + 1 :]]
    for label, box in _around(spots[number], size):
        is_inside = window.holds(box[:2], APART) and window.holds(box[2:], APART)
        if is_inside and _is_clear(box, others):
            yield label, box


def _is_clear(box: Box, others: list[Box]) -> bool:
    return not any(_meet(box, other) for other in others)


def _round(spot: Spot) -> Box:
    (x, y), r = spot.at, spot.radius
    return x - r, y - r, x + r, y + r


def _around(spot: Spot, size: float) -> Iterator[tuple[Label, Box]]:
    """Yield the places around a mark: right, left, above, below, at the corners."""
    (x, y), width = spot.at, width_of(spot.words, size)
    off, slant = spot.radius + APART, spot.radius * 0.7 + APART
    middle, up, down = y + size * 0.35, y - off, y + off + size * 0.75
    yield _label(x + off, middle, "start", width, size)
    yield _label(x - off, middle, "end", width, size)
    yield _label(x, up, "middle", width, size)
    yield _label(x, down, "middle", width, size)
    for sign, anchor in ((1, "start"), (-1, "end")):
        for foot in (y - slant, y + slant + size * 0.7):
            yield _label(x + sign * slant, foot, anchor, width, size)


def _label(
    x: float, y: float, anchor: str, width: float, size: float
) -> tuple[Label, Box]:
    left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
    box = (left, y - size * 0.8, left + width, y + size * 0.25)
    return Label(x, y, anchor), box


def _meet(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
