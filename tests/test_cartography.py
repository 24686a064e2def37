"""The map: its projection, its coasts, and names that do not lie over one another."""

from itertools import combinations

import pytest

from edition.cartography.labels import Label, Spot, labels, width_of
from edition.cartography.land import EDGE, Window, coasts, land
from edition.cartography.projection import Place, Projection, heart, middle

WHOLE = Window(-2, -2, 800, 800, 200)


def test_the_projection_is_lamberts() -> None:
    """Compare with the example of Snyder, for a globe of the radius 3 (page 332)."""
    x, y = Projection(40, -100).point((-20, 100))
    assert 3 * x == pytest.approx(-4.2339303)
    assert -3 * y == pytest.approx(4.0257775)


def test_the_centre_is_in_the_middle_and_north_is_up() -> None:
    projection = Projection(50, 25)
    assert projection.point((50, 25)) == (0, 0)
    assert projection.point((60, 25))[1] < 0 < projection.point((40, 25))[1]
    assert projection.point((50, 20))[0] < 0 < projection.point((50, 30))[0]


def test_only_what_lies_opposite_the_centre_is_not_shown() -> None:
    projection = Projection(50, 25)
    assert projection.is_shown((-37, -150)) is False
    assert projection.is_shown((-50, -155)) is False
    assert projection.is_shown((-35, 150))


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ([(60, 0), (60, 90)], (68, 45)),
        ([(10, 179), (10, -179)], (10, 180)),
        ([(0, 0)], (0, 0)),
    ],
)
def test_the_middle_of_places(places: list[Place], found: Place) -> None:
    assert middle(places) == found


def test_the_heart_is_where_most_places_are() -> None:
    near = [(50.0, 10.0), (51.0, 11.0), (49.0, 12.0), (50.0, 14.0), (52.0, 9.0)]
    latitude, longitude = heart([*near, (38.0, -97.0)], 0.75)
    assert 49 <= latitude <= 52
    assert 9 <= longitude <= 14


def is_land(place: Place) -> bool:
    """Tell whether a place is within an odd number of rings."""
    y, x = place
    found = False
    for ring in coasts():
        for n, (y1, x1) in enumerate(ring):
            y0, x0 = ring[n - 1]
            if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
                found = not found
    return found


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ((50.1, 14.4), True),  # Prague
        ((45.3, 34.4), True),  # the Crimea
        ((-25.0, 134.0), True),  # Australia
        ((43.0, 34.0), False),  # the Black Sea
        ((42.0, 50.5), False),  # the Caspian Sea
        ((35.0, 18.0), False),  # the Mediterranean
        ((0.0, -150.0), False),  # the Pacific
    ],
)
def test_the_coasts_are_where_they_are(place: Place, found: bool) -> None:
    assert is_land(place) is found


@pytest.mark.parametrize(
    "centre", [(50, 25), (0, 180), (-45, 170), (90, 0), (-40, -65)]
)
def test_land_stays_in_its_window(centre: tuple[int, int]) -> None:
    small = Window(-0.3, -0.2, 600, 400, 1000)
    for window in (WHOLE, small):
        path = land(Projection(*centre), window)
        rings = [ring.replace("l", " ").rstrip("z") for ring in path.split("M")[1:]]
        assert rings or window is small
        for ring in rings:
            numbers = [*map(float, ring.split())]
            x = y = 0.0
            for across, down in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = x + across, y + down
                assert -EDGE - 0.2 <= x <= window.width + EDGE + 0.2
                assert -EDGE - 0.2 <= y <= window.height + EDGE + 0.2


def boxes(
    spots: list[Spot], found: list[Label | None], size: float
) -> list[list[float]]:
    made = []
    for spot, label in zip(spots, found, strict=True):
        if label:
            width = width_of(spot.words, size)
            left = {"start": 0, "middle": width / 2, "end": width}[label.anchor]
            made.append(
                [label.x - left, label.y - size, label.x - left + width, label.y]
            )
    return made


def test_names_lie_beside_one_another_and_within_the_window() -> None:
    spots = [
        Spot((100 + 40 * (n % 12), 60 + 30 * (n // 12)), 4, f"Place {n}")
        for n in range(72)
    ]
    found = labels(spots, WHOLE, 12)
    shown = boxes(spots, found, 12)
    assert 12 < len(shown) < len(spots)
    for one, two in combinations(shown, 2):
        apart = one[2] <= two[0] or two[2] <= one[0]
        assert apart or one[3] <= two[1] + 3 or two[3] <= one[1] + 3
    assert all(b[0] >= 0 and b[2] <= WHOLE.width for b in shown)


def test_a_name_at_the_edge_stands_inwards() -> None:
    (right,) = labels([Spot((795, 400), 4, "Vladivostok")], WHOLE, 12)
    (left,) = labels([Spot((5, 400), 4, "Vladivostok")], WHOLE, 12)
    assert right
    assert left
    assert (right.anchor, left.anchor) == ("end", "start")


def test_a_name_leaves_the_next_the_place_that_is_best_for_it() -> None:
    spots = [
        Spot((100, 200), 4, "Georgia"),
        Spot((66, 190), 4, "Sukhumi"),
        Spot((122, 200), 4, "Gori"),
    ]
    found = labels(spots, WHOLE, 12)
    assert [label and label.anchor for label in found] == ["middle", "end", "start"]


def test_a_name_without_a_place_beside_its_mark_stands_away_or_is_a_number() -> None:
    long = "A place with a very long name indeed"
    row = [Spot((300 + 13 * n, 300), 6, f"Place {n}") for n in range(6)]
    led = labels(row, WHOLE, 20)
    assert [label and bool(label.line) for label in led].count(True) == 3
    assert [label and label.sign for label in led] == [""] * len(row)
    narrow = Window(-2, -2, 200, 200, 50)
    spots = [Spot((60 + 30 * n, 100), 6, long) for n in range(3)]
    signs = [label.sign for label in labels(spots, narrow, 20) if label]
    assert signs == ["1", "2", "3"]
