"""Join hard-wrapped lines into blocks: paragraphs, items, notes, headings."""

import re
from collections.abc import Iterator
from dataclasses import replace

from edition.importer.blocks import (
    MARKED_HEADING,
    QUOTED,
    VERSE,
    Block,
    joined,
    named,
)
from edition.importer.job import Job, Result
from edition.importer.layout import (
    Page,
    ends_between,
    is_couplet,
    is_set_in,
    is_signed,
    measured,
    page_is_title,
    page_of,
    verse_in,
)
from edition.importer.letters import lined_part
from edition.importer.lines import (
    BLANK,
    HEADING,
    ITEM,
    NOTE,
    QUOTE,
    RAW,
    RULE,
    SIGNED,
    TEXT,
    Line,
    Lines,
)
from edition.importer.note_paragraphs import notes_joined
from edition.importer.note_shapes import depth
from edition.importer.prose import ITEM as ITEM_START
from edition.importer.prose import (
    ends_clause,
    width,
)
from edition.importer.repairs import Repair
from edition.importer.speakers import speeches
from edition.importer.tables import table

NAME = "unwrap"
THEMATIC = re.compile(r"\s*(?:([-*_•~=])(?:\s*\1){2,}|⁂|#)\s*")
SIGNS = frozenset("#-*_•~=⁂")
"""With which a heading or a break begins."""
UNDERLINE = re.compile(r"\s{0,3}(?P<sign>[=-])(?P=sign){2,}\s*")
HARD_BREAK = re.compile(r"\S(?:  +|\\)$")
DOUBT = 0.6
"""Below this a person should look."""
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
        last = blocks[-1].label if blocks else ""
        for block in _blocks(run, page, after_verse=last == VERSE):
            made = joined(block)
            blocks.append(made)
            if block.speaker:
                who = f"speaker “{block.speaker}”"
                repairs.append(
                    Repair(NAME, made.raw, block.speaker, who, 0.9, described=True)
                )
            if len(block.lines) > 1 or block.sure < DOUBT:
                what = f"{len(block.lines)} lines"
                after = named(block)
                repairs.append(
                    Repair(NAME, made.raw, what, after, block.sure, described=True)
                )
    return tuple(notes_joined(blocks)), repairs


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


def _blocks(run: list[Line], page: Page, *, after_verse: bool) -> Iterator[Block]:
    """Cut a run where someone else speaks, a paragraph, an item or a note begins."""
    for name, said in speeches(run, page.speakers):
        couplet = (name or after_verse) and is_couplet(said, page)
        first, *others = _parts(said, replace(page, poem=0.9) if couplet else page)
        yield first._replace(kind=TEXT, speaker=name) if name else first
        yield from others


def _parts(run: list[Line], page: Page) -> Iterator[Block]:
    """Cut what one person says, or what stands between two blanks."""
    if all(line.kind == RAW for line in run) and is_signed(run, page):
        yield from (Block([line], TEXT, SIGNED) for line in run)
        return
    if rows := table(run):
        yield Block(rows, QUOTE, "table")
        return
    if part := lined_part([line.text.strip() for line in run]):
        yield Block(run, TEXT, f".{part}", 0.9)
        return
    if sure := verse_in(run, page):
        is_set = not page.poem and all(depth(line.text) > page.margin for line in run)
        yield Block(run, QUOTE if is_set else TEXT, VERSE, sure)
        return
    if is_set_in(run, page) and not page_is_title(run, page):
        yield Block(run, QUOTE)
        return
    if len(run) == 2 and (level := _underlined(run)):
        yield Block(run[:1], HEADING, level)
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


def _kind(group: list[Line]) -> Block:
    first = group[0]
    if first.kind == NOTE:
        return Block(group, NOTE, first.label)
    if match := MARKED_HEADING.fullmatch(first.text):
        return Block(group, HEADING, str(len(match["level"])))
    if THEMATIC.fullmatch(first.text):
        return Block(group, RULE)
    if ITEM_START.match(first.text) and _is_bullet(first.text):
        return Block(group, ITEM)
    return Block(group, QUOTE if QUOTED.match(first.text) else TEXT)


def _begins(group: list[Line], line: Line, page: Page, widest: int) -> bool:
    """Tell whether a line begins a block of its own."""
    last = group[-1]
    if line.kind == NOTE or last.kind == NOTE:
        return bool(line.label) if line.kind == NOTE else not _goes_on(group[0], line)
    if _stands_alone(line.text) or (len(group) == 1 and _stands_alone(last.text)):
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
    if text.lstrip()[:1] not in SIGNS:
        return False
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
