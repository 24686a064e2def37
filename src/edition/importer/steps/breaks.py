"""Keep the breaks between sections; drop rules that only framed something."""

from itertools import pairwise

from edition.importer.job import Job, Result
from edition.importer.lines import GAP, NOTE, PAGE, PROSE, TEXT, Line, Lines, Origin
from edition.importer.lines import RULE as BREAK
from edition.importer.repairs import Repair

RULE = "breaks"
SHORT = 30
"""Characters without which a paragraph is too short to end a section."""
RARE = 0.12
"""Wider gaps than others mean a break only if they are this rare."""


def breaks(lines: Lines, job: Job) -> Result:
    """Return the blocks with true breaks between them and nothing else."""
    repairs: list[Repair] = []
    kept = _framed_out(lines, repairs)
    gaps = [_gap(a, b) for a, b in pairwise(kept)]
    wide = [i for i, gap in enumerate(gaps) if gap > 1]
    usual = sum(gap == 1 for gap in gaps)
    if not usual or len(wide) > RARE * len(gaps):
        return tuple(kept), repairs
    result: list[Line] = []
    for index, line in enumerate(kept):
        result.append(line)
        if index in wide and gaps[index] == 2:
            raw = line.last_raw + 1
            result.append(Line("***", (Origin(0, raw),), BREAK))
            repairs.append(
                Repair(RULE, raw, "two blank lines", "a break", 0.7, described=True)
            )
    return tuple(result), repairs


def _gap(left: Line, right: Line) -> int:
    """Count the blank lines between two paragraphs; 0 beside others."""
    if any(b.kind != TEXT or len(b.text) < SHORT for b in (left, right)):
        return 0
    return max(0, right.raw - left.last_raw - 1)


def _framed_out(lines: Lines, repairs: list[Repair]) -> list[Line]:
    """Drop page breaks, gaps, and rules that stand beside them or at an end."""
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if line.kind in (GAP, PAGE):
            continue
        if line.kind == BREAK and not _divides(lines, index):
            repairs.append(Repair(RULE, line.raw, line.text, "", 0.9))
            continue
        kept.append(line)
    return kept


def _divides(lines: Lines, index: int) -> bool:
    """Tell whether a rule stands between two blocks of prose.

    Stars divide sections even where notes stand beside them; lines may frame these.
    """
    beyond = (NOTE,) if "*" in lines[index].text else ()
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(lines) and lines[at].kind in beyond:
            at += step
        if not (0 <= at < len(lines) and lines[at].kind in PROSE):
            return False
    return True
