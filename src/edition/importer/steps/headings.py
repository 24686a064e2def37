"""Tell bare headings from sentences."""

import re
from collections import Counter

from edition.importer.job import Job, Result
from edition.importer.letters import is_of_letter
from edition.importer.lines import (
    GAP,
    HEADING,
    ITEM,
    MATTER,
    NOTE,
    PAGE,
    QUOTE,
    SIGNED,
    TEXT,
    Line,
    Lines,
)
from edition.importer.prose import (
    CHAPTER,
    COUNT,
    NUMBERED_HEADING,
    ONE_OF_SERIES,
    SECTION,
    ends_sentence,
    first_letter,
    is_capitals,
    is_name,
)
from edition.importer.reference_dates import day_in
from edition.importer.repairs import Repair

RULE = "headings"
MOST_WORDS = 14
FEW_WORDS = 8
LONGEST = 100
MOST_TITLES = 3
"""Headings in a row, beyond which they are none."""
QUESTIONS = 3
"""Questions without which there is no interview."""
LONGEST_EPIGRAPH = 40
NAME = 4
"""Words of a name, at most."""
ENDING = re.compile(
    r"(?:the\s)?(?:e\s?n\s?d|f\s?i\s?n(?:\s?i\s?s)?|e\s?n\s?d\s?e)\.?"
    r"|k\s?o\s?n\s?i\s?e\s?c\.?|к\s?о\s?н\s?е\s?ц\.?|к\s?і\s?н\s?е\s?ц\s?ь\.?",
    re.IGNORECASE,
)
"""What stands below the end of a text."""
TABULAR = re.compile(r"[^\W_]\s{4,}\S")
"""A gap as between the columns of a table."""
WORDS = re.compile(r"[^\W\d_]{3}")
CAPTION = re.compile(
    r"(?:table|fig(?:ure|\.)|plate|map|tabelle|abb(?:ildung|\.)|tableau|tabela|rysunek"
    r"|таблиц[аяі]|рис(?:унок|\.))\s\d",
    re.IGNORECASE,
)
DAY_AT_END = re.compile(r"[,.]\s(?P<day>[^.]{6,40}\d{4})\.?")
TO = re.compile(r"(?:to|letter|an|à|do|к|до)\s", re.IGNORECASE)
INITIALS = re.compile(r"(?:[^\W\d_]\.\s?)+[^\W\d_]{2}")
DATED = re.compile(r"[^\d.]+,\s(?:[^,]+\s)?1[4-9]\d\d\.?")
"""Where and when something was signed."""
ITALICS = re.compile(r"_[^_.!?]+\._")
ADDRESS = re.compile(r",\s?(?:--|—)$")
"""How a letter ends the line that says to whom it is."""
QUESTION = re.compile(r"(?:[^\s.!?“”\"]+\s+){3,40}[^\s.!?“”\"]+\s?\?\s*")
INNER_STOP = re.compile(r"[^\W\d_A-Z]{3,}[.!?]\s[^\W\d_a-z]")
SPEECH = re.compile(r"[\"“«„'‘].*[.!?…–—-][\"”»'’]*", re.DOTALL)
"""What someone says, in quotation marks and with a stop or broken off."""
SENTENCE_BREAK = re.compile(r"(?P<question>[^.!?]{8,250}\?)\s+(?=[“\"‘'(]?[^\W\d_a-z])")


def headings(lines: Lines, job: Job) -> Result:
    """Mark the blocks that are headings without saying so."""
    split, repairs = _interview(lines)
    asks = _asked(split) >= QUESTIONS
    rows = _rows(split, asks) | _signatures(split)
    marked = tuple(
        _marked(split, i, asks, repairs)
        if line.kind in (TEXT, ITEM) and i not in rows
        else line
        for i, line in enumerate(split)
    )
    return marked, repairs


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


def _is_labelled(line: Line) -> bool:
    """Tell verse, speech, and what is set to the right."""
    return line.label == SIGNED or line.label.startswith(".")


def _signatures(lines: Lines) -> set[int]:
    """Find names that come back, each below a paragraph and with no text of its own."""
    shown = [i for i, line in enumerate(lines) if line.kind not in (GAP, PAGE, NOTE)]
    ends = {
        i
        for above, i, below in zip(shown, shown[1:], [*shown[2:], -1], strict=False)
        if lines[i].kind == TEXT
        and len(lines[i].text.split()) <= NAME
        and not any(c.isdigit() for c in lines[i].text)
        and ends_sentence(lines[above].text)
        and (below < 0 or _heads(lines, below))
    }
    names = Counter(line.text for line in lines)
    return {
        i
        for i in ends
        if names[lines[i].text] > 1
        and sum(lines[at].text == lines[i].text for at in ends) == names[lines[i].text]
    }


def _heads(lines: Lines, index: int) -> bool:
    """Tell a heading that says so or has a number."""
    text = lines[index].text
    return lines[index].kind == HEADING or bool(
        ONE_OF_SERIES.fullmatch(text) or NUMBERED_HEADING.match(text)
    )


def _is_of_figures(text: str) -> bool:
    """Tell a row of a table, a sum, a formula: fewer letters than other signs."""
    letters = sum(c.isalpha() for c in text)
    others = sum(not c.isspace() and not c.isalpha() for c in text.strip("*_.: "))
    formula = text[:1].isdigit() and not WORDS.search(text)
    return letters < others or formula or bool(TABULAR.search(text))


def _is_printed(text: str) -> bool:
    """Tell when and where something was printed, or what a caption counts."""
    day = DAY_AT_END.search(text)
    place = text[: day.start()].split() if day else []
    dated = day is not None and len(place) > 1 and bool(day_in(day["day"]))
    return (dated and not TO.match(text)) or bool(CAPTION.match(text))


def _is_of_epigraph(lines: Lines, index: int) -> bool:
    """Tell a name below the first short paragraph under a heading or a title."""
    if index == 0 or not is_name(lines[index].text.strip("*_ ")):
        return False
    above, title = lines[index - 1], lines[index - 2] if index > 1 else None
    words = len(above.text.split())
    if above.kind not in (TEXT, QUOTE) or words > LONGEST_EPIGRAPH:
        return False
    return ends_sentence(above.text) and (
        title is None or title.kind in (HEADING, MATTER) or is_capitals(title.text)
    )


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
    repairs.append(Repair(RULE, line.raw, match["question"], "a heading", 0.7))
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
            repairs.append(Repair(RULE, line.raw, line.text, "a page number?", 0.5))
        return line
    level = "2" if not CHAPTER.match(line.text) else "1"
    what = f"a heading of level {level}"
    repairs.append(Repair(RULE, line.raw, line.text, what, 0.8))
    return line.as_(HEADING, level)


def _is_heading(lines: Lines, index: int, asks: bool) -> bool:
    """Tell a heading: short, without a stop, between ended paragraphs."""
    text = lines[index].text.strip("*_ ")
    first = first_letter(text)
    if not first or first.islower() or SPEECH.fullmatch(text):
        return False
    if _is_labelled(lines[index]) or is_of_letter(lines, index):
        return False
    if _is_printed(text) or _is_of_epigraph(lines, index):
        return False
    count = len(text.split())
    if ONE_OF_SERIES.fullmatch(text):
        return True
    if COUNT.fullmatch(text):
        return _is_title_below(lines, index)
    if _is_of_figures(lines[index].text) or ENDING.fullmatch(text):
        return False
    if is_capitals(text) and ADDRESS.search(text):
        return False
    if is_capitals(text) and count <= MOST_WORDS:
        return not _is_signature(lines, index, text)
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


def _is_signature(lines: Lines, index: int, text: str) -> bool:
    """Tell a name in capitals below a letter, or the source below a verse."""
    if not ends_sentence(text):
        return False
    if DATED.fullmatch(text):
        return True
    if index == 0:
        return False
    above = lines[index - 1]
    closing = above.kind == TEXT and above.text[-1:] == ","
    return above.kind == QUOTE or closing or bool(INITIALS.match(text))


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
