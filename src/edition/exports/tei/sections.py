"""Part the blocks of a text into sections, one inside another."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from edition.reading.tree import Block, Heading


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
