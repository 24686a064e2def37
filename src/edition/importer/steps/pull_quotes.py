"""Take out pull quotes: blocks that repeat words of the text beside them."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import GAP, ITEM, QUOTE, TEXT, Line, Lines
from edition.importer.prose import words
from edition.importer.repairs import Repair

RULE = "pull_quotes"
LOOK = 8
"""Blocks to look through on either side; with emphasis, twice as many."""
FEWEST_WORDS = 8
MOST_WORDS = 70
DISPLAY = re.compile(r"(\*{1,3}|_{1,3})\S.*\S\1|[“\"«„].*[”\"»“]\s*", re.S)
LINK = re.compile(r"\[(?P<text>(?:[^\[\]\\]|\\.)*)\]\([^()\s]*\)")
MARK = re.compile(r"<sup>\d+</sup>|\[\^?\d+\]")


def pull_quotes(lines: Lines, job: Job) -> Result:
    """Leave a gap where a block says again what a longer one nearby says."""
    spoken = [
        _spoken(line.text) if line.kind in (TEXT, ITEM, QUOTE) else "" for line in lines
    ]
    kept: list[Line] = []
    repairs: list[Repair] = []
    for index, line in enumerate(lines):
        source = _source(lines, spoken, index) if line.kind in (TEXT, QUOTE) else None
        if source is None:
            kept.append(line)
            continue
        kept.append(line.cut(0, 0).as_(GAP))
        repairs.append(Repair(RULE, line.raw, line.text, "", 0.95))
    return tuple(kept), repairs


def _spoken(text: str) -> str:
    """Return the words alone: no emphasis, links, marks or stops; blanks around."""
    bare = LINK.sub(r"\g<text>", MARK.sub(" ", text))
    return f" {' '.join(words(bare))} "


def _source(lines: Lines, spoken: list[str], index: int) -> int | None:
    """Find the longer block, before or after, that a block repeats."""
    quote = spoken[index]
    count = quote.count(" ") - 1
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        return None
    reach = 2 * LOOK if DISPLAY.fullmatch(lines[index].text) else LOOK
    for distance in range(1, reach + 1):
        for at in (index - distance, index + distance):
            if (
                0 <= at < len(lines)
                and len(spoken[at]) > len(quote)
                and quote in spoken[at]
            ):
                return at
    return None
