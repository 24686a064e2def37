"""Tell bare headings from sentences."""

import re
from itertools import pairwise

from edition.importer.job import Job, Result
from edition.importer.lines import (
    GAP,
    HEADING,
    ITEM,
    NOTE,
    PAGE,
    QUOTE,
    TEXT,
    Line,
    Lines,
)
from edition.importer.prose import (
    CHAPTER,
    COUNT,
    ONE_OF_SERIES,
    SECTION,
    ends_sentence,
    first_letter,
    is_capitals,
)
from edition.importer.repairs import Repair
from edition.importer.short_lines import is_no_heading, is_signature, signatures

RULE = "headings"
MOST_WORDS = 14
FEW_WORDS = 8
LONGEST, MOST_LETTERS = 100, 400
"""Characters of a heading, and of a question that is one, at most."""
MOST_TITLES = 3
"""Headings in a row, beyond which they are none."""
QUESTIONS = 3
"""Questions without which there is no interview."""
ITALICS = re.compile(r"_[^_.!?]+\._")
QUESTION = re.compile(r"(?:[^\s.!?“”\"]+\s+){3,40}[^\s.!?“”\"]+\s?\?\s*")
INNER_STOP = re.compile(r"[^\W\d_A-Z]{3,}[.!?]\s[^\W\d_a-z]")
SPEECH = re.compile(r"[\"“«„'‘].*[.!?…–—-][\"”»'’]*", re.DOTALL)
"""What someone says, in quotation marks and with a stop or broken off."""
SENTENCE_BREAK = re.compile(r"(?P<question>[^.!?]{8,250}\?)\s+(?=[“\"‘'(]?[^\W\d_a-z])")


def headings(lines: Lines, job: Job) -> Result:
    """Mark the blocks that are headings without saying so."""
    split, repairs = _interview(lines)
    asks = _asked(split) >= QUESTIONS and not _argues(split)
    rows, signed = _rows(split, asks), signatures(split)
    marked = tuple(
        line.as_(TEXT, ".signature")
        if i in signed
        else _marked(split, i, asks, repairs)
        if line.kind in (TEXT, ITEM) and i not in rows
        else line
        for i, line in enumerate(split)
    )
    return marked, repairs


def _argues(lines: Lines) -> bool:
    """Tell a text with questions in a row, which nobody answers, from an interview."""
    return any(_is_question(a) and _is_question(b) for a, b in pairwise(lines))


def _rows(lines: Lines, asks: bool) -> set[int]:
    """Find blocks that look like headings and are rows of a table or list."""
    rows: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        if line.kind == TEXT and _is_row(lines, index, asks):
            run.append(index)
            continue
        rows.update(run if len(run) > MOST_TITLES else ())
        run = []
    return rows | set(run if len(run) > MOST_TITLES else ())


def _is_row(lines: Lines, index: int, asks: bool) -> bool:
    """Tell what would be a heading by nothing but its shortness."""
    text = lines[index].text
    sure = is_capitals(text) or CHAPTER.match(text) or SECTION.fullmatch(text)
    return not sure and _is_heading(lines, index, asks)


def _interview(lines: Lines) -> tuple[Lines, list[Repair]]:
    """Split questions off their answers where there are enough to be headings."""
    repairs: list[Repair] = []
    if _asked(lines) < 2:
        return lines, repairs
    split = tuple(part for line in lines for part in _questions(line, repairs))
    return (split, repairs) if _asked(split) >= QUESTIONS else (lines, [])


def _asked(lines: Lines) -> int:
    return sum(map(_is_question, lines))


def _questions(line: Line, repairs: list[Repair]) -> list[Line]:
    """Split a question off a paragraph, if it ended on a line of its own."""
    match = SENTENCE_BREAK.match(line.text) if line.kind == TEXT else None
    if not match or not any(o.offset == match.end() for o in line.origins):
        return [line]
    repairs.append(
        Repair(RULE, line.raw, match["question"], "a heading", 0.7, described=True)
    )
    return [line.cut(0, match.end("question")), line.cut(match.end())]


def _is_question(line: Line) -> bool:
    """Tell a block that is one question and nothing else."""
    return line.kind == TEXT and bool(QUESTION.fullmatch(line.text))


def _marked(lines: Lines, index: int, asks: bool, repairs: list[Repair]) -> Line:
    line = lines[index]
    if line.kind == ITEM and not _is_numbered_heading(lines, index):
        return line
    if line.kind == TEXT and not _is_heading(lines, index, asks):
        if line.text.isdigit():
            repairs.append(
                Repair(RULE, line.raw, line.text, "a page number?", 0.5, described=True)
            )
        return line
    level = "2" if not CHAPTER.match(line.text) else "1"
    what = f"a heading of level {level}"
    repairs.append(Repair(RULE, line.raw, line.text, what, 0.8, described=True))
    return line.as_(HEADING, level)


def _is_heading(lines: Lines, index: int, asks: bool) -> bool:
    """Tell a heading: short, without a stop, between ended paragraphs."""
    if len(lines[index].text) > MOST_LETTERS:
        return False
    text = lines[index].text.strip("*_ ")
    first = first_letter(text)
    if not first or first.islower() or SPEECH.fullmatch(text):
        return False
    if COUNT.fullmatch(text):
        return _is_title_below(lines, index)
    if is_no_heading(lines, index):
        return False
    count = len(text.split())
    if ONE_OF_SERIES.fullmatch(text):
        return True
    if is_capitals(text) and count <= MOST_WORDS:
        return not is_signature(lines, index)
    if (CHAPTER.match(text) or SECTION.fullmatch(text)) and count <= FEW_WORDS:
        return True
    if asks and _is_question(lines[index]):
        return _before_ends(lines, index)
    if _is_side_title(lines, index):
        return True
    if ends_sentence(text) or text[-1] in ",;:–—-" or not _before_ends(lines, index):
        return False
    short = count <= MOST_WORDS and len(text) < LONGEST
    begins = _after_begins(lines, index) and not INNER_STOP.search(text)
    return short and (_is_titled(text) or begins)


def _is_numbered_heading(lines: Lines, index: int) -> bool:
    """Tell a numbered title between paragraphs from an item among others."""
    line = lines[index]
    near = [n.kind for n in lines[max(0, index - 1) : index + 2]]
    title = line.text.partition(" ")[2]
    if not line.label or near.count(ITEM) > 1 or not title or ends_sentence(title):
        return False
    brief = len(title.split()) <= FEW_WORDS and not first_letter(title).islower()
    follows = index + 1 < len(lines) and lines[index + 1].kind == TEXT
    return brief and follows and _before_ends(lines, index)


def _is_side_title(lines: Lines, index: int) -> bool:
    """Tell a short line in italics that a wider gap sets apart from the text above."""
    line = lines[index]
    if index == 0 or not ITALICS.fullmatch(line.text) or len(line.text.split()) > 6:
        return False
    apart = line.raw - lines[index - 1].last_raw > 2 and _before_ends(lines, index)
    return apart and all(x.kind == TEXT for x in lines[index + 1 : index + 2])


def _is_title_below(lines: Lines, index: int) -> bool:
    """Tell a number over a title in capitals."""
    below = lines[index + 1 : index + 2]
    return any(line.kind == TEXT and is_capitals(line.text) for line in below)


def _is_titled(text: str) -> bool:
    """Tell whether all longer words of a line have capitals, as in titles."""
    longer = [word for word in text.split() if len(word) > 3]
    return len(longer) > 1 and all(not word[0].islower() for word in longer)


def _before_ends(lines: Lines, index: int) -> bool:
    """Tell whether no sentence is open where a block begins."""
    for line in reversed(lines[max(0, index - 6) : index]):
        if line.kind in (TEXT, QUOTE):
            short = len(line.text.split()) <= MOST_WORDS
            return short or ends_sentence(line.text)
        if line.kind not in (GAP, PAGE, NOTE):
            return True
    return True


def _after_begins(lines: Lines, index: int) -> bool:
    """Tell whether what follows does not go on with a sentence."""
    for line in lines[index + 1 : index + 6]:
        if line.kind not in (GAP, PAGE, NOTE):
            return not line.text[:1].islower()
    return False
