"""Draw the land within a window, as one path of an SVG."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

from edition.cartography.projection import Place, Point, Projection

STEPS = 20
"""Steps of a degree in the file."""
EDGE = 4
"""Pixels beyond a window at which land is cut off, so that no cut is seen."""


class Window(NamedTuple):
    """The part of the projected globe that is shown, and how large."""

    left: float
    top: float
    width: int
    """In pixels."""
    height: int
    scale: float
    """Pixels to a radius of the globe."""

    def pixel(self, point: Point) -> Point:
        """Return where a projected point lies in the window."""
        return (point[0] - self.left) * self.scale, (point[1] - self.top) * self.scale

    def holds(self, point: Point, margin: float = 0) -> bool:
        """Whether a pixel lies in the window, so far from its edge."""
        x, y = point
        return (
            margin <= x <= self.width - margin and margin <= y <= self.height - margin
        )


@cache
def coasts() -> tuple[tuple[Place, ...], ...]:
    """Read the coasts of the world: a ring of places each."""
    text = files("edition.cartography").joinpath("coastline.txt").read_text("ascii")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(tuple(_places([*map(int, line.split())])) for line in lines)


def _places(numbers: list[int]) -> Iterator[Place]:
    across, up = accumulate(numbers[::2]), accumulate(numbers[1::2])
    return ((y / STEPS, x / STEPS) for x, y in zip(across, up, strict=True))


def land(projection: Projection, window: Window) -> str:
    """Return the land in a window as the path of an SVG."""
    found = []
    for ring in coasts():
        if any(map(projection.is_shown, ring)):
            points = [window.pixel(projection.point(place)) for place in ring]
            found.append(_path(_clipped(points, window)))
    return "".join(found)


def _clipped(ring: list[Point], window: Window) -> list[Point]:
    """Cut a ring off at the edges of a window (Sutherland and Hodgman 1974)."""
    right, bottom = window.width + EDGE, window.height + EDGE
    edges = ((0, 1, -EDGE), (0, -1, right), (1, 1, -EDGE), (1, -1, bottom))
    for axis, sign, at in edges:
        cut: list[Point] = []
        for n, point in enumerate(ring):
            last = ring[n - 1]
            is_in, was_in = (sign * (p[axis] - at) >= 0 for p in (point, last))
            if is_in != was_in:
                cut.append(_crossing(last, point, axis, at))
            if is_in:
                cut.append(point)
        ring = cut
    return ring


def _crossing(one: Point, two: Point, axis: int, at: float) -> Point:
    share = (at - one[axis]) / (two[axis] - one[axis])
    x, y = (a + (b - a) * share for a, b in zip(one, two, strict=True))
    return x, y


def _path(ring: list[Point]) -> str:
    """Write a ring in tenths of a pixel, each point by its distance from the last."""
    whole = [(round(x * 10), round(y * 10)) for x, y in ring]
    whole = [point for n, point in enumerate(whole) if point != whole[n - 1]]
    if len(whole) < 3:
        return ""
    (x, y), steps = whole[0], []
    for across, down in whole[1:]:
        steps.append(f"{(across - x) / 10:g} {(down - y) / 10:g}")
        x, y = across, down
    return f"M{whole[0][0] / 10:g} {whole[0][1] / 10:g}l{' '.join(steps)}z"
