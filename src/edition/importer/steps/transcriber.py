"""Set apart what those who made a file say of it: credits and their notes."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import HEADING, MATTER, PROSE, TEXT, Line, Lines
from edition.importer.prose import CHAPTER, SECTION, is_capitals
from edition.importer.repairs import Repair

RULE = "transcriber"
CREDIT = re.compile(
    r"[*_\s]*(?:(?:produced|transcribed|scanned|digiti[sz]ed|proofread) (?:\w+ )?by\b"
    r"|e-?(?:text|book) (?:prepared|produced|scanned|transcribed)\b)",
    re.IGNORECASE,
)
OPENING = 6
"""Blocks among which a credit stands."""
NOTES = re.compile(r"[*_\s]*transcriber['’]?s?['’]? notes?[*_:.\s]*", re.IGNORECASE)
MOST = 40
"""Blocks that the notes take at most."""


def transcriber(lines: Lines, job: Job) -> Result:
    """Mark as matter a credit at the start, and notes under their title."""
    marked = list(lines)
    repairs: list[Repair] = []
    for at in sorted(_credits(lines) | _notes(lines)):
        marked[at] = lines[at].as_(MATTER, RULE)
        repairs.append(
            Repair(RULE, lines[at].raw, lines[at].text, "matter", 0.8, described=True)
        )
    return tuple(marked), repairs


def _credits(lines: Lines) -> set[int]:
    opening = enumerate(lines[:OPENING])
    return {i for i, x in opening if x.kind == TEXT and CREDIT.match(x.text)}


def _notes(lines: Lines) -> set[int]:
    """Find the notes: a paragraph that says so, or all below such a title."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        match = NOTES.match(line.text) if line.kind in (TEXT, HEADING) else None
        if match is None:
            continue
        found.add(at)
        if match.end() == len(line.text.rstrip()):
            found |= set(_below(lines, at + 1))
    return found


def _below(lines: Lines, at: int) -> range:
    """Return what stands below a title, up to a rule or another title."""
    end = at
    while end < min(len(lines), at + MOST) and _is_said(lines[end]):
        end += 1
    return range(at, end)


def _is_said(line: Line) -> bool:
    titled = is_capitals(line.text) or CHAPTER.match(line.text)
    return line.kind in PROSE and not titled and not SECTION.fullmatch(line.text)
