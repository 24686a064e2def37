"""Take out pull quotes: blocks that repeat words of the text beside them."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import GAP, ITEM, QUOTE, TEXT, Line, Lines
from edition.importer.prose import is_name, words
from edition.importer.repairs import Repair

RULE = "pull_quotes"
LOOK = 8
"""Blocks to look through on either side; with emphasis, twice as many."""
FEWEST_WORDS = 8
MOST_WORDS = 70
BESIDES = 2
"""Words that a source must have besides, as an entry of a list of contents has not."""
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
        source = (
            _source(lines, spoken, index)
            if line.kind in (TEXT, QUOTE) and not line.label
            else None
        )
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
    if not FEWEST_WORDS <= count <= MOST_WORDS or _is_epigraph(lines, index):
        return None
    reach = 2 * LOOK if DISPLAY.fullmatch(lines[index].text) else LOOK
    for distance in range(1, reach + 1):
        for at in (index - distance, index + distance):
            if (
                0 <= at < len(lines)
                and spoken[at].count(" ") > quote.count(" ") + BESIDES
                and quote in spoken[at]
            ):
                return at
    return None


def _is_epigraph(lines: Lines, index: int) -> bool:
    """Tell what has the name of its author below it."""
    return any(is_name(line.text.strip("*_ ")) for line in lines[index + 1 : index + 2])
