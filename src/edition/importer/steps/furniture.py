"""Take out what belongs to the page, not to the text: heads and page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from edition.importer.job import Job, Result
from edition.importer.lines import BLANK, PAGE, RAW, Line, Lines, substitute
from edition.importer.prose import CHAPTER, ITEM, ends_clause, is_capitals, starts_lower
from edition.importer.repairs import Repair

RULE = "furniture"
LONGEST_HEAD = 90
SENTENCE = 8
"""Words without which two lines are entries of a list, not a sentence."""
OPENING = 40
"""Lines among which a title stands."""
PAGE_NUMBER = re.compile(
    r"""
    \s* (?: (?P<frame> [-–—|]+\s* )? (?P<word> p(?:age|g)?\.?\s+ )?
    (?P<number> \d{1,4} | [ivxlc]{1,7} ) (?P<of> \s*(?:of|/)\s*\d{1,4} )?
    (?(frame) \s*[-–—|]+ ) ) \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
BRACKETED_PAGE = re.compile(r"\s?\[(?:Pg|Page|p\.)\s?[\divxlc]+\]")
INLINE_PAGE = re.compile(
    rf"{BRACKETED_PAGE.pattern}|\{{(?:\d{{1,4}}|[ivxlc]{{1,6}})\}}"
)
BRACED_NOTE = re.compile(r"\s*\{1\}\s+\S")
ILLUSTRATION = re.compile(r"\s*\[(?:Illustration|Picture|Image|Figure)\b[^\[\]]*\]\s*")


def furniture(lines: Lines, job: Job) -> Result:
    """Remove running heads, page numbers and empty frames of pictures."""
    repairs: list[Repair] = []
    gone = _numbers(lines) | _heads(lines)
    inline = INLINE_PAGE if _numbers_pages(lines) else BRACKETED_PAGE
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if index in gone or (line.kind == RAW and ILLUSTRATION.fullmatch(line.text)):
            repairs.append(Repair(RULE, line.raw, line.text.strip(), "", 0.95))
            kept.append(line.cut(0, 0).as_(PAGE if index in gone else BLANK))
            continue
        if "[" in line.text or "{" in line.text:
            line, changes = substitute(line, inline, lambda m: "")
            repairs += [Repair(RULE, c.raw, c.before, c.after) for c in changes]
            if changes and not line.text.strip():
                line = line.as_(PAGE)
        kept.append(line)
    return tuple(kept), repairs


def _numbers_pages(lines: Lines) -> bool:
    """Tell whether numbers in braces are pages: no note begins with one."""
    return not any("{1}" in x.text and BRACED_NOTE.match(x.text) for x in lines)


def _numbers(lines: Lines) -> set[int]:
    """Find page numbers: framed, beside a page break, or cutting sentences."""
    found = [
        (i, m)
        for i, line in enumerate(lines)
        if len(line.text.strip()) < 30
        and line.kind == RAW
        and (m := PAGE_NUMBER.fullmatch(line.text))
    ]
    sure = {
        i for i, m in found if _is_framed(m) or (_is_small(m) and _at_page(lines, i))
    }
    bare = [(i, int(m["number"])) for i, m in found if m["number"].isdigit()]
    rising = len(bare) > 1 and all(a[1] < b[1] for a, b in pairwise(bare))
    if rising and any(_interrupts(lines, i) for i, _ in bare):
        sure |= {i for i, _ in bare}
    return sure


def _is_framed(match: re.Match[str]) -> bool:
    return bool(match["frame"] or match["word"] or match["of"])


def _is_small(match: re.Match[str]) -> bool:
    """Tell page numbers from the numbers of chapters: II is none, ii may be one."""
    number = match["number"]
    return number.isdigit() or number.islower()


def _heads(lines: Lines) -> set[int]:
    """Find lines that come back, their numbers apart, and cut sentences or pages."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if (
            line.kind == RAW
            and len(line.text) <= LONGEST_HEAD
            and _may_be_head(line.text)
        ):
            places[_key(line.text)].append(index)
    found: set[int] = set()
    for at in places.values():
        if len(at) > 1 and _are_heads(lines, at):
            found.update(i for i in at if not _opens(lines, i))
    return found


def _are_heads(lines: Lines, at: list[int]) -> bool:
    """Weigh the evidence that a repeated line is a running head."""
    alone = [i for i in at if _alone(lines, i)]
    cuts = sum(_interrupts(lines, i) for i in at)
    if 2 * sum(_at_page(lines, i) for i in at) >= len(at):
        return True
    numbered = len({lines[i].text.strip() for i in at}) > 1
    if numbered and _opens(lines, at[0]) and not CHAPTER.match(lines[at[0]].text):
        return True
    if 2 * len(alone) >= len(at):
        return cuts > 0
    return cuts > 1 and len(at) > 2 and (numbered or is_capitals(lines[at[0]].text))


def _may_be_head(text: str) -> bool:
    stripped = text.strip()
    return (
        any(c.isalpha() for c in stripped)
        and not ends_clause(stripped)
        and not stripped.startswith(("#", ">", "<", "["))
        and not ITEM.match(stripped)
    )


def _key(text: str) -> str:
    return re.sub(r"[\d\W_]+", " ", text).strip().casefold()


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


def _at_page(lines: Lines, index: int) -> bool:
    """Tell whether only blanks lie between a line and a page break."""
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(lines) and lines[at].kind == BLANK:
            at += step
        if 0 <= at < len(lines) and lines[at].kind == PAGE:
            return True
    return False


def _opens(lines: Lines, index: int) -> bool:
    """Tell whether a line is the title itself, which later heads repeat."""
    if index >= OPENING or _interrupts(lines, index):
        return False
    return sum(bool(line.text.strip()) for line in lines[:index]) < 4
