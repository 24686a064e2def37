"""Join headings set over several lines, with an article alone on one of them."""

from edition.importer.job import Job, Result
from edition.importer.layout import SMALL
from edition.importer.lines import HEADING, Line, Lines, join
from edition.importer.repairs import Repair

RULE = "heading_parts"
NEAR = 3
"""Raw lines from one part of a heading to the next, at most."""


def heading_parts(lines: Lines, job: Job) -> Result:
    """Join a heading of nothing but small words with those beside it."""
    joined: list[Line] = []
    repairs: list[Repair] = []
    last: Line | None = None
    for line in lines:
        if last is not None and _belong(last, line):
            whole = join([joined[-1], line])
            before = f"{joined[-1].text} ¶ {line.text}"
            repairs.append(Repair(RULE, line.raw, before, whole.text, 0.9))
            joined[-1] = whole
        else:
            joined.append(line)
        last = line
    return tuple(joined), repairs


def _belong(left: Line, right: Line) -> bool:
    """Tell whether two headings are the parts of one."""
    if left.kind != HEADING or right.kind != HEADING:
        return False
    near = right.raw - left.last_raw <= NEAR
    return near and (_is_small(left.text) or _is_small(right.text))


def _is_small(text: str) -> bool:
    """Tell a line of articles and prepositions alone, but for the letter A."""
    words = text.strip("*_ ,").casefold().split()
    return words not in ([], ["a"]) and all(word in SMALL for word in words)
