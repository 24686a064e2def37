"""Read the labels of notes: numbers, letters and signs, raised or bracketed."""

import re
from dataclasses import replace
from typing import NamedTuple

from edition.importer.pages.lines import Line, Piece

SIGNS = "*†‡§¶‖"
ONE = rf"\d{{1,4}}|[A-Za-z]|[ivxl]{{2,5}}|[{SIGNS}]{{1,4}}"
RAISED = re.compile(rf"\s*[\[(]?(?P<label>{ONE})[\])]?[.:)]?\s*")
STARTS = re.compile(
    rf"""
    \s*
    (?: \[ (?P<square> \d{{1,4}} | [A-Za-z] | [{SIGNS}]{{1,4}} ) \] [.:]?
      | \( (?P<round> \d{{1,4}} | [{SIGNS}]{{1,4}} ) \)
      | (?P<dot> \d{{1,4}} ) [.)] (?=\s)
      | (?P<bare> \d{{1,4}} ) (?= \s+ [^\W\d] | \s+ [“"„«(\[] | \s* \Z )
      | (?P<sign> [{SIGNS}]{{1,4}} ) (?= \s* [\w“"„«(] )
    )
    \s*
    """,
    re.VERBOSE,
)
MARKS = re.compile(rf"\d{{1,4}}|[{SIGNS}]{{1,4}}|(?<![^\W\d])[a-zA-Z](?![^\W\d])")
MARK = re.compile(rf"[\[(]?\s*(?:{ONE})(?:\s*[,;–-]\s*(?:{ONE}))*\s*[\])]?[.,]?\s*")
IN_TEXT = re.compile(
    rf"\[(?P<square>\d{{1,4}}|[A-Z](?!\][^\W\d_])|[{SIGNS}]{{1,4}})\]|(?<=[\w.,;:!?”’)])(?P<sign>[*†‡]{{1,3}})(?!\w)"
)


class Label(NamedTuple):
    """The label with which the text of a note begins."""

    text: str
    form: str
    """``raised``, ``square``, ``round``, ``dot``, ``bare`` or ``sign``."""

    @property
    def number(self) -> int:
        """Its number, 0 where it has none."""
        return int(self.text) if self.text.isdigit() else 0


def label_of(line: Line) -> Label | None:
    """Return the label with which a line begins."""
    first = next((p for p in line.pieces if p.text.strip()), None)
    if first and first.raised and (match := RAISED.fullmatch(first.text)):
        return Label(match["label"], "raised")
    match = STARTS.match(line.text)
    if match is None or match.lastgroup is None:
        return None
    return Label(match[match.lastgroup], match.lastgroup)


def without_label(pieces: list[Piece], label: Label) -> tuple[str, list[Piece]]:
    """Return what a label is written as, and what follows it."""
    rest = list(pieces)
    sign = re.compile(rf"\s*[\[(]?{re.escape(label.text)}[\])]?[.:)]?\s*")
    while rest and not rest[0].text.strip():
        rest.pop(0)
    if not rest or not (match := sign.match(rest[0].text)):
        return "", rest
    gone, tail = match[0], rest[0].text[match.end() :]
    rest[0] = replace(rest[0], text=tail)
    return gone.strip(), rest if tail else rest[1:]
