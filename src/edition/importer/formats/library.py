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
HEAD = re.compile(r"\s*The Project Gutenberg E-?Book", re.IGNORECASE)
"""How a block begins that has all of a library's words before the book."""
AUTHOR = re.compile(r"^Author: +(?P<name>\S.*)$", re.MULTILINE)


class Parted(NamedTuple):
    """A book, and what was printed around it."""

    kept: tuple[Block, ...]
    repairs: tuple[Repair, ...]
    authors: tuple[str, ...] = ()
    """Whom the library names as such."""


def without_boilerplate(blocks: tuple[Block, ...]) -> Parted:
    """Return what stands between the marks of a library."""
    start = next((i + 1 for i, b in enumerate(blocks[:FIRST]) if _starts(b)), 0)
    half = max(start, len(blocks) // 2)
    ends = (i for i, b in enumerate(blocks[half:], start=half) if _is(END, b))
    end = next(ends, len(blocks))
    gone = (blocks[:start], blocks[end:])
    repairs = tuple(
        part[0].place.repair(RULE, "\n".join(plain(block.inlines) for block in part))
        for part in gone
        if part
    )
    said = "\n".join(plain(block.inlines) for block in blocks[:start])
    authors = tuple(found["name"].strip() for found in AUTHOR.finditer(said))
    return Parted(blocks[start:end], repairs, authors)


def _starts(block: Block) -> bool:
    """Tell the mark, or the block that holds it with all that stands before it."""
    words = plain(block.inlines)
    return START.search(words if HEAD.match(words) else words[:MARKED]) is not None


def _ends(block: Block) -> bool:
    """Tell all that is printed before a book in one block, the mark at its end."""
    return START.search(plain(block.inlines)[-MARKED:]) is not None


def _is(mark: re.Pattern[str], block: Block) -> bool:
    return mark.search(plain(block.inlines)[:MARKED]) is not None
