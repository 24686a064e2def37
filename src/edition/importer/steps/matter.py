"""Set apart what is no passage: title page, contents, author's life."""

import re

from edition.importer.digests import matter_digest
from edition.importer.job import Job, Result
from edition.importer.lines import (
    HEADING,
    ITEM,
    MATTER,
    NOTE,
    QUOTE,
    TEXT,
    Line,
    Lines,
)
from edition.importer.lines import RULE as BREAK
from edition.importer.prose import (
    CHAPTER,
    ends_sentence,
    words,
)
from edition.importer.repairs import Repair
from edition.importer.title_page import promise, title_page

RULE = "matter"
CONTENTS = re.compile(r"[*_\W]*(?:table of )?contents[*_\W]*", re.I)
LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|\t|\s\W*\d{1,3}\W*$")
NAME = re.compile(
    r"(?:[Bb][Yy]\s+)?(?P<name>[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){1,3})"
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
NEAR = 400
"""Blocks in which a list of contents begins, and an entry of it returns."""
MOST_SEEN = 20_000
"""Letters of a list of contents among which its first entry may return."""


def matter(lines: Lines, job: Job) -> Result:
    """Mark as matter what a profile knows, or what stands where matter stands."""
    found = _contents(lines)
    if min(found, default=0) > 0:
        found |= title_page(lines, 0)
    found |= title_page(lines, max(found, default=-1) + 1)
    found = _retitled(lines, found | _lives(lines, found))
    found |= {i: "beside the text" for i, line in enumerate(lines) if _is_beside(line)}
    found |= {i: "profile" for i, line in enumerate(lines) if _is_known(line, job)}
    marked = tuple(
        line.as_(MATTER, found[i]) if i in found and line.kind != MATTER else line
        for i, line in enumerate(lines)
    )
    return marked, [
        Repair(RULE, lines[i].raw, lines[i].text, found[i], 0.8, described=True)
        for i in sorted(found)
        if lines[i].kind != MATTER
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
        (i for i, line in enumerate(lines[:NEAR]) if CONTENTS.fullmatch(line.text)),
        None,
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
    while end < len(lines) and _is_entry(lines, end):
        entry = " ".join(words(lines[end].text))
        if entry and f" {entry} " in f"{seen} ":
            return end - (end > at + 2 and _is_bare_chapter(lines[end - 1]))
        seen += f" {entry}" if len(seen) < MOST_SEEN else ""
        end += 1
    return end


def _is_bare_chapter(line: Line) -> bool:
    """Tell the number of a chapter that stands above its title."""
    return len(line.text.split()) < 3 and bool(CHAPTER.match(line.text))


def _is_entry(lines: Lines, index: int) -> bool:
    """Tell whether a block can be an entry of a list of contents.

    The number of a chapter can, if it returns above the chapter.
    """
    line = lines[index]
    if len(line.text) > LONGEST_ENTRY:
        return False
    if line.kind == HEADING:
        return bool(LEADER.search(line.text))
    entry = (
        LEADER.search(line.text)
        or not ends_sentence(line.text)
        or (_is_bare_chapter(line) and _returns(lines, index))
    )
    return line.kind in (TEXT, ITEM, QUOTE) and bool(entry)


def _returns(lines: Lines, index: int) -> bool:
    return any(x.text == lines[index].text for x in lines[index + 1 : index + NEAR])


def _retitled(lines: Lines, found: dict[int, str]) -> dict[int, str]:
    """Look for a title before the list of contents where none follows it."""
    page = [i for i in found if found[i] == "contents"]
    at = next((i for i in page if CONTENTS.fullmatch(lines[i].text)), 0)
    page = [i for i in page if i < at]
    if not page or "title" in found.values():
        return found
    return found | {max(page, key=lambda i: promise(lines, i)): "title"}


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
