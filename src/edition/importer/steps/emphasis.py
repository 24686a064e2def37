"""Take emphasis off whole blocks, where it is display; write bold in Markdown."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import (
    ITEM,
    MATTER,
    NOTE,
    QUOTE,
    TEXT,
    Line,
    Lines,
    substitute,
)
from edition.importer.repairs import Repair

RULE = "emphasis"
WHOLE = re.compile(
    r"(?P<mark>\*{1,3}|_{1,3})(?P<text>(?:(?!(?P=mark))[^*_]|_(?=\w))+)(?P=mark)", re.S
)
SIGN = re.compile(r"[=+]")
LETTERED = re.compile(
    r"(?<![\w=+])(?P<sign>[=+])(?=[^\W\d_])(?P<text>[^=+\n]{1,200}?)"
    r"(?<=[\w.,;:!?)])(?P=sign)(?![\w=+])"
)
"""Bold type and small capitals as transcribers write them."""


def emphasis(lines: Lines, job: Job) -> Result:
    """Free each block that is emphasised from end to end."""
    freed: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if line.kind in (TEXT, QUOTE, MATTER) and (match := WHOLE.fullmatch(line.text)):
            before = f"{match['mark']}…{match['mark']}"
            repairs.append(Repair(RULE, line.raw, before, "…", 0.9))
            line = line.cut(match.start("text"), match.end("text"))
        if line.kind in (TEXT, QUOTE, ITEM, NOTE) and SIGN.search(line.text):
            line, changes = substitute(line, LETTERED, _plain)
            repairs += [Repair(RULE, c.raw, c.before, c.after, 0.8) for c in changes]
        freed.append(line)
    return tuple(freed), repairs


def _plain(match: re.Match[str]) -> str:
    return f"**{match['text']}**" if match["sign"] == "=" else match["text"]
