"""Part a text into its sections, and each division into what letters open and close."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, NamedTuple

from edition.exports.tei.elements import Element, element, local
from edition.reading.tree import Block, Heading, Passage
from edition.reading.walk import contents, spans

OPENING = frozenset({"dateline", "salutation"})
CLOSING = frozenset({"dateline", "salutation", "signature", "postscript"})
PARTS = frozenset({"dateline", "salute", "signed"})
CLOSED = frozenset({"citation", "stage"})
"""What may not stand in the opener or closer of a letter."""


@dataclass
class Section:
    """What stands under a heading, up to the next."""

    heading: Heading | None = None
    blocks: list[Block] = field(default_factory=list)
    sections: list["Section"] = field(default_factory=list)
    """Those under it whose headings are of a lower level."""


def sections(blocks: Iterable[Block]) -> Section:
    """Return blocks as a section without heading, which holds all others."""
    whole = Section()
    open_: list[tuple[int, Section]] = [(0, whole)]
    for block in blocks:
        if not isinstance(block, Heading):
            open_[-1][1].blocks.append(block)
            continue
        while open_[-1][0] >= block.level:
            open_.pop()
        section = Section(block)
        open_[-1][1].sections.append(section)
        open_.append((block.level, section))
    return whole


class Run(NamedTuple):
    """Blocks of a division that stand together."""

    blocks: Sequence[Block]
    at: Literal["top", "", "bottom"]
    """Whether they open the division or close it."""


def parted(
    blocks: Sequence[Block], epigraphs: frozenset[str], *, has_more: bool
) -> tuple[Run, Run, Run]:
    """Part the blocks of a division into what opens it, its body, and what closes it.

    Args:
        blocks: what stands in it.
        epigraphs: the ids of passages that are epigraphs, whatever else they are.
        has_more: whether other divisions follow within it; then nothing closes it.
    """
    first = _run(blocks, OPENING, epigraphs)
    last = len(blocks) - _run([*reversed(blocks[first:])], CLOSING)
    if has_more or first == last:
        last = len(blocks)
    return (
        Run(blocks[:first], "top"),
        Run(blocks[first:last], ""),
        Run(blocks[last:], "bottom"),
    )


def joined(elements: Iterable[Element], at: str) -> Iterator[Element]:
    """Yield elements, those that open or close a letter within one that says so."""
    for is_part, some in groupby(elements, lambda one: local(one) in PARTS):
        if is_part and at:
            yield element("opener" if at == "top" else "closer", *some)
        else:
            yield from some


def _run(
    blocks: Sequence[Block], kinds: frozenset[str], ids: frozenset[str] = frozenset()
) -> int:
    """Return how many of the first blocks are of some kinds, or have some ids."""
    for number, block in enumerate(blocks):
        if not isinstance(block, Passage) or _is_closed(block):
            return number
        if block.kind not in kinds and block.id not in ids:
            return number
    return len(blocks)


def _is_closed(passage: Passage) -> bool:
    inside = (span for run in contents(passage) for span in spans(run))
    return any(span.kind in CLOSED for span in inside)
