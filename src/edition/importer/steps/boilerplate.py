"""Leave out what a library prints around a text: licence, credits."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import Lines
from edition.importer.repairs import Repair

RULE = "boilerplate"
GUTENBERG = r"(?:THE|THIS) PROJECT GUTENBERG.*"
START = re.compile(
    rf"\*\*\* ?START OF {GUTENBERG}|\*END\*? ?THE SMALL PRINT.*", re.IGNORECASE
)
END = re.compile(
    rf"\*\*\* ?END OF {GUTENBERG}|End of (?:the )?Project Gutenberg.*", re.IGNORECASE
)


def boilerplate(lines: Lines, job: Job) -> Result:
    """Keep only what stands between a library's marks of start and end."""
    starts = [i for i, line in enumerate(lines) if START.match(line.text)]
    first = starts[-1] + 1 if starts else 0
    ends = (i for i in range(first, len(lines)) if END.match(lines[i].text))
    last = next(ends, len(lines))
    repairs = [
        Repair(RULE, part[0].raw, "\n".join(line.text for line in part), "")
        for part in (lines[:first], lines[last:])
        if any(line.text.strip() for line in part)
    ]
    return lines[first:last], repairs
