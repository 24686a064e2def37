"""Leave out what a library prints around a text: licence, credits."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import MATTER, Line, Lines
from edition.importer.repairs import Repair

RULE = "boilerplate"
GUTENBERG = r"(?:THE|THIS) PROJECT GUTENBERG.*"
START = re.compile(
    rf"\*\*\* ?START OF {GUTENBERG}|\*END\*? ?THE SMALL PRINT.*", re.IGNORECASE
)
END = re.compile(
    rf"\*\*\* ?END OF {GUTENBERG}|End of (?:the )?Project Gutenberg.*", re.IGNORECASE
)
LONGEST_START = 4
"""Lines that a mark with a long title in it may take."""
NAMED = re.compile(r"(?P<name>Title|Author|Translator|Editor):\s+(?P<value>\S.*)")


def boilerplate(lines: Lines, job: Job) -> Result:
    """Keep what stands between a library's marks, and the title it names."""
    starts = [i for i, line in enumerate(lines) if START.match(line.text)]
    first = _after(lines, starts[-1]) if starts else 0
    ends = (i for i in range(first, len(lines)) if END.match(lines[i].text))
    last = next(ends, len(lines))
    repairs = [
        Repair(RULE, part[0].raw, "\n".join(line.text for line in part), "")
        for part in (lines[:first], lines[last:])
        if any(line.text.strip() for line in part)
    ]
    return (*_named(lines[:first]), *lines[first:last]), repairs


def _after(lines: Lines, start: int) -> int:
    """Return the line after a mark, which ends with stars where it has a title."""
    for at in range(start, min(len(lines), start + LONGEST_START)):
        if not lines[at].text.strip():
            break
        if lines[at].text.rstrip().endswith("***"):
            return at + 1
    return start + 1


def _named(head: Lines) -> list[Line]:
    """Return as matter whom and what a library's head names, the title first."""
    found = [(line, m) for line in head if (m := NAMED.fullmatch(line.text.rstrip()))]
    named = [
        line.cut(m.start("value"), m.end("value")).as_(MATTER, m["name"].lower())
        for line, m in found
    ]
    return sorted(named, key=lambda line: line.label != "title")
