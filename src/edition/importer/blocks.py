"""Make one block of the lines that belong to it."""

import re
from typing import NamedTuple

from edition.importer.lines import HEADING, ITEM, QUOTE, Line, join
from edition.importer.note_shapes import depth
from edition.importer.prose import ITEM as ITEM_START

MARKED_HEADING = re.compile(r"\s{0,3}(?P<level>\#{1,6})\s+(?P<title>\S.*?)\s*\#*\s*")
QUOTED = re.compile(r"\s{0,3}>\s?")
VERSE = ".verse"
LINED = (".", "table")
"""Labels of blocks whose lines stay lines."""


class Block(NamedTuple):
    """The lines of a block, its kind and label, who speaks it, and how sure that is."""

    lines: list[Line]
    kind: str
    label: str = ""
    sure: float = 0.95
    speaker: str = ""

    @property
    def is_lined(self) -> bool:
        """Whether its lines stay lines."""
        return self.label.startswith(LINED)


def named(block: Block) -> str:
    """Say what lines became."""
    return block.label.lstrip(".") if block.is_lined else f"one {block.kind}"


def joined(block: Block) -> Line:
    """Make one line of a block; lines of verse keep their indents."""
    group, kind, label = block.lines, block.kind, block.label
    if block.is_lined:
        least = min(depth(line.text) for line in group)
        lines = [
            line.cut(least, len(line.text.rstrip())) if label == VERSE else line.strip()
            for line in group
        ]
        return join(lines, "\n").as_(kind, _said(block))
    lines = [_unquoted(line) if kind == QUOTE else line.strip() for line in group]
    if kind == HEADING and (match := MARKED_HEADING.fullmatch(lines[0].text)):
        lines[0] = lines[0].cut(match.start("title"), match.end("title"))
    if kind == ITEM and (item := ITEM_START.match(lines[0].text)):
        label = item["number"] or ""
        lines[0] = lines[0] if label else lines[0].cut(item.end())
    filled = [line for line in lines if line.text] or lines[:1]
    return join(filled).as_(kind, label or _said(block))


def _said(block: Block) -> str:
    """Return what the list of a passage is to say of it."""
    if not block.speaker:
        return block.label
    also = f" {block.label}" if block.label.startswith(".") else ""
    return f'.speech{also} speaker="{block.speaker}"'


def _unquoted(line: Line) -> Line:
    match = QUOTED.match(line.text)
    return (line.cut(match.end()) if match else line).strip()
