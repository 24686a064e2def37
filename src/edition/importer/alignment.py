"""Align the marks of notes with their bodies: each in its order, as many as can be."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

MOST = 64
"""Bodies with one label that a mark may choose from."""
PAIRS = 300_000
"""Pairs of marks and bodies beyond which each mark chooses from fewer."""
NEAR = 2
"""What it weighs that no other mark, and no other body, stands between two."""


class Mark(NamedTuple):
    """What may be the mark of a note: its label, its block, how much it weighs."""

    label: str
    block: int
    weight: int = 4


class Body(NamedTuple):
    """The body of a note and the block it is."""

    label: str
    block: int


class _Chain(NamedTuple):
    """The last pair of a chain, what the chain weighs, and the chain before it."""

    weight: int
    mark: int
    body: int
    before: "_Chain | None"


class _Heaviest:
    """The heaviest chain that ends before a body (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self.chains: list[_Chain | None] = [None] * (size + 1)

    def before(self, body: int) -> _Chain | None:
        best = None
        while body > 0:
            chain = self.chains[body]
            if chain and (best is None or chain.weight > best.weight):
                best = chain
            body -= body & -body
        return best

    def add(self, chain: _Chain) -> None:
        at = chain.body + 1
        while at < len(self.chains):
            other = self.chains[at]
            if other is None or chain.weight > other.weight:
                self.chains[at] = chain
            at += at & -at


def aligned(marks: Sequence[Mark], bodies: Sequence[Body]) -> dict[int, int]:
    """Return for each mark that calls a note the position of its body.

    Marks and bodies with equal labels are paired so that neither crosses another and
    the pairs weigh most.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for position, body in enumerate(bodies):
        places[body.label].append(position)
    count = sum(len(places.get(mark.label, ())) for mark in marks)
    most = MOST if count <= PAIRS else max(1, PAIRS // len(marks))
    blocks = {label: [bodies[i].block for i in at] for label, at in places.items()}
    near = _nearest(marks, blocks, places)
    heaviest = _Heaviest(len(bodies))
    for index, mark in enumerate(marks):
        first = bisect_left(blocks.get(mark.label, []), mark.block)
        chains = []
        for at in places.get(mark.label, [])[max(0, first - 1) : first + most]:
            before = heaviest.before(at)
            weight = mark.weight + NEAR * (near.get(at) == index)
            weight += before.weight if before else 0
            chains.append(_Chain(weight, index, at, before))
        for chain in chains:
            heaviest.add(chain)
    return _unrolled(heaviest.before(len(bodies)))


def _nearest(
    marks: Sequence[Mark], blocks: dict[str, list[int]], places: dict[str, list[int]]
) -> dict[int, int]:
    """Return for each body the last mark above it, where notes stand among the text."""
    if not marks or min(map(min, blocks.values()), default=0) >= marks[-1].block:
        return {}
    near: dict[int, int] = {}
    for index, mark in enumerate(marks):
        first = bisect_left(blocks.get(mark.label, []), mark.block)
        if first < len(places.get(mark.label, [])):
            near[places[mark.label][first]] = index
    return near


def _unrolled(chain: _Chain | None) -> dict[int, int]:
    pairs: dict[int, int] = {}
    while chain:
        pairs[chain.mark] = chain.body
        chain = chain.before
    return pairs
