"""The map of the places: how often each text names them, and the same as a table."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from math import cos, pi, sin, sqrt
from typing import NamedTuple

from edition import addresses
from edition.cartography.labels import Label, Spot, labels
from edition.cartography.land import Window, land
from edition.cartography.projection import Point, Projection, heart
from edition.indexes import mentions
from edition.messages import gettext as _
from edition.model import Edition, GeneratedPage, Name, Text
from edition.model.index import per_edition
from edition.sources import NAMES
from edition.transliteration import collation_key
from edition.views.timeline_matrix import Column, columns

WIDTH = 920
"""Pixels across."""
SHAPES = (0.45, 0.72)
"""The lowest and the highest a map may be, in parts of its width."""
MARGIN = 0.07
"""Parts of the width that are free around the places."""
SMALLEST = 0.12
"""The width of the smallest part of the globe that is shown, in its radii."""
HEART = 0.75
"""The share of places around which the map is laid."""
CROWDED = 0.55
"""Where these take up less of the width than this, they have a map of their own."""
DOT, LARGEST = 4, 24
"""Pixels from the middle to the edge of the smallest and of the largest mark."""
GROWN = 1.6
"""How much larger marks are on narrow screens, where all is drawn smaller."""
SIZES = {"small": (12, 1), "medium": (17, 1), "large": (27, GROWN)}
"""The sizes of names and how much marks grow, as the style of the map has them."""


class Place(NamedTuple):
    """A place on a map, with the mentions of it."""

    name: Name
    counts: Counter[str]
    """How often each text names it, by slug."""
    at: Point
    radius: float


class Wedge(NamedTuple):
    """The share of one text in the mentions of a place."""

    text: Text | None
    path: str
    """Nothing, where it is the whole circle."""


class Mark(NamedTuple):
    """A place as it is drawn."""

    place: Place
    wedges: tuple[Wedge, ...]
    labels: dict[str, Label | None]
    """Where its name stands, by its size."""


class Map(NamedTuple):
    """A part of the globe with its places."""

    window: Window
    land: str
    marks: tuple[Mark, ...]
    frame: tuple[float, float, float, float] | None = None
    """Where the part lies that is drawn larger: left, top, width, height."""


class Maps(NamedTuple):
    """The maps of an edition on one projection: that of the heart, that of all."""

    projection: Projection
    maps: tuple[Map, ...]


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the map, if the coordinates of any place that is named are known."""
    if placed(edition):
        yield GeneratedPage(
            path=addresses.MAP,
            title=_("Map"),
            source=NAMES,
            description=_("The places that the texts name, and how often each does."),
            template="map.html.j2",
            view=_view,
        )


def _view(edition: Edition) -> dict[str, object]:
    known = counted(edition)
    found = placed(edition)
    return {
        "drawn": maps(edition),
        "sizes": [*SIZES],
        "columns": columns(edition.texts),
        "rows": [(name, known[name.id]) for name in found],
        "others": [
            name
            for name in sorted(edition.names, key=lambda n: collation_key(n.sort))
            if name.kind == "place" and known.get(name.id) and name not in found
        ],
        "share_of": share_of,
        "first_of": partial(first_of, edition),
    }


@per_edition
def counted(edition: Edition) -> dict[str, Counter[str]]:
    """Return how often each text names each name in its own words, by id and slug."""
    return {
        id: Counter(m.text.slug for m in found if not m.is_cited)
        for id, found in mentions(edition).items()
    }


@per_edition
def placed(edition: Edition) -> tuple[Name, ...]:
    """Return the places with coordinates that a text names, the most named first."""
    known = counted(edition)
    found = [n for n in edition.names if n.coordinates and known.get(n.id)]
    return tuple(sorted(found, key=lambda n: (-known[n.id].total(), n.id)))


def maps(edition: Edition) -> Maps:
    """Draw the places: all of them, and the heart by itself where it is crowded."""
    names = placed(edition)
    projection = Projection(*heart(map(_coordinates, names), HEART))
    points = [projection.point(_coordinates(name)) for name in names]
    near = sorted(points, key=lambda p: p[0] ** 2 + p[1] ** 2)
    core = window(near[: max(1, round(len(near) * HEART))])
    whole = window(points)
    if core.scale * CROWDED < whole.scale:
        return Maps(projection, (_map(edition, projection, whole, names),))
    inside = tuple(
        name
        for name, point in zip(names, points, strict=True)
        if core.holds(core.pixel(point), LARGEST / 2)
    )
    left, top = whole.pixel((core.left, core.top))
    share = whole.scale / core.scale
    outside = tuple(name for name in names if name not in inside)
    rest = _map(edition, projection, whole, outside)
    frame = (left, top, core.width * share, core.height * share)
    first = _map(edition, projection, core, inside)
    return Maps(projection, (first, rest._replace(frame=frame)))


def _coordinates(name: Name) -> Point:
    assert name.coordinates  # only such names are placed
    return name.coordinates


def window(points: list[Point]) -> Window:
    """Return the window that shows points, no lower and no higher than is fitting."""
    across, down = zip(*points, strict=True)
    left, right, top, bottom = min(across), max(across), min(down), max(down)
    round_about = 1 + 2 * MARGIN
    high = (bottom - top) * round_about
    width = max((right - left) * round_about, high / SHAPES[1], SMALLEST)
    height = max(high, width * SHAPES[0])
    return Window(
        (left + right - width) / 2,
        (top + bottom - height) / 2,
        WIDTH,
        round(WIDTH * height / width),
        WIDTH / width,
    )


def _map(
    edition: Edition, projection: Projection, shown: Window, names: tuple[Name, ...]
) -> Map:
    found = [_place(edition, projection, shown, name) for name in names]
    sized = [
        labels([Spot(p.at, p.radius * grown, p.name.name) for p in found], shown, size)
        for size, grown in SIZES.values()
    ]
    marks = tuple(
        Mark(place, tuple(_wedges(edition, place)), dict(zip(SIZES, at, strict=True)))
        for place, *at in zip(found, *sized, strict=True)
    )
    return Map(shown, land(projection, shown), marks)


def _place(
    edition: Edition, projection: Projection, shown: Window, name: Name
) -> Place:
    """Return a place, its area as large as the number of its mentions."""
    known = counted(edition)
    most = known[placed(edition)[0].id].total()
    share = sqrt(known[name.id].total() / most)
    at = shown.pixel(projection.point(_coordinates(name)))
    return Place(name, known[name.id], at, max(DOT, LARGEST * share))


def _wedges(edition: Edition, place: Place) -> Iterator[Wedge]:
    """Yield the share of each text, clockwise from above, in the order of texts."""
    total, turned = place.counts.total(), 0.0
    for text in edition.texts:
        if share := place.counts[text.slug] / total:
            yield Wedge(text, "" if share == 1 else _wedge(place, turned, share))
            turned += share


def _wedge(place: Place, start: float, share: float) -> str:
    (x, y), r = place.at, place.radius
    (x1, y1), (x2, y2) = (
        (x + r * sin(2 * pi * turn), y - r * cos(2 * pi * turn))
        for turn in (start, start + share)
    )
    is_long = int(share > 0.5)
    return (
        f"M{x:.1f} {y:.1f}L{x1:.1f} {y1:.1f}A{r:.1f} {r:.1f} 0 {is_long} 1"
        f" {x2:.1f} {y2:.1f}z"
    )


def first_of(edition: Edition, name: Name, column: Column) -> addresses.Address:
    """Return where the texts of a column first name a place that they name."""
    found = (m for m in mentions(edition)[name.id] if not m.is_cited)
    first = next(mention for mention in found if mention.text in column.texts)
    return addresses.text(first.text.slug, first.anchor)


def share_of(column: Column, counts: Counter[str]) -> int:
    """Return how often the texts of a column name a place."""
    return sum(counts[text.slug] for text in column.texts)
