"""Join hard-wrapped lines into blocks: paragraphs, items, notes, headings."""

import re
from collections.abc import Iterator

from edition.importer.job import Job, Result
from edition.importer.layout import (
    Page,
    ends_between,
    is_set_in,
    is_signed,
    is_verse,
    measured,
    page_is_title,
    page_of,
)
from edition.importer.lines import (
    BLANK,
    HEADING,
    ITEM,
    NOTE,
    PAGE,
    QUOTE,
    RAW,
    RULE,
    SIGNED,
    TEXT,
    Line,
    Lines,
    join,
)
from edition.importer.prose import ITEM as ITEM_START
from edition.importer.prose import (
    ends_clause,
    ends_sentence,
    width,
)
from edition.importer.repairs import Repair
from edition.importer.tables import table

NAME = "unwrap"
MARKED_HEADING = re.compile(r"\s{0,3}(?P<level>\#{1,6})\s+(?P<title>\S.*?)\s*\#*\s*")
THEMATIC = re.compile(r"\s*(?:([-*_•~=])(?:\s*\1){2,}|⁂|#)\s*")
UNDERLINE = re.compile(r"\s{0,3}(?P<sign>[=-])(?P=sign){2,}\s*")
QUOTED = re.compile(r"\s{0,3}>\s?")
HARD_BREAK = re.compile(r"\S(?:  +|\\)$")
LONGEST_DISPLAY = 12
"""Lines over which emphasis may stay open."""


def unwrap(lines: Lines, job: Job) -> Result:
    """Return blocks, one line each, blank lines gone."""
    page = measured(lines, job)
    blocks: list[Line] = []
    repairs: list[Repair] = []
    for run in _runs(lines):
        if run[0].kind != RAW and run[0].kind != NOTE:
            blocks.append(run[0])
            continue
        for group, kind, label in _blocks(run, page):
            block = _joined(group, kind, label)
            blocks.append(block)
            if len(group) > 1:
                what = f"{len(group)} lines"
                repairs.append(Repair(NAME, block.raw, what, f"one {kind}", 0.95))
    return tuple(_notes_joined(blocks)), repairs


def _runs(lines: Lines) -> Iterator[list[Line]]:
    """Yield lines that follow each other without a blank; others by themselves."""
    run: list[Line] = []
    blank = False
    for line in lines:
        if line.kind in (RAW, NOTE):
            run.append(line)
            continue
        if run:
            yield run
        run = []
        blank = line.kind == BLANK
        if not blank:
            yield [line]
    if run:
        yield run


def _blocks(run: list[Line], page: Page) -> Iterator[tuple[list[Line], str, str]]:
    """Cut a run where a paragraph, an item or a note begins."""
    if all(line.kind == RAW for line in run) and is_signed(run, page):
        yield from (([line], TEXT, SIGNED) for line in run)
        return
    if rows := table(run):
        yield rows, QUOTE, "table"
        return
    if is_verse(run, page):
        yield run, QUOTE, "verse"
        return
    if is_set_in(run, page) and not page_is_title(run, page):
        yield run, QUOTE, ""
        return
    if len(run) == 2 and (level := _underlined(run)):
        yield run[:1], HEADING, level
        return
    widest = max(width(line.text.strip()) for line in run)
    page = page_of(run, widest, page)
    group: list[Line] = []
    for line in run:
        if group and _begins(group, line, page, widest):
            yield _kind(group)
            group = []
        group.append(line)
    yield _kind(group)


def _underlined(run: list[Line]) -> str:
    """Return the level of a heading with a line of signs below it, if it is one."""
    match = UNDERLINE.fullmatch(run[1].text)
    if not match or THEMATIC.fullmatch(run[0].text) or run[0].kind != RAW:
        return ""
    return "1" if match["sign"] == "=" else "2"


def _kind(group: list[Line]) -> tuple[list[Line], str, str]:
    first = group[0]
    if first.kind == NOTE:
        return group, NOTE, first.label
    if match := MARKED_HEADING.fullmatch(first.text):
        return group, HEADING, str(len(match["level"]))
    if THEMATIC.fullmatch(first.text):
        return group, RULE, ""
    if ITEM_START.match(first.text) and _is_bullet(first.text):
        return group, ITEM, ""
    return group, QUOTE if QUOTED.match(first.text) else TEXT, ""


def _begins(group: list[Line], line: Line, page: Page, widest: int) -> bool:
    """Tell whether a line begins a block of its own."""
    last = group[-1]
    if line.kind == NOTE or last.kind == NOTE:
        return bool(line.label) if line.kind == NOTE else not _goes_on(group[0], line)
    if any(_stands_alone(text) for text in (line.text, group[0].text)):
        return True
    if QUOTED.match(line.text) and QUOTED.match(last.text):
        return False
    if _is_item(group, line):
        return True
    if not page.wrapped:
        return not (HARD_BREAK.search(last.text) or _is_open(group))
    return ends_between(last, line, page, widest, first=len(group) == 1)


def _goes_on(note: Line, line: Line) -> bool:
    """Tell whether a line belongs to the note above it."""
    return not _stands_alone(line.text)


def _stands_alone(text: str) -> bool:
    return bool(MARKED_HEADING.fullmatch(text) or THEMATIC.fullmatch(text))


def _is_bullet(text: str) -> bool:
    """Tell an item from a paragraph that begins with a number or a dash."""
    match = ITEM_START.match(text)
    return bool(match and (match["bullet"] or match["dash"] or match["number"]))


def _is_item(group: list[Line], line: Line) -> bool:
    """Tell whether a line begins an item and not, by chance, with its sign."""
    match = ITEM_START.match(line.text)
    if not match:
        return False
    if match["bullet"]:
        return True
    return ends_clause(group[-1].text.rstrip()) or bool(ITEM_START.match(group[0].text))


def _is_open(group: list[Line]) -> bool:
    """Tell whether emphasis that was opened is still to be closed."""
    text = " ".join(line.text for line in group[:LONGEST_DISPLAY])
    return text.count("*") % 2 == 1 or (
        text.startswith("***") and text.count("***") == 1
    )


def _joined(group: list[Line], kind: str, label: str) -> Line:
    """Make one block of its lines."""
    lines = [_unquoted(line) if kind == QUOTE else line.strip() for line in group]
    if kind == HEADING and (match := MARKED_HEADING.fullmatch(lines[0].text)):
        lines[0] = lines[0].cut(match.start("title"), match.end("title"))
    if kind == ITEM and (item := ITEM_START.match(lines[0].text)):
        label = item["number"] or ""
        lines[0] = lines[0] if label else lines[0].cut(item.end())
    filled = [line for line in lines if line.text] or lines[:1]
    glue = {"verse": "  \n", "table": "\n"}.get(label, " ")
    return join(filled, glue).as_(kind, label)


def _unquoted(line: Line) -> Line:
    match = QUOTED.match(line.text)
    return (line.cut(match.end()) if match else line).strip()


def _notes_joined(blocks: list[Line]) -> Iterator[Line]:
    """Join the further paragraphs of a note to its first, over the ends of pages."""
    note: Line | None = None
    pages: list[Line] = []
    for block in blocks:
        if block.kind == NOTE and not block.label and not block.text:
            continue
        if note is not None and block.kind == NOTE and not block.label:
            cut = pages and not ends_sentence(note.text)
            note = join([note, block], " " if cut else "\n\n")
        elif note is not None and block.kind == PAGE:
            pages.append(block)
        else:
            yield from [note, *pages] if note is not None else pages
            pages = []
            note = block if block.kind == NOTE and block.label else None
            if note is None:
                yield block.as_(TEXT) if block.kind == NOTE else block
    yield from [note, *pages] if note is not None else pages
