"""Set stretches of a page as runs of a document."""

import re

from edition.importer.pages.bodies import ARROW
from edition.importer.pages.flow import Break, Item
from edition.importer.pages.lines import Piece
from edition.importer.structure import Inlines, Mark, Run, tidy

SIGN = re.compile(r"\s*[•●▪◦‣⁃➢✓]\s*")
"""The bullet of an item."""


def is_blank(item: Item) -> bool:
    """Tell whether nothing stands there to read."""
    return isinstance(item, Break) or (
        isinstance(item, Piece) and not item.text.strip()
    )


def run_of(piece: Piece, *, bold: bool, in_note: bool) -> Run:
    """Return a stretch of text as it is set."""
    marks: set[Mark] = set()
    if piece.italic:
        marks.add("emphasis")
    if piece.bold and not bold:
        marks.add("strong")
    if piece.raised:
        marks.add("raised")
    text = ARROW.sub("", piece.text) if in_note else piece.text
    return Run(text, frozenset(marks), piece.href)


def without_sign(inlines: Inlines) -> Inlines:
    """Take the bullet of an item away."""
    rest = list(inlines)
    for at, one in enumerate(rest):
        if isinstance(one, Run):
            text = SIGN.sub("", one.text, count=1)
            rest[at] = Run(text, one.marks, one.href, one.language)
            break
    return tidy(rest)
