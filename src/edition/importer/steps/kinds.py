"""Say of what kind passages are that frame a letter or tell what is done on a stage."""

import re
from dataclasses import replace

from edition.importer.job import Job, Result
from edition.importer.letters import letter_parts
from edition.importer.lines import PROSE, TEXT, Line, Lines

STAGE = re.compile(
    r"\[[^\[\]]*\]|\([^()]*\)|_[^_]*_|(?:(?:Re-)?[Ee]nter|Exit|Exeunt)\b.*"
)
"""What stands in brackets or italics as a whole, or says who comes and goes."""


def kinds(lines: Lines, job: Job) -> Result:
    """Give passages the classes of date-lines, signatures and directions."""
    parts = letter_parts(lines)
    speaks = any(x.label.startswith(".speech") for x in lines if x.kind in PROSE)
    return tuple(
        replace(line, label=f".{parts[i]}")
        if i in parts
        else replace(line, label=".stage")
        if speaks and _is_direction(line)
        else line
        for i, line in enumerate(lines)
    ), []


def _is_direction(line: Line) -> bool:
    return line.kind == TEXT and not line.label and bool(STAGE.fullmatch(line.text))
