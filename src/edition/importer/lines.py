"""Own the text under repair: lines that know the raw lines they came from."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

RAW = ""
BLANK = "blank"
PAGE = "page"
RULE = "rule"
GAP = "gap"
TEXT = "text"
ITEM = "item"
QUOTE = "quote"
HEADING = "heading"
NOTE = "note"
MATTER = "matter"
SIGNED = "signed"
"""The label of a text set to the right: a signature, a date, a source."""
PROSE = frozenset({TEXT, ITEM, QUOTE})
"""Kinds that are passages."""


class Origin(NamedTuple):
    """From this offset on, a line holds what stood on this raw line."""

    offset: int
    raw: int


class Edit(NamedTuple):
    """A stretch of a line and what is to stand in its place."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line as extracted or, after unwrapping, a whole block."""

    text: str
    origins: tuple[Origin, ...]
    kind: str = RAW
    label: str = ""
    """The number of a note, the level of a heading, the id of a passage."""

    @property
    def raw(self) -> int:
        """The raw line on which it begins."""
        return self.origins[0].raw

    @property
    def last_raw(self) -> int:
        """The raw line on which it ends."""
        return self.origins[-1].raw

    def raw_at(self, offset: int) -> int:
        """Return the raw line on which the character at an offset stood."""
        at = bisect_right(self.origins, offset, key=lambda origin: origin.offset)
        return self.origins[max(0, at - 1)].raw

    def edited(self, edits: Iterable["Edit"]) -> "Line":
        """Return the line with stretches replaced and every origin kept true.

        Args:
            edits: what to replace, in order, none overlapping another.
        """
        pieces: list[str] = []
        origins: list[Origin] = []
        rest = deque(self.origins)
        at = shift = 0
        for start, end, new in edits:
            while rest and rest[0].offset <= start:
                offset, raw = rest.popleft()
                origins.append(Origin(offset + shift, raw))
            pieces += [self.text[at:start], new]
            while rest and rest[0].offset < end:
                origins.append(Origin(start + shift + len(new), rest.popleft().raw))
            shift += len(new) - (end - start)
            at = end
        origins += [Origin(offset + shift, raw) for offset, raw in rest]
        text = "".join([*pieces, self.text[at:]])
        return replace(self, text=text, origins=tuple(origins))

    def cut(self, start: int, end: int | None = None) -> "Line":
        """Return a stretch of the line as a line of its own."""
        end = len(self.text) if end is None else end
        inside = [o for o in self.origins if start < o.offset < end]
        first = Origin(0, self.raw_at(start))
        origins = (first, *(Origin(o.offset - start, o.raw) for o in inside))
        return Line(self.text[start:end], origins, self.kind, self.label)

    def strip(self) -> "Line":
        """Return the line without the blanks around it."""
        if self.text == self.text.strip():
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def as_(self, kind: str, label: str = "") -> "Line":
        """Return the line with another kind and label."""
        return Line(self.text, self.origins, kind, label)


Lines = tuple[Line, ...]


def number(text: str) -> Lines:
    """Split a decoded file into lines that know their numbers."""
    return tuple(
        Line(line, (Origin(0, index),), RAW if line.strip() else BLANK)
        for index, line in enumerate(text.split("\n"), start=1)
    )


def join(lines: Iterable[Line], glue: str = " ") -> Line:
    """Join lines into one of the first one's kind, with a glue between them."""
    pieces: list[str] = []
    origins: list[Origin] = []
    at = 0
    first: Line | None = None
    for line in lines:
        if first is not None:
            pieces.append(glue)
            at += len(glue)
        first = first or line
        origins += [Origin(at + o.offset, o.raw) for o in line.origins]
        pieces.append(line.text)
        at += len(line.text)
    assert first is not None
    return replace(first, text="".join(pieces), origins=tuple(origins))


class Change(NamedTuple):
    """One replacement made in a line."""

    raw: int
    before: str
    after: str


def substitute(
    line: Line, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str | None]
) -> tuple[Line, list[Change]]:
    """Replace every match by what ``new`` returns; None leaves it as it is."""
    edits: list[Edit] = []
    changes: list[Change] = []
    for match in pattern.finditer(line.text):
        after = new(match)
        if after is not None and after != match[0]:
            edits.append(Edit(match.start(), match.end(), after))
            changes.append(Change(line.raw_at(match.start()), match[0], after))
    return (line.edited(edits), changes) if edits else (line, changes)
