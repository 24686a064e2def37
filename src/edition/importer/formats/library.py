"""Leave out what a library prints around a book: its licence, its credits."""

import re
from typing import NamedTuple

from edition.importer.repairs import Repair
from edition.importer.structure import Block, plain

RULE = "boilerplate"
START = re.compile(r"\*{3} ?START OF |\*END\*? ?THE SMALL PRINT", re.IGNORECASE)
END = re.compile(r"\*{3} ?END OF |End of (?:the )?Project Gutenberg", re.IGNORECASE)
FIRST = 60
"""Blocks among which the mark stands that ends what is printed before a book."""
MARKED = 400
"""Letters of a block among which a mark stands."""


class Parted(NamedTuple):
    """A book, and what was printed around it."""

    kept: tuple[Block, ...]
    repairs: tuple[Repair, ...]


def without_boilerplate(blocks: tuple[Block, ...]) -> Parted:
    """Return what stands between the marks of a library."""
    first = enumerate(blocks[:FIRST])
    start = next((i + 1 for i, b in first if _is(START, b) or _ends(b)), 0)
    half = max(start, len(blocks) // 2)
    ends = (i for i, b in enumerate(blocks[half:], start=half) if _is(END, b))
    end = next(ends, len(blocks))
    gone = (blocks[:start], blocks[end:])
    repairs = tuple(
        part[0].place.repair(RULE, "\n".join(plain(block.inlines) for block in part))
        for part in gone
        if part
    )
    return Parted(blocks[start:end], repairs)


def _ends(block: Block) -> bool:
    """Tell all that is printed before a book in one block, the mark at its end."""
    return START.search(plain(block.inlines)[-MARKED:]) is not None


def _is(mark: re.Pattern[str], block: Block) -> bool:
    return mark.search(plain(block.inlines)[:MARKED]) is not None
