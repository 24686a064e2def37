"""Lift notes that were set inside the text, leaving marks in their places."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import NOTE, PROSE, Edit, Line, Lines
from edition.importer.repairs import Repair

RULE = "inline_notes"
OPENING = re.compile(
    r"""
    \^\[ | \\footnote\{ | \[(?:Foot)?note (?:\s(?:\d{1,4}|[A-Z]|\*))? \s?[:.]\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
INLINE = "inline-"
"""How a label begins that the source has not."""
BRACKET = re.compile(r"[\[\]{}]")


def inline_notes(lines: Lines, job: Job) -> Result:
    """Give each note inside a paragraph a mark, and lines of their own to notes."""
    kept: list[Line] = []
    repairs: list[Repair] = []
    if job.notes == "none":
        return lines, repairs
    for line in lines:
        notes: list[Line] = []
        if line.kind in PROSE:
            line, notes = _lifted(line, len(repairs))
            repairs += [
                Repair(RULE, n.raw, n.text, f"note {n.label}", 0.95, described=True)
                for n in notes
            ]
        kept += [line, *notes]
    return tuple(kept), repairs


def _lifted(line: Line, count: int) -> tuple[Line, list[Line]]:
    """Take every note out of one block."""
    notes: list[Line] = []
    edits: list[Edit] = []
    at = 0
    closing = _closings(line.text) if OPENING.search(line.text) else {}
    while closing and (match := OPENING.search(line.text, at)):
        bracket = BRACKET.search(line.text, match.start())
        end = closing.get(bracket.start()) if bracket else None
        at = match.end() if end is None else end + 1
        if end is None:
            continue
        label = f"{INLINE}{count + len(notes) + 1}"
        notes.append(line.cut(match.end(), end).strip().as_(NOTE, label))
        start = len(line.text[: match.start()].rstrip())
        edits.append(Edit(start, end + 1, f"[^{label}]"))
    return (line.edited(edits) if edits else line), notes


def _closings(text: str) -> dict[int, int]:
    """Map the place of each opening bracket to that of the one that closes it."""
    places: dict[int, int] = {}
    opened: dict[str, list[int]] = {"]": [], "}": []}
    for match in BRACKET.finditer(text):
        sign = match[0]
        if sign in "[{":
            opened["]" if sign == "[" else "}"].append(match.start())
        elif opened[sign]:
            places[opened[sign].pop()] = match.start()
    return places
