"""Place the marks of notes: tagged, bracketed, raised, or flattened to digits."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from edition.importer.alignment import Body, Mark, aligned
from edition.importer.bare_marks import bare_marks
from edition.importer.job import Job, Result
from edition.importer.lines import (
    HEADING,
    NOTE,
    PROSE,
    Edit,
    Line,
    Lines,
    substitute,
)
from edition.importer.note_shapes import CLOSED
from edition.importer.repairs import Repair
from edition.importer.steps.inline_notes import INLINE

RULE = "note_marks"
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARK = re.compile(
    r"""
      \s?<sup>\s*\[?(?P<tagged>\d{1,4})\]?\s*</sup>
    | \s?\[\^(?P<defined>[^\]\s]{1,40})\]
    | \s?\[(?P<bracketed>\d{1,4}|[A-Z]|\*{1,4}|[†‡§])\](?!\(|:\s*\S*//)
    | (?<=[\w.,;:!?)"”’])[({<](?P<glued>\d{1,4})[)}>]
    | (?<=\S)\s\((?P<loose>\d{1,4})\)(?=[.,;:!?]|$)
    | (?<=\S)\((?P<framed>\*{1,4}|[†‡§+]{1,4})\)
    | (?<=[\w.,;:!?)"”’])(?P<starred>\*{1,4}|[†‡§])(?![\w*])
    | (?P<raised>(?<=[^\W\d]|[.,;:!?)\]"”’»])[⁰¹²³⁴-⁹]+)
    """,
    re.VERBOSE,
)
SIGN = re.compile(r"[<\[({*†‡§⁰¹²³⁴-⁹]")
BRACKETED = frozenset({"bracketed", "glued", "starred", "framed", "loose"})
OPENED = re.compile(r"(?<![\w*])\*(?=\S)")
UNIT = re.compile(r"(?:\d|\b[kcmd]?m|\bCO|\bx)$")
PLACED = re.compile(r"\[\^(\d+):([^\]\s]+)\]")


class Sign(NamedTuple):
    """A sign that may be the mark of a note."""

    block: int
    match: re.Match[str]
    label: str


def note_marks(lines: Lines, job: Job) -> Result:
    """Write every mark as ``[^n]``; number the notes in the order of their marks."""
    if job.notes == "none":
        return lines, []
    bodies = [Body(x.label, i) for i, x in enumerate(lines) if x.kind == NOTE]
    marked, repairs = _explicit(lines, bodies, job)
    if job.notes in ("auto", "bare") and 2 * _placed(repairs) <= len(bodies):
        bare = bare_marks(lines, bodies, sure=job.notes == "bare")
        if _placed(bare[1]) > _placed(repairs):
            marked, repairs = bare
    labels = [body.label for body in bodies]
    unique = len(set(labels)) == len(labels) and all(x.isdigit() for x in labels)
    repairs += _empty(marked) + _named_anew(marked, unique)
    final = [
        replace(r, before=_final(r.before, unique), after=_final(r.after, unique))
        for r in repairs
    ]
    return _renumbered(marked, unique), final


def _placed(repairs: list[Repair]) -> int:
    return sum("[^" in repair.after for repair in repairs)


def _explicit(lines: Lines, bodies: Sequence[Body], job: Job) -> Result:
    """Replace the marks that have a sign of their own."""
    signs = _signs(lines, job)
    if bodies:
        pairs = aligned([Mark(s.label, s.block) for s in signs], bodies)
        if any(signs[at].match.lastgroup != "loose" for at in pairs):
            signs = [sign for sign in signs if sign.match.lastgroup != "loose"]
            pairs = aligned([Mark(s.label, s.block) for s in signs], bodies)
        called = {s: f"{at + 1}:{bodies[at].label}" for s, at in pairs.items()}
    else:
        called = _counted(signs)
        if len(called) < 2 and job.notes == "auto":
            called = {}
    edits: dict[int, list[Edit]] = defaultdict(list)
    repairs: list[Repair] = []
    for index, label in sorted(called.items()):
        block, match, _ = signs[index]
        mark = f"[^{label}]"
        edits[block].append(Edit(*match.span(), mark))
        raw = lines[block].raw_at(match.start())
        before = match[0].strip()
        is_ours = INLINE in before
        repairs.append(Repair(RULE, raw, before, mark, described=is_ours))
    marked = (x.edited(edits[i]) if i in edits else x for i, x in enumerate(lines))
    return tuple(marked), repairs


def _signs(lines: Lines, job: Job) -> list[Sign]:
    """Return every sign that may be a mark, in their order."""
    signs: list[Sign] = []
    for index, line in enumerate(lines):
        if line.kind not in (*PROSE, HEADING) or not SIGN.search(line.text):
            continue
        emphasis = OPENED.search(line.text)
        end = emphasis.start() if emphasis else len(line.text)
        signs += [
            Sign(index, match, match[match.lastgroup or 0].translate(RAISED))
            for match in MARK.finditer(line.text)
            if _may_be_mark(match, job)
            and not (match.lastgroup == "starred" and match.start() > end)
        ]
    return signs


def _may_be_mark(match: re.Match[str], job: Job) -> bool:
    """Rule out signs of another kind than asked for, and exponents."""
    kind = match.lastgroup or ""
    wanted = "bracketed" if kind in BRACKETED else kind
    if job.notes not in ("auto", wanted) and kind != "defined":
        return False
    before = match.string[max(0, match.start() - 8) : match.start()]
    return kind not in ("tagged", "raised") or UNIT.search(before) is None


def _counted(signs: list[Sign]) -> dict[int, str]:
    """Return the signs that count 1, 2, 3 … where no notes were found."""
    called: dict[int, str] = {}
    for index, sign in enumerate(signs):
        if sign.match.lastgroup not in ("glued", "loose") and sign.label == str(
            len(called) + 1
        ):
            called[index] = sign.label
    return called


def _empty(marked: Lines) -> list[Repair]:
    """List the notes that have a label and no words."""
    notes = (line for line in marked if line.kind == NOTE)
    return [
        Repair(
            RULE,
            note.raw,
            f"[^{at}:{note.label}]",
            "no words found",
            0.5,
            described=True,
        )
        for at, note in enumerate(notes, 1)
        if not CLOSED.sub("", note.text).strip()
    ]


def _named_anew(marked: Lines, unique: bool) -> list[Repair]:
    """List the notes that get another label than they have in the source."""
    notes = (line for line in marked if line.kind == NOTE)
    return [
        Repair(RULE, note.raw, note.label, str(at))
        for at, note in enumerate(notes, 1)
        if not unique and note.label != str(at) and INLINE not in note.label
    ]


def _renumbered(lines: Lines, unique: bool) -> Lines:
    """Keep the numbers of the source where they are unique; else count anew."""
    numbered: list[Line] = []
    position = 0
    for line in lines:
        if line.kind == NOTE:
            position += 1
            line = replace(line, label=line.label if unique else str(position))
        elif "[^" in line.text:
            line, _ = substitute(line, PLACED, lambda m: _final(m[0], unique))
        numbered.append(line)
    return tuple(numbered)


def _final(mark: str, unique: bool) -> str:
    """Return a mark with the number its note has in the end."""
    return PLACED.sub(lambda m: f"[^{m[2] if unique else m[1]}]", mark)
