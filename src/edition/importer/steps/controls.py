"""Take out characters nobody sees, and ligatures apart: form feeds, odd blanks."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import BLANK, PAGE, RAW, Line, Lines, substitute
from edition.importer.repairs import Repair

RULE = "controls"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
NAMES = {
    "\N{ZERO WIDTH SPACE}": "",
    "\N{WORD JOINER}": "",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "",
    "\N{LEFT-TO-RIGHT MARK}": "",
    "\N{RIGHT-TO-LEFT MARK}": "",
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{THIN SPACE}": " ",
    "\N{FIGURE SPACE}": " ",
    "\N{LINE SEPARATOR}": " ",
    "\N{PARAGRAPH SEPARATOR}": " ",
}
LIGATURES = dict(
    zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)
NAMES |= LIGATURES
ODD = re.compile(
    rf"[{''.join(NAMES)}\x01-\x08\x0b\x0e-\x1f\x7f-\x9f]|{SOFT_HYPHEN}(?=.)"
)


def controls(lines: Lines, job: Job) -> Result:
    """Remove invisible characters, spell ligatures, set form feeds apart."""
    repaired: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if line.text.isascii() and line.text.isprintable():
            repaired.append(line)
            continue
        for piece in _pages(line):
            clean, changes = substitute(piece, ODD, lambda m: NAMES.get(m[0], ""))
            repairs += [
                Repair(RULE, c.raw, _name(c.before), c.after, described=True)
                for c in changes
            ]
            kind = BLANK if piece.kind == RAW and not clean.text.strip() else clean.kind
            repaired.append(clean.as_(kind))
    return tuple(repaired), repairs


def _pages(line: Line) -> list[Line]:
    """Split a line at its form feeds, each becoming a page break."""
    pieces: list[Line] = []
    at = 0
    for match in re.finditer("\f", line.text):
        if match.start() > at:
            pieces.append(line.cut(at, match.start()))
        pieces.append(line.cut(match.start(), match.start()).as_(PAGE))
        at = match.end()
    if at == 0 or at < len(line.text):
        pieces.append(line.cut(at) if at else line)
    return pieces


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
