"""Place the marks of notes: tagged, bracketed, raised, or flattened to digits."""

import re
from dataclasses import dataclass, replace

from edition.importer.bare_marks import bare_marks
from edition.importer.job import Job, Result
from edition.importer.lines import HEADING, NOTE, PROSE, Line, Lines, substitute
from edition.importer.repairs import Repair

RULE = "note_marks"
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARK = re.compile(
    r"""
      \s?<sup>\s*\[?(?P<tagged>\d{1,4})\]?\s*</sup>
    | \s?\[\^(?P<defined>[^\]\s]{1,40})\]
    | \s?\[(?P<bracketed>\d{1,4}|[A-Z]|\*{1,4}|[†‡§])\](?!\(|:\s*\S*//)
    | (?<=[\w.,;:!?)"”’])[({<](?P<glued>\d{1,3})[)}>]
    | (?<=[\w.,;:!?)"”’])(?P<starred>\*{1,4}|[†‡§])(?![\w*])
    | (?P<raised>(?<=[^\W\d]|[.,;:!?)\]"”’»])[⁰¹²³⁴-⁹]+)
    """,
    re.VERBOSE,
)
SIGN = re.compile(r"[<\[({*†‡§⁰¹²³⁴-⁹]")
BRACKETED = frozenset({"bracketed", "glued", "starred"})
OPENED = re.compile(r"(?<![\w*])\*(?=\S)")
UNIT = re.compile(r"(?:\d|\b[kcmd]?m|\bCO|\bx)$")
PLACED = re.compile(r"\[\^(\d+):([^\]\s]+)\]")
AHEAD = 4
"""How many notes may have lost their marks before one that is found."""


@dataclass
class Count:
    """Which notes have been marked so far."""

    labels: list[str]
    """The labels of the notes in the order of their bodies."""
    at: int = 0

    def next(self, label: str) -> int | None:
        """Return the position of the note that a mark with this label calls."""
        if not self.labels:
            return None
        ahead = self.labels[self.at : self.at + AHEAD]
        if label in ahead:
            return self.at + ahead.index(label)
        if (label.isdigit() and label != "1") or label not in self.labels:
            return None
        rest = self.labels[self.at :]
        return self.at + rest.index(label) if label in rest else None


def note_marks(lines: Lines, job: Job) -> Result:
    """Write every mark as ``[^n]``; number the notes in the order of their marks."""
    if job.notes == "none":
        return lines, []
    bodies = [line.label for line in lines if line.kind == NOTE]
    explicit, repairs = _explicit(lines, bodies, job)
    if not repairs and job.notes in ("auto", "bare"):
        explicit, repairs = bare_marks(lines, bodies, sure=job.notes == "bare")
    unique = len(set(bodies)) == len(bodies) and all(b.isdigit() for b in bodies)
    final = [replace(r, after=_final(r.after, unique)) for r in repairs]
    return _renumbered(explicit, unique), final


def _explicit(lines: Lines, bodies: list[str], job: Job) -> tuple[Lines, list[Repair]]:
    """Replace the marks that have a sign of their own."""
    count, expected = Count(bodies), [1]
    marked: list[Line] = []
    repairs: list[Repair] = []

    def placed(match: re.Match[str]) -> str | None:
        label = _accepted(match, count, expected, job)
        return None if label is None else f"[^{label}]"

    for line in lines:
        if (line.kind in PROSE or line.kind == HEADING) and SIGN.search(line.text):
            line, changes = substitute(line, MARK, placed)
            repairs += [Repair(RULE, c.raw, c.before.strip(), c.after) for c in changes]
        marked.append(line)
    if not bodies and len(repairs) < 2 and job.notes == "auto":
        return lines, []
    return tuple(marked), repairs


def _accepted(
    match: re.Match[str], count: Count, expected: list[int], job: Job
) -> str | None:
    """Return the label of the note a sign calls; None where it calls none."""
    kind = match.lastgroup or ""
    label = match[kind].translate(RAISED)
    wanted = "bracketed" if kind in BRACKETED else kind
    if job.notes not in ("auto", wanted) and kind != "defined":
        return None
    if kind == "starred" and OPENED.search(match.string, 0, match.start()):
        return None
    if kind in ("tagged", "raised") and UNIT.search(match.string[: match.start()][-8:]):
        return None
    found = count.next(label)
    if found is not None:
        count.at = found + 1
        return f"{found + 1}:{label}"
    if count.labels or kind == "glued":
        return None
    if not label.isdigit() or int(label) != expected[0]:
        return None
    expected[0] += 1
    return label


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
