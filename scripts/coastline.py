"""Make ``src/edition/cartography/coastline.txt`` from the land of Natural Earth.

Natural Earth is in the public domain; the npm package ``world-atlas`` has it as
TopoJSON. Needed once, and again only for another outline:

    npm pack world-atlas@2.0.2
    python scripts/coastline.py world-atlas-2.0.2.tgz
"""

import json
import sys
import tarfile
from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from itertools import accumulate, pairwise
from math import cos, radians
from pathlib import Path

MEMBER = "package/land-50m.json"
FOLDER = Path(__file__).parents[1] / "src" / "edition" / "cartography"
TARGET = FOLDER / "coastline.txt"
STEPS = 20
"""Steps of a degree."""
POINTS = 7700
"""Points of the outline, those that change its shape most."""
LEAST = 6
"""Points of the smallest ring that is worth having."""
HEAD = f"""\
# The coasts of the world, without borders: Natural Earth 4.1, land, 1:50 million
# (public domain, naturalearthdata.com), from the npm package world-atlas 2.0.2, made
# smaller by scripts/coastline.py. A ring a line: longitude and latitude of a point in
# {STEPS} steps of a degree, then how far each point lies from the one before.
"""

Point = tuple[float, float]
Ring = list[Point]


def rings(topology: dict) -> Iterator[Ring]:
    """Yield the rings of the land, those around inland seas too."""
    (scale_x, scale_y), (x, y) = topology["transform"].values()
    arcs = [
        [
            (x + across * scale_x, y + up * scale_y)
            for across, up in accumulate(arc, lambda a, b: (a[0] + b[0], a[1] + b[1]))
        ]
        for arc in topology["arcs"]
    ]
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for ring in polygon:
                parts = (arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring)
                yield [point for part in parts for point in part[:-1]]


def weight(one: Point, two: Point, three: Point) -> float:
    """Return the area of a triangle on the globe, near enough."""
    (x1, y1), (x2, y2), (x3, y3) = one, two, three
    return abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) * cos(radians(y2))


def simplified(found: list[Ring], points: int) -> Iterator[Ring]:
    """Leave out points that change least (Visvalingam and Whyatt 1993)."""
    heap: list[tuple[float, int, int]] = []
    before = [[*range(-1, len(ring) - 1)] for ring in found]
    after = [[*range(1, len(ring)), 0] for ring in found]
    now: dict[tuple[int, int], float] = {}

    def weigh(ring: int, n: int, least: float = 0) -> None:
        corners = (found[ring][i] for i in (before[ring][n], n, after[ring][n]))
        now[ring, n] = max(least, weight(*corners))
        heappush(heap, (now[ring, n], ring, n))

    for number, ring in enumerate(found):
        before[number][0] = len(ring) - 1
        for n in range(len(ring)):
            weigh(number, n)
    heapify(heap)
    while len(now) > points:
        area, ring, n = heappop(heap)
        if now.get((ring, n)) != area:
            continue
        del now[ring, n]
        last, following = before[ring][n], after[ring][n]
        after[ring][last], before[ring][following] = following, last
        for other in {last, following}:
            if (ring, other) in now:
                weigh(ring, other, area)
    for number, ring in enumerate(found):
        yield [point for n, point in enumerate(ring) if (number, n) in now]


def line(ring: Ring) -> str:
    """Write a ring as whole numbers, each point by its distance from the last."""
    whole = [(round(x * STEPS), round(y * STEPS)) for x, y in ring]
    whole = [point for n, point in enumerate(whole) if point != whole[n - 1]]
    if len(whole) < LEAST:
        return ""
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(whole)]
    return " ".join(f"{x} {y}" for x, y in [whole[0], *steps])


def main(package: str) -> None:
    """Read the package and write the outline."""
    with tarfile.open(package) as archive:
        topology = json.load(archive.extractfile(MEMBER))  # type: ignore[arg-type]
    lines = filter(None, map(line, simplified([*rings(topology)], POINTS)))
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1])
