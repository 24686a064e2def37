"""Join paragraphs that a page, a column, a note or a pull quote cut in two."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import GAP, ITEM, NOTE, PAGE, RULE, TEXT, Line, Lines, join
from edition.importer.prose import ends_clause, first_letter, starts_lower
from edition.importer.repairs import Repair

NAME = "rejoin"
FEWEST = 7
"""Words without which a block is more likely a heading or a label."""
LINED = (".verse", ".signature", ".dateline")
BETWEEN = (GAP, PAGE, NOTE, RULE)
HYPHENATED = re.compile(r"(?<!-)-$|\N{SOFT HYPHEN}$")
BROKEN_OFF = re.compile(r"(?:--|[–—])[\"'”’]*$")
"""Speech that breaks off, or a sentence before the speech it announces."""
LONG = 20
"""Words from which on a block without a stop is no heading."""


def rejoin(lines: Lines, job: Job) -> Result:
    """Join each block that breaks off with the one that goes on with it."""
    joined: list[Line] = []
    repairs: list[Repair] = []
    parts: list[Line] = []
    between: list[Line] = []
    for line in lines:
        if line.kind in BETWEEN:
            between.append(line)
            continue
        if parts and _goes_on(parts, line):
            seam = (_seam(parts[-1], line, " ¶ "), _seam(parts[-1], line))
            repairs.append(Repair(NAME, line.raw, *seam, 0.9))
            joined += [b for b in between if b.kind == NOTE]
            parts.append(line)
        else:
            joined += [*_whole(parts), *between]
            parts = [line]
        between = []
    return (*joined, *_whole(parts), *between), repairs


def _whole(parts: list[Line]) -> list[Line]:
    return [join(parts)] if len(parts) > 1 else parts


def _goes_on(parts: list[Line], right: Line) -> bool:
    """Tell whether a sentence broken off in one block goes on in the next."""
    left = parts[-1]
    if parts[0].kind not in (TEXT, ITEM) or right.kind != TEXT:
        return False
    if parts[0].label.startswith(LINED) or right.label.startswith("."):
        return False
    words = sum(len(part.text.split()) for part in parts[-LONG:])
    if ends_clause(left.text) or (words < FEWEST and parts[0].kind == TEXT):
        return False
    if starts_lower(right.text) or HYPHENATED.search(left.text):
        return True
    if BROKEN_OFF.search(left.text):
        return False
    long = words >= LONG and len(right.text.split()) > 3
    return long and parts[0].kind == TEXT and first_letter(right.text).isalnum()


def _seam(left: Line, right: Line, glue: str = " ") -> str:
    before, after = left.text.split()[-3:], right.text.split()[:3]
    return f"… {' '.join(before)}{glue}{' '.join(after)} …"
