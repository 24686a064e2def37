"""Project places of the globe: Lambert's azimuthal equal-area projection.

Snyder, *Map Projections: A Working Manual* (1987), 182–90. Areas are true, and
directions from the centre; only the point opposite the centre cannot be shown.
"""

from collections.abc import Iterable
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple

Point = tuple[float, float]
"""To the right and down, in radii of the globe; or in pixels."""
Place = tuple[float, float]
"""Latitude and longitude in degrees."""

FARTHEST = 0.1
"""What is nearer to the opposite of the centre than this is shown at the edge."""
EDGE = sqrt(4 - 2 * FARTHEST)
"""The distance of the edge from the centre."""
ROUNDS = 8
"""How often the middle of the nearest places is taken again."""


class Projection(NamedTuple):
    """Lambert's azimuthal equal-area projection around a centre, in degrees."""

    latitude: float
    longitude: float

    def point(self, place: Place) -> Point:
        """Return where a place is shown."""
        centre, across = radians(self.latitude), radians(place[1] - self.longitude)
        up = radians(place[0])
        near = 1 + sin(centre) * sin(up) + cos(centre) * cos(up) * cos(across)
        x = cos(up) * sin(across)
        y = cos(centre) * sin(up) - sin(centre) * cos(up) * cos(across)
        if near < FARTHEST:
            length = hypot(x, y)
            return (EDGE * x / length, -EDGE * y / length) if length else (0, EDGE)
        scale = sqrt(2 / near)
        return scale * x, -scale * y

    def is_shown(self, place: Place) -> bool:
        """Whether a place is not too near to the opposite of the centre."""
        return hypot(*self.point(place)) < EDGE - 1e-9


def middle(places: Iterable[Place]) -> Place:
    """Return the place on the globe in the middle of others, in whole degrees."""
    x = y = z = 0.0
    for latitude, longitude in places:
        up, across = radians(latitude), radians(longitude)
        x += cos(up) * cos(across)
        y += cos(up) * sin(across)
        z += sin(up)
    length = sqrt(x * x + y * y + z * z) or 1
    return round(degrees(asin(z / length))), round(degrees(atan2(y, x)))


def heart(places: Iterable[Place], share: float) -> Place:
    """Return the middle of so many of the places as lie nearest to one another."""
    places = [*places]
    number = max(1, round(len(places) * share))
    found = middle(places)
    for _ in range(ROUNDS):
        shown = Projection(*found)
        places.sort(key=lambda place: hypot(*shown.point(place)))
        found = middle(places[:number])
    return found
