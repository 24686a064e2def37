"""The signs of Markdown: what has a meaning for pandoc, and how to take it away."""

import re
from collections.abc import Sequence

from edition.reading.tree import Cell

SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~^$@&!]")
"""What may begin or end something in Markdown."""
BEGINNING = re.compile(r"(\(?(?:\d+|[ivxlcdm]+|[IVXLCDM]+|[A-Za-z]|)(?=[.):%=+-]))")
"""What a line may not begin with unless it is a list, a definition or a rule."""
TICKS = re.compile(r"`+")
UNSAFE = re.compile(r"[<>\\\s]")
"""What an address in angle brackets cannot have."""
IN = "    "
"""How far what is within a note or an item is set in."""


def escaped(words: str) -> str:
    """Return words in which nothing has a meaning for Markdown."""
    return SIGNS.sub(r"\\\g<0>", words)


def begun(line: str) -> str:
    """Return a line that begins no list, definition or rule."""
    return BEGINNING.sub(r"\1\\", line, count=1) if BEGINNING.match(line) else line


def set_in(said: Sequence[str]) -> str:
    """Return paragraphs of which all lines but the first are set in."""
    return "\n\n".join(said).replace("\n", f"\n{IN}").replace(f"\n{IN}\n", "\n\n")


def quoted_lines(said: Sequence[str]) -> str:
    """Return paragraphs as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(said).split("\n"))


def ruler(cell: Cell) -> str:
    """Return what stands below the head of a column, by a cell of it."""
    return {"right": "---:", "center": ":---:", "left": ":---"}.get(cell.align, "---")


def marked(sign: str, said: str) -> str:
    """Put a sign on both sides of words; blanks at their ends stay outside."""
    inside = said.strip(" ")
    before, after = said.split(inside, 1) if inside else (said, "")
    return f"{before}{sign}{inside}{sign}{after}" if inside else before


def code(said: str) -> str:
    """Return words as code, with more ticks round it than are in it."""
    fence = "`" * (1 + max(map(len, TICKS.findall(said)), default=0))
    return f"{fence} {said} {fence}"
