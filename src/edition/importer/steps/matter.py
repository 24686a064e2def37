"""Set apart what is no passage: title page, contents, author's life."""

import re

from edition.importer.digests import matter_digest
from edition.importer.job import Job, Result
from edition.importer.lines import (
    HEADING,
    ITEM,
    MATTER,
    NOTE,
    PROSE,
    QUOTE,
    TEXT,
    Line,
    Lines,
)
from edition.importer.lines import RULE as BREAK
from edition.importer.prose import (
    CHAPTER,
    SECTION,
    ends_sentence,
    is_capitals,
    starts_lower,
    words,
)
from edition.importer.repairs import Repair

RULE = "matter"
CONTENTS = re.compile(r"[*_\W]*(?:table of )?contents[*_\W]*", re.I)
LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|\t|\s\W*\d{1,3}\W*$")
NAME = re.compile(
    r"(?:[Bb][Yy]\s+)?(?P<name>[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){1,3})"
)
BYLINE = re.compile(
    r"(?:by|produced|transcribed|von|par|edited|translated|author|published)\b", re.I
)
BESIDE = re.compile(
    r"\[(?:side-?note|illustration|frontispiece|transcriber['’]?s['’]? notes?)"
    r"\s?[:.].*\]",
    re.IGNORECASE | re.DOTALL,
)
"""What a transcriber set in brackets beside the text."""
LONG = 60
"""Words of a paragraph that a title page or a list of contents does not hold."""
LONGEST_ENTRY = 400
SHORT = 15
"""Words of a line that is too long for a title page, unless it is in capitals."""
FEWEST = 5
"""Words from which on a sentence is taken for a first paragraph."""
LEADING = 40
ARTICLES = frozenset({"a", "an", "the", "of", "on", "in", "how", "why", "what"})
"""Words with which no person's name begins."""
MOST_SEEN = 20_000
"""Letters of a list of contents among which its first entry may return."""


def matter(lines: Lines, job: Job) -> Result:
    """Mark as matter what a profile knows, or what stands where matter stands."""
    found = _contents(lines)
    found |= _title_page(lines, max(found, default=-1) + 1)
    found = _retitled(lines, found | _lives(lines, found))
    found |= {i: "beside the text" for i, line in enumerate(lines) if _is_beside(line)}
    found |= {i: "profile" for i, line in enumerate(lines) if _is_known(line, job)}
    marked = tuple(
        line.as_(MATTER, found[i]) if i in found else line
        for i, line in enumerate(lines)
    )
    return marked, [
        Repair(RULE, lines[i].raw, lines[i].text, found[i], 0.8) for i in sorted(found)
    ]


def _is_known(line: Line, job: Job) -> bool:
    if not job.matter or line.kind in (NOTE, BREAK) or not line.text:
        return False
    return matter_digest(line.text) in job.matter


def _is_beside(line: Line) -> bool:
    return line.kind == TEXT and bool(BESIDE.fullmatch(line.text))


def _contents(lines: Lines) -> dict[int, str]:
    """Find a list of contents and, if nothing long precedes it, all before it."""
    at = next(
        (i for i, line in enumerate(lines[:400]) if CONTENTS.fullmatch(line.text)), None
    )
    if at is None:
        return {}
    end = _last_entry(lines, at)
    if end == at + 1:
        return {}
    long = any(len(line.text.split()) >= LONG for line in lines[:at])
    first = at if long else 0
    return {i: "contents" for i in range(first, end) if lines[i].kind != NOTE}


def _last_entry(lines: Lines, at: int) -> int:
    """Return where a list of contents ends: at latest where its first entry returns."""
    end, seen = at + 1, ""
    while end < len(lines) and _is_entry(lines[end]):
        entry = " ".join(words(lines[end].text))
        if entry and entry in seen:
            break
        seen += f" {entry}" if len(seen) < MOST_SEEN else ""
        end += 1
    return end


def _is_entry(line: Line) -> bool:
    """Tell whether a block can be an entry of a list of contents."""
    if len(line.text) > LONGEST_ENTRY:
        return False
    if line.kind == HEADING:
        return bool(LEADER.search(line.text))
    entry = LEADER.search(line.text) or not ends_sentence(line.text)
    return line.kind in (TEXT, ITEM, QUOTE) and bool(entry)


def _title_page(lines: Lines, first: int) -> dict[int, str]:
    """Find what precedes the first paragraph: title, author, place of printing."""
    end = first
    while end < min(len(lines), first + LEADING) and not _is_paragraph(lines[end]):
        end += 1
    if end == len(lines) or starts_lower(lines[end].text):
        return {}
    page = [i for i in range(first, end) if lines[i].kind in (HEADING, TEXT, QUOTE)]
    chapter = next((i for i in page if _is_chapter(lines[i].text)), end)
    page = [i for i in page if i < chapter]
    if len(page) > 1 and _is_section(lines, page[-1], page):
        page.pop()
    if len(page) > 2 and _is_first_title(lines, page[-1], end):
        page.pop()
    if page and _is_one_of_many(lines, page[0]):
        return {}
    best = max(page, key=lambda i: _promise(lines, i), default=-1)
    return {i: "title" if i == best else "title page" for i in page}


def _retitled(lines: Lines, found: dict[int, str]) -> dict[int, str]:
    """Look for a title before the list of contents where none follows it."""
    page = [i for i in found if found[i] == "contents"]
    at = next((i for i in page if CONTENTS.fullmatch(lines[i].text)), 0)
    page = [i for i in page if i < at]
    if not page or "title" in found.values():
        return found
    return found | {max(page, key=lambda i: _promise(lines, i)): "title"}


def _is_first_title(lines: Lines, index: int, end: int) -> bool:
    """Tell the bare title of a first section: no person, and others follow."""
    line = lines[index]
    if index != end - 1 or line.kind != TEXT or BYLINE.match(line.text):
        return False
    first, *rest = line.text.split()
    is_title = first.lower() in ARTICLES or any(word.islower() for word in rest)
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


def _promise(lines: Lines, index: int) -> tuple[bool | int, ...]:
    """Rank the lines of a title page by how likely they are the title."""
    line = lines[index]
    text = line.text
    return (
        line.kind == HEADING,
        not BYLINE.match(text),
        sum(other.text == text for other in lines[:LEADING]) > 1,
        not any(c.isdigit() for c in text) and ":" not in text[:20],
        not is_capitals(text),
        len(text.split()) if line.kind != HEADING else -int(line.label),
    )


def _is_chapter(text: str) -> bool:
    return bool(CHAPTER.match(text) or SECTION.fullmatch(text.strip("*_ ")))


def _is_paragraph(line: Line) -> bool:
    """Tell a first paragraph from the lines of a title page."""
    words = len(line.text.split())
    if line.kind not in PROSE or is_capitals(line.text):
        return False
    return words >= SHORT or (words >= FEWEST and line.text[-1:] in '.!?:;,”"…')


def _is_section(lines: Lines, index: int, page: list[int]) -> bool:
    """Tell whether the last line of a title page is a heading of the text."""
    levels = [lines[i].label for i in page if lines[i].kind == HEADING]
    line = lines[index]
    return line.kind == HEADING and bool(levels) and line.label > min(levels)


def _lives(lines: Lines, found: dict[int, str]) -> dict[int, str]:
    """Find paragraphs that begin with the author's name and say who that is."""
    names = set()
    for i in sorted(found)[-6:]:
        match = NAME.match(lines[i].text.strip("*_ "))
        if match and len(lines[i].text) < 120:
            names.add(match["name"])
    lives: dict[int, str] = {}
    prose = [i for i, line in enumerate(lines) if line.kind == TEXT and i not in found]
    for i in [*prose[:2], *prose[-2:]]:
        text = lines[i].text.strip("*_ ")
        if any(text.startswith((f"{name} is ", f"{name} was ")) for name in names):
            lives[i] = "life"
    return lives
