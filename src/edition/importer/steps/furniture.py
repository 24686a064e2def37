"""Take out what belongs to the page, not to the text: heads and page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from edition.importer.job import Job, Result
from edition.importer.lines import BLANK, PAGE, RAW, Line, Lines, substitute
from edition.importer.prose import (
    ITEM,
    NUMBERED_HEADING,
    ends_clause,
    is_capitals,
    starts_lower,
)
from edition.importer.repairs import Repair
from edition.importer.steps.page_edges import (
    FEWEST,
    PAGE_NUMBER,
    at_edges,
    is_framed,
    key_of,
    pages,
)

RULE = "furniture"
LONGEST_HEAD = 90
SENTENCE = 8
"""Words without which two lines are entries of a list, not a sentence."""
OPENING = 40
"""Lines among which a title stands."""
BRACKETED_PAGE = re.compile(r"\s?\[(?:Pg|Page|p\.)\s?(?P<number>[\divxlc]+)\]")
INLINE_PAGE = re.compile(
    rf"{BRACKETED_PAGE.pattern}|\{{(?P<braced>\d{{1,4}}|[ivxlc]{{1,6}})\}}"
)
PAGE_LINE = re.compile(r"\s*\{\d{1,4}\}[-–—_\s]*")
"""A page mark alone on its line."""
TEX = re.compile(r"[\\$]")
LETTERS = re.compile(r"[^\W\d_](?:[\W\d_]*[^\W\d_]){2}")
ILLUSTRATION = re.compile(r"\s*\[(?:Illustration|Picture|Image|Figure)\b[^\[\]]*\]\s*")
HEAD_MET_ONCE = re.compile(
    r"\s*(?:\d{1,4}\s{1,40}[^\W\d_].{2,60}|[^\W\d_].{2,60}\s\d{1,4})\s*"
)


def furniture(lines: Lines, job: Job) -> Result:
    """Remove running heads, page numbers and empty frames of pictures.

    Where pages are marked, only lines at their edges are furniture.
    """
    cut = pages(lines)
    found = at_edges(lines, cut) if cut else _numbers(lines) | _heads(lines)
    first = _titles(lines, found)
    gone = found - first
    inline = INLINE_PAGE if _numbers_pages(lines) else BRACKETED_PAGE
    repairs = _doubts(lines, first, gone)
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if index in gone or (line.kind == RAW and _is_empty(line.text)):
            repairs.append(Repair(RULE, line.raw, line.text.strip(), "", 0.95))
            is_page = index in gone or "{" in line.text
            kept.append(line.cut(0, 0).as_(PAGE if is_page else BLANK))
            continue
        if "[" in line.text or ("{" in line.text and not TEX.search(line.text)):
            line, changes = substitute(line, inline, lambda m: "")
            repairs += [Repair(RULE, c.raw, c.before, c.after) for c in changes]
            if changes and not line.text.strip():
                line = line.as_(PAGE)
        kept.append(line)
    return tuple(kept), sorted(repairs, key=lambda repair: repair.line)


def _is_empty(text: str) -> bool:
    """Tell the frame of a picture, or the mark of a page alone on its line."""
    return bool(ILLUSTRATION.fullmatch(text) or PAGE_LINE.fullmatch(text))


def _titles(lines: Lines, found: set[int]) -> set[int]:
    """Return the titles among some heads: of the text, and of a chapter the first."""
    seen: set[str] = set()
    titles: set[int] = set()
    for index in sorted(found):
        text = lines[index].text.strip()
        is_named = bool(NUMBERED_HEADING.match(text)) and text not in seen
        if len(key_of(text)) >= FEWEST and (
            _opens(lines, index) or (is_named and not _interrupts(lines, index))
        ):
            titles.add(index)
        seen.add(text)
    return titles


def _doubts(lines: Lines, first: set[int], gone: set[int]) -> list[Repair]:
    """List for a person titles whose repetitions went, and heads met only once."""
    known = first | gone
    taken: dict[str, int] = defaultdict(int)
    for index in gone:
        taken[key_of(lines[index].text)] += 1
    repairs = [
        Repair(
            RULE,
            lines[i].raw,
            lines[i].text.strip(),
            f"left here, {count} taken out",
            0.5,
            described=True,
        )
        for i in sorted(first)
        if (count := taken[key_of(lines[i].text)])
    ]
    return repairs + [
        Repair(RULE, line.raw, line.text.strip(), "left standing", 0.5, described=True)
        for index, line in enumerate(lines)
        if index not in known
        and line.kind == RAW
        and _is_numbered(line.text)
        and HEAD_MET_ONCE.fullmatch(line.text)
        and _alone(lines, index)
        and _interrupts(lines, index)
    ]


def _is_numbered(text: str) -> bool:
    """Tell a line with a number at one of its ends."""
    text = text.strip()
    return text[:1].isdigit() or text[-1:].isdigit()


def _numbers_pages(lines: Lines) -> bool:
    """Tell whether numbers in braces are pages: with the others they count up."""
    marks = [
        int(number)
        for line in lines
        if "[" in line.text or "{" in line.text
        for m in INLINE_PAGE.finditer(line.text)
        if (number := m["number"] or m["braced"]).isdigit()
    ]
    return len(marks) > 1 and all(a < b for a, b in pairwise(marks))


def _numbers(lines: Lines) -> set[int]:
    """Find page numbers where no pages are marked: framed, or cutting sentences."""
    found = [
        (i, m)
        for i, line in enumerate(lines)
        if len(line.text.strip()) < 30
        and line.kind == RAW
        and (m := PAGE_NUMBER.fullmatch(line.text))
    ]
    sure = {i for i, m in found if is_framed(m)}
    bare = [(i, int(m["number"])) for i, m in found if m["number"].isdigit()]
    rising = len(bare) > 1 and all(a[1] < b[1] for a, b in pairwise(bare))
    if rising and any(_interrupts(lines, i) for i, _ in bare):
        sure |= {i for i, _ in bare}
    return sure


def _heads(lines: Lines) -> set[int]:
    """Find lines that come back, their numbers apart, and cut sentences."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.kind == RAW and len(line.text) <= LONGEST_HEAD:
            places[key_of(line.text)].append(index)
    found: set[int] = set()
    for alike in places.values():
        if len(alike) > 1:
            at = [i for i in alike if _may_be_head(lines[i].text.strip())]
            found.update(at if len(at) > 1 and _are_heads(lines, at) else ())
    return found


def _are_heads(lines: Lines, at: list[int]) -> bool:
    """Weigh the evidence that a repeated line is a running head."""
    alone = [i for i in at if _alone(lines, i)]
    cuts = sum(_interrupts(lines, i) for i in at)
    numbered = len({lines[i].text.strip() for i in at}) > 1
    if numbered and any(NUMBERED_HEADING.match(lines[i].text.strip()) for i in at):
        return False
    if numbered and _opens(lines, at[0]):
        return True
    if 2 * len(alone) >= len(at):
        return cuts > 0
    return cuts > 1 and len(at) > 2 and (numbered or is_capitals(lines[at[0]].text))


def _may_be_head(text: str) -> bool:
    return (
        LETTERS.search(text) is not None
        and not ends_clause(text)
        and not text.startswith(("#", ">", "<", "["))
        and not ITEM.match(text)
    )


def _neighbour(lines: Lines, at: Iterable[int]) -> Line | None:
    """Return the first line with text among some."""
    for index in at:
        if lines[index].text.strip():
            return lines[index]
    return None


def _before(lines: Lines, index: int) -> Line | None:
    return _neighbour(lines, range(index - 1, max(-1, index - 6), -1))


def _after(lines: Lines, index: int) -> Line | None:
    return _neighbour(lines, range(index + 1, min(len(lines), index + 6)))


def _interrupts(lines: Lines, index: int) -> bool:
    """Tell whether the sentence before a line goes on after it."""
    before, after = _before(lines, index), _after(lines, index)
    if before is None or after is None:
        return False
    if len(before.text.split()) + len(after.text.split()) < SENTENCE:
        return False
    return not ends_clause(before.text) and starts_lower(after.text.lstrip())


def _alone(lines: Lines, index: int) -> bool:
    near = [lines[i].kind for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return all(kind in (BLANK, PAGE) for kind in near)


def _opens(lines: Lines, index: int) -> bool:
    """Tell whether a line is the title itself, which later heads repeat."""
    if index >= OPENING or "://" in lines[index].text or _interrupts(lines, index):
        return False
    return sum(bool(line.text.strip()) for line in lines[:index]) < 4
