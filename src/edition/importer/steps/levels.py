"""Set the levels of headings and free them of emphasis."""

import re
from dataclasses import replace

from edition.importer.job import Job, Result
from edition.importer.lines import HEADING, Line, Lines
from edition.importer.prose import CHAPTER
from edition.importer.repairs import Repair

RULE = "levels"
TOP = 2
"""A text's title has level 1, and stands in its front matter."""
EMPHASIS = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?P<title>[^*_]+)(?P=mark)")


MAIN = re.compile(
    r"(?:preface|foreword|prologue|epilogue|introduction|conclusion|afterword"
    r"|appendix|glossary|index)\b[^.:]{0,40}\.?",
    re.IGNORECASE,
)
"""What stands beside chapters, not below them."""


def levels(lines: Lines, job: Job) -> Result:
    """Count the levels in use from 2; make all alike where they are unreliable."""
    lines = _beside_chapters(lines)
    used = [int(line.label) for line in lines if line.kind == HEADING]
    shallow = sorted(set(used))
    reliable = not used or used[0] == shallow[0]
    levelled: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if line.kind == HEADING:
            rank = shallow.index(int(line.label)) if reliable else 0
            line, found = _levelled(line, str(min(6, TOP + rank)))
            repairs += found
        levelled.append(line)
    return tuple(levelled), repairs


def _beside_chapters(lines: Lines) -> Lines:
    """Put preface and index on the level of chapters, where there are any."""
    if not any(line.kind == HEADING and CHAPTER.match(line.text) for line in lines):
        return lines
    return tuple(
        replace(line, label="1")
        if line.kind == HEADING and MAIN.fullmatch(line.text.strip("*_ "))
        else line
        for line in lines
    )


def _levelled(line: Line, level: str) -> tuple[Line, list[Repair]]:
    """Return a heading on its level, without emphasis."""
    repairs: list[Repair] = []
    if match := EMPHASIS.fullmatch(line.text):
        repairs.append(Repair(RULE, line.raw, line.text, match["title"]))
        line = line.cut(match.start("title"), match.end("title"))
    if level != line.label:
        repairs.append(
            Repair(
                RULE,
                line.raw,
                f"level {line.label}",
                f"level {level}",
                0.7,
                described=True,
            )
        )
    return replace(line, label=level), repairs
