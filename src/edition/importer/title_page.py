"""Know a title page: what stands on it, where it ends, which line is the title."""

import re

from edition.importer.layout import SMALL
from edition.importer.letters import opens_letter
from edition.importer.lines import HEADING, PROSE, QUOTE, TEXT, Line, Lines
from edition.importer.prose import (
    CHAPTER,
    COUNT,
    NOT_PERSONS,
    NUMBERED_HEADING,
    ONE_OF_SERIES,
    SECTION,
    ends_sentence,
    is_capitals,
    is_name,
    starts_lower,
    words,
)

BYLINE = re.compile(
    r"(?:by|produced|transcribed|von|par|edited|translated|author|published|printed)\b",
    re.I,
)
SPACED = re.compile(r"\w(?: \w){3,}")
"""A word with blanks between its letters."""
SHORT = 15
"""Words of a line that is too long for a title page, unless it is in capitals."""
FEWEST = 5
"""Words from which on a sentence is taken for a first paragraph."""
LEADING = 40


def title_page(lines: Lines, first: int) -> dict[int, str]:
    """Find what precedes the first paragraph: title, author, place of printing."""
    end = first
    while end < min(len(lines), first + LEADING) and not _is_paragraph(lines[end]):
        end += 1
    if end == len(lines):
        return {}
    if starts_lower(lines[end].text) and not _is_said(lines[end]):
        return {}
    page = [i for i in range(first, end) if lines[i].kind in (HEADING, TEXT, QUOTE)]
    chapter = next((i for i in page if _is_chapter(lines[i].text)), end)
    letter = next((i for i in page if opens_letter(lines[i])), end)
    page = [i for i in page if i < min(chapter, letter) and not _is_said(lines[i])]
    if len(page) > 1 and _is_section(lines, page[-1], page):
        page.pop()
    if len(page) > 2 and (
        _is_first_title(lines, page[-1], end) or _is_set_apart(lines, page[-1])
    ):
        page.pop()
    if page and _is_one_of_many(lines, page[0]):
        return {}
    by = next((i for i in page[1:] if BYLINE.match(lines[i].text)), end)
    above = [i for i in page if i < by]
    best = max(above, key=lambda i: promise(lines, i), default=-1)
    return {i: "title" if i == best else "title page" for i in page}


def _is_said(line: Line) -> bool:
    """Tell verse, or what someone says."""
    return line.label.startswith((".verse", ".speech"))


def _is_set_apart(lines: Lines, index: int) -> bool:
    """Tell a heading by the gap before it, which its text does not have."""
    before = lines[index].raw - lines[index - 1].last_raw - 1
    after = lines[index + 1].raw - lines[index].last_raw - 1
    return before > max(2, after) and not BYLINE.match(lines[index].text)


def _is_first_title(lines: Lines, index: int, end: int) -> bool:
    """Tell the bare title of a first section: no person, and others follow."""
    line = lines[index]
    if index != end - 1 or line.kind != TEXT or BYLINE.match(line.text):
        return False
    first, *rest = line.text.split()
    is_title = first.lower() in NOT_PERSONS or any(word.islower() for word in rest)
    if not is_title or is_capitals(line.text) or any(c.isdigit() for c in line.text):
        return False
    return sum(_is_bare_title(lines, at) for at in range(end + 1, len(lines) - 1)) > 1


def _is_bare_title(lines: Lines, at: int) -> bool:
    """Tell a short line without a stop that stands between paragraphs."""
    text = lines[at].text
    if lines[at].kind != TEXT or len(text.split()) >= SHORT or ends_sentence(text):
        return False
    return ends_sentence(lines[at - 1].text) and _is_paragraph(lines[at + 1])


def _is_one_of_many(lines: Lines, index: int) -> bool:
    """Tell whether a first heading has others on its level after it."""
    line = lines[index]
    if line.kind != HEADING:
        return False
    return any(o.kind == HEADING and o.label <= line.label for o in lines[index + 1 :])


def promise(lines: Lines, index: int) -> tuple[bool | int, ...]:
    """Rank the lines of a title page by how likely they are the title."""
    line = lines[index]
    text = line.text
    return (
        line.kind == HEADING,
        not BYLINE.match(text) and not text.startswith(("(", "_")),
        not _is_small(text),
        sum(other.text == text for other in lines[:LEADING]) > 1,
        not is_name(text),
        not any(c.isdigit() for c in text) and ":" not in text[:20].rstrip(":"),
        not is_capitals(text),
        len(text.split()) if line.kind != HEADING else -int(line.label),
    )


def _is_small(text: str) -> bool:
    """Tell a line of a title page that is nothing but articles and prepositions."""
    return all(word in SMALL for word in words(text))


def _is_chapter(text: str) -> bool:
    if SPACED.fullmatch(text):
        text = text.replace(" ", "")
    return bool(
        CHAPTER.match(text)
        or (text.isdigit() and len(text) < 4)
        or NUMBERED_HEADING.match(text)
        or ONE_OF_SERIES.fullmatch(text)
        or COUNT.fullmatch(text)
        or SECTION.fullmatch(text.strip("*_ "))
    )


def _is_paragraph(line: Line) -> bool:
    """Tell a first paragraph from the lines of a title page."""
    count = len(line.text.split())
    if _is_said(line):
        return True
    if line.kind not in PROSE or is_capitals(line.text):
        return False
    if count < SHORT and BYLINE.match(line.text):
        return False
    return count >= SHORT or (count >= FEWEST and line.text[-1:] in '.!?:;,”"…')


def _is_section(lines: Lines, index: int, page: list[int]) -> bool:
    """Tell whether the last line of a title page is a heading of the text."""
    levels = [lines[i].label for i in page if lines[i].kind == HEADING]
    line = lines[index]
    return line.kind == HEADING and bool(levels) and line.label > min(levels)
