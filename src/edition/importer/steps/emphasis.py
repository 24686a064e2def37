"""Take emphasis off whole blocks: there it is display, not stress."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import MATTER, QUOTE, TEXT, Line, Lines
from edition.importer.repairs import Repair

RULE = "emphasis"
WHOLE = re.compile(
    r"(?P<mark>\*{1,3}|_{1,3})(?P<text>(?:(?!(?P=mark))[^*_]|_(?=\w))+)(?P=mark)", re.S
)


def emphasis(lines: Lines, job: Job) -> Result:
    """Free each block that is emphasised from end to end."""
    freed: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if line.kind in (TEXT, QUOTE, MATTER) and (match := WHOLE.fullmatch(line.text)):
            before = f"{match['mark']}…{match['mark']}"
            repairs.append(Repair(RULE, line.raw, before, "…", 0.9))
            line = line.cut(match.start("text"), match.end("text"))
        freed.append(line)
    return tuple(freed), repairs
