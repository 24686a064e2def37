"""Place names beside their marks so that none lies over another."""

from collections.abc import Iterator, Sequence
from itertools import chain, count, product
from math import cos, pi, sin
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
MOST_LED = 12
"""Names that stand away from their marks, at most: more lines could not be followed."""
FAR, TURNS = range(1, 9), range(24)
"""How far away a name may stand, in halves of its size, and in how many directions."""

Line = tuple[Point, Point]
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
    line: Line | None = None
    """What leads to it from its mark, if it stands away from it."""
    sign: str = ""
    """The number that stands there instead of the name, if that has no place."""


NOWHERE: tuple[None, list[Box]] = (None, [])


def width_of(words: str, size: float) -> float:
    """Return about how wide words are in the plain face."""
    return size * sum(WIDTHS.get(one, LETTER) for one in words)


def labels(spots: Sequence[Spot], window: Window, size: float) -> list[Label | None]:
    """Return where the name of each spot stands, the first first.

    Where it can, a name leaves those that follow the place that is best for them. What
    has no place beside its mark stands away from it, or is a number; where too many
    have none, they stand nowhere.
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
    if found.count(None) <= MOST_LED:
        _add(found, spots, window, size, taken)
    return found


def _add(
    found: list[Label | None],
    spots: Sequence[Spot],
    window: Window,
    size: float,
    taken: list[Box],
) -> None:
    """Place the names that are missing away from their marks, else their numbers."""
    signs = count(1)
    for number in [n for n, label in enumerate(found) if not label]:
        label, boxes = next(_far(number, spots, window, size, taken), NOWHERE)
        if not label:
            sign = str(next(signs))
            short = [*spots]
            short[number] = spots[number]._replace(words=sign)
            near = _free(number, short, window, size, taken)
            beside = ((label, [box]) for label, box in near)
            far = _far(number, short, window, size, taken)
            label, boxes = next(chain(beside, far), NOWHERE)
            label = label and label._replace(sign=sign)
        found[number] = label
        taken += boxes


def _far(
    number: int, spots: Sequence[Spot], window: Window, size: float, taken: list[Box]
) -> Iterator[tuple[Label, list[Box]]]:
    """Yield the free places away from a mark, the nearest first, and what they take.

    The line may begin between marks that touch, but goes through none of them.
    """
    spot = spots[number]
    hearts = [_round(one._replace(radius=one.radius / 2)) for one in spots]
    crossed = (*hearts, *taken[len(spots) :])
    around = [box for box in crossed if not _holds(box, spot.at)]
    for halves, turn in product(FAR, TURNS):
        label, box = _led(spot, halves * size / 2, 2 * pi * turn / len(TURNS), size)
        assert label.line
        steps = [*_along(label.line)]
        is_inside = window.holds(box[:2], APART) and window.holds(box[2:], APART)
        is_led = all(_is_clear(step, around) for step in steps)
        if is_inside and is_led and _is_clear(box, taken):
            yield label, [box, *steps]


def _led(spot: Spot, off: float, turn: float, size: float) -> tuple[Label, Box]:
    """Return the place in a direction, clockwise from the right."""
    (x, y), right, down = spot.at, cos(turn), sin(turn)
    start = x + spot.radius * right, y + spot.radius * down
    end = x + (spot.radius + off) * right, y + (spot.radius + off) * down
    width = width_of(spot.words, size)
    if abs(right) < 0.5:
        foot = end[1] + (APART + size * 0.75 if down > 0 else -APART)
        label, box = _label(end[0], foot, "middle", width, size)
    else:
        anchor, side = ("start", APART) if right > 0 else ("end", -APART)
        label, box = _label(end[0] + side, end[1] + size * 0.35, anchor, width, size)
    return label._replace(line=(start, end)), box


def _along(line: Line) -> Iterator[Box]:
    """Yield small boxes along a line."""
    (x1, y1), (x2, y2) = line
    for part in range(9):
        x, y = x1 + (x2 - x1) * part / 8, y1 + (y2 - y1) * part / 8
        yield x - 1, y - 1, x + 1, y + 1


def _holds(box: Box, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


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
    """Yield the places around a mark: right, left, above, below, at the corners.

    At last come those at the right and the left that are a little higher or lower.
    """
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
    for sign, anchor in ((1, "start"), (-1, "end")):
        for shift in (-0.3, 0.3):
            yield _label(x + sign * off, middle + shift * size, anchor, width, size)


def _label(
    x: float, y: float, anchor: str, width: float, size: float
) -> tuple[Label, Box]:
    left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
    box = (left, y - size * 0.8, left + width, y + size * 0.25)
    return Label(x, y, anchor), box


def _meet(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
