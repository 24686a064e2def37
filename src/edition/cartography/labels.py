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
    return _Sheet(spots, window, size).labels()


class _Sheet:
    """A map on which names of one size are placed, one after another."""

    def __init__(self, spots: Sequence[Spot], window: Window, size: float) -> None:
        self._spots = spots
        self._window = window
        self._size = size
        self._taken = [_round(spot) for spot in spots]
        """What marks and names take up, the marks first."""

    def labels(self) -> list[Label | None]:
        spots = [*enumerate(self._spots)]
        best = [next(self._free(number, spot), None) for number, spot in spots]
        found: list[Label | None] = []
        for number, spot in spots:
            free = [*self._free(number, spot)]
            wanted = [box for _label, box in filter(None, best[number + 1 :])]
            polite = (place for place in free if _is_clear(place[1], wanted))
            label, box = next(polite, free[0] if free else (None, None))
            found.append(label)
            if box:
                left, top, right, bottom = box
                space = SPACE * self._size
                self._taken.append((left - space, top, right + space, bottom))
        if found.count(None) <= MOST_LED:
            self._add(found)
        return found

    def _add(self, found: list[Label | None]) -> None:
        """Place the missing names away from their marks, else their numbers."""
        signs = count(1)
        for number in [n for n, label in enumerate(found) if not label]:
            spot = self._spots[number]
            label, boxes = next(self._far(spot), NOWHERE)
            if not label:
                sign = str(next(signs))
                short = spot._replace(words=sign)
                near = ((label, [box]) for label, box in self._free(number, short))
                label, boxes = next(chain(near, self._far(short)), NOWHERE)
                label = label and label._replace(sign=sign)
            found[number] = label
            self._taken += boxes

    def _free(self, number: int, spot: Spot) -> Iterator[tuple[Label, Box]]:
        """Yield the places around a mark on which nothing stands, the best first."""
        others = [*self._taken[:number], *self._taken[number + 1 :]]
        for label, box in self._around(spot):
            if self._is_inside(box) and _is_clear(box, others):
                yield label, box

    def _far(self, spot: Spot) -> Iterator[tuple[Label, list[Box]]]:
        """Yield free places away from a mark, the nearest first, and what they take.

        The line may begin between marks that touch, but goes through none of them.
        """
        hearts = [_round(one._replace(radius=one.radius / 2)) for one in self._spots]
        crossed = (*hearts, *self._taken[len(self._spots) :])
        around = [box for box in crossed if not _holds(box, spot.at)]
        for halves, turn in product(FAR, TURNS):
            off, angle = halves * self._size / 2, 2 * pi * turn / len(TURNS)
            label, box, line = self._led(spot, off, angle)
            steps = [*_along(line)]
            is_led = all(_is_clear(step, around) for step in steps)
            if self._is_inside(box) and is_led and _is_clear(box, self._taken):
                yield label, [box, *steps]

    def _is_inside(self, box: Box) -> bool:
        return all(self._window.holds(corner, APART) for corner in (box[:2], box[2:]))

    def _led(self, spot: Spot, off: float, turn: float) -> tuple[Label, Box, Line]:
        """Return the place in a direction, clockwise from the right."""
        (x, y), right, down, size = spot.at, cos(turn), sin(turn), self._size
        start = x + spot.radius * right, y + spot.radius * down
        end = x + (spot.radius + off) * right, y + (spot.radius + off) * down
        if abs(right) < 0.5:
            foot = end[1] + (APART + size * 0.75 if down > 0 else -APART)
            label, box = self._label(spot, end[0], foot, "middle")
        else:
            anchor, side = ("start", APART) if right > 0 else ("end", -APART)
            label, box = self._label(spot, end[0] + side, end[1] + size * 0.35, anchor)
        return label._replace(line=(start, end)), box, (start, end)

    def _around(self, spot: Spot) -> Iterator[tuple[Label, Box]]:
        """Yield the places around a mark: right, left, above, below, at the corners.

        At last come those at the right and the left that are a little higher or lower.
        """
        (x, y), size = spot.at, self._size
        off, slant = spot.radius + APART, spot.radius * 0.7 + APART
        middle, up, down = y + size * 0.35, y - off, y + off + size * 0.75
        yield self._label(spot, x + off, middle, "start")
        yield self._label(spot, x - off, middle, "end")
        yield self._label(spot, x, up, "middle")
        yield self._label(spot, x, down, "middle")
        for sign, anchor in ((1, "start"), (-1, "end")):
            for foot in (y - slant, y + slant + size * 0.7):
                yield self._label(spot, x + sign * slant, foot, anchor)
        for sign, anchor in ((1, "start"), (-1, "end")):
            for shift in (-0.3, 0.3):
                foot = middle + shift * size
                yield self._label(spot, x + sign * off, foot, anchor)

    def _label(self, spot: Spot, x: float, y: float, anchor: str) -> tuple[Label, Box]:
        width, size = width_of(spot.words, self._size), self._size
        left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
        box = (left, y - size * 0.8, left + width, y + size * 0.25)
        return Label(x, y, anchor), box


def _along(line: Line) -> Iterator[Box]:
    """Yield small boxes along a line."""
    (x1, y1), (x2, y2) = line
    for part in range(9):
        x, y = x1 + (x2 - x1) * part / 8, y1 + (y2 - y1) * part / 8
        yield x - 1, y - 1, x + 1, y + 1


def _holds(box: Box, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _is_clear(box: Box, others: list[Box]) -> bool:
    return not any(_meet(box, other) for other in others)


def _round(spot: Spot) -> Box:
    (x, y), r = spot.at, spot.radius
    return x - r, y - r, x + r, y + r


def _meet(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
