"""Know short lines that are no headings: rows, dates, captions, names, the end."""

import re
from collections import Counter
from itertools import pairwise

from edition.importer.letters import is_of_letter
from edition.importer.lines import (
    GAP,
    HEADING,
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
    COUNT,
    NUMBERED_HEADING,
    ONE_OF_SERIES,
    ends_sentence,
    is_capitals,
    is_name,
)
from edition.importer.reference_dates import day_in

LONGEST_EPIGRAPH = 40
NAME = 4
"""Words of a name, at most."""
CLOSING = 6
"""The same of what stands above it."""
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
ADDRESS = re.compile(r",\s?(?:--|—)$")
"""How a letter ends the line that says to whom it is."""


def is_no_heading(lines: Lines, index: int) -> bool:
    """Tell what is short and no heading, whatever stands around it."""
    line = lines[index]
    text = line.text.strip("*_ ")
    return (
        _is_labelled(line)
        or is_of_letter(lines, index)
        or _is_printed(text)
        or _is_of_epigraph(lines, index)
        or _is_of_figures(line.text)
        or ENDING.fullmatch(text) is not None
        or (is_capitals(text) and ADDRESS.search(text) is not None)
    )


def _is_labelled(line: Line) -> bool:
    """Tell verse, speech, and what is set to the right."""
    return line.label == SIGNED or line.label.startswith(".")


def signatures(lines: Lines) -> set[int]:
    """Find names that come back at the foot of letters, and what closes above them."""
    shown = [i for i, line in enumerate(lines) if line.kind not in (GAP, PAGE, NOTE)]
    ends = {
        i
        for above, i, below in zip(shown, shown[1:], [*shown[2:], -1], strict=False)
        if lines[i].kind == TEXT
        and len(lines[i].text.split()) <= NAME
        and not any(c.isdigit() for c in lines[i].text)
        and _may_be_signed(lines[above], lines[i].text)
        and (below < 0 or _heads(lines, below))
    }
    names = Counter(line.text for line in lines)
    signed = Counter(lines[i].text for i in ends)
    again = {
        name
        for name, count in signed.items()
        if names[name] > 1
        and (count == names[name] or (is_capitals(name) and 2 * count > names[name]))
    }
    signs = {i for i in shown if lines[i].text in again}
    above = {i for i, below in pairwise(shown) if below in signs and _closes(lines[i])}
    return signs | above


def _may_be_signed(above: Line, name: str) -> bool:
    """Tell what a name can stand below: an ended sentence, or a closing formula."""
    printed = is_capitals(name) and name[-1] in ".," and not is_capitals(above.text)
    return printed or ends_sentence(above.text) or _closes(above)


def _closes(line: Line) -> bool:
    """Tell what stands open above a name: “In haste, your”."""
    words = line.text.split()
    brief = line.kind == TEXT and len(words) <= CLOSING and not line.text.isupper()
    opens = words[-1][:1].islower() or len(words) == 1 or line.text.endswith(",")
    return brief and opens and not ends_sentence(line.text)


def _heads(lines: Lines, index: int) -> bool:
    """Tell a heading that says so or has a number."""
    text = lines[index].text
    return lines[index].kind == HEADING or bool(
        ONE_OF_SERIES.fullmatch(text)
        or NUMBERED_HEADING.match(text)
        or COUNT.fullmatch(text)
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


def is_signature(lines: Lines, index: int) -> bool:
    """Tell a name in capitals below a letter, or the source below a verse."""
    text = lines[index].text.strip("*_ ")
    if not ends_sentence(text):
        return False
    if DATED.fullmatch(text):
        return True
    if index == 0:
        return False
    above = lines[index - 1]
    closing = above.kind == TEXT and above.text[-1:] == ","
    return above.kind == QUOTE or closing or bool(INITIALS.match(text))
