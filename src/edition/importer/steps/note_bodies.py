"""Lift the bodies of notes out of the text, wherever they were printed."""

import re
from typing import NamedTuple

from edition.importer.job import Job, Result
from edition.importer.lines import BLANK, HEADING, NOTE, PAGE, RAW, Lines
from edition.importer.note_shapes import (
    ARROW,
    BARE,
    BRACKETED,
    DEFINED,
    FOOTNOTE,
    INDENTED,
    NUMBERED,
    SECTION,
    STARRED,
    TAGGED,
    calls,
    hanging,
    possible_marks,
    shapes,
)
from edition.importer.prose import CHAPTER, ends_sentence, is_capitals
from edition.importer.repairs import Repair

RULE = "note_bodies"
RULED = re.compile(r"\s*[-_=–—]{3,}\s*")
"""A line drawn above the notes."""
NEARBY = 150
"""Raw lines within which a note at the foot of a page has its mark."""
LONGEST = 400
"""Raw lines that one note in brackets may take."""
FOOT = 25
"""Raw lines that the notes at the foot of a page may take."""


def note_bodies(lines: Lines, job: Job) -> Result:
    """Tag the lines of notes with their labels and take their numbers off."""
    if job.notes == "none":
        return lines, []
    found = _Finder(lines, job).run()
    if not found:
        return lines, []
    tagged = list(lines)
    repairs: list[Repair] = []
    for index, (label, start, end) in found.items():
        line = lines[index]
        tagged[index] = line.cut(start, end).as_(NOTE, label)
        if label or start == len(line.text):
            before, after = line.text.strip()[:40], f"note {label}" if label else ""
            repairs.append(Repair(RULE, line.raw, before, after, 0.9))
    return tuple(tagged), repairs


class Found(NamedTuple):
    """A line of a note: its label, if it is the first, and where its text stands."""

    label: str
    start: int
    end: int | None = None


class _Finder:
    """Walks the lines once and remembers which note is expected next."""

    def __init__(self, lines: Lines, job: Job) -> None:
        self.lines = lines
        self.job = job
        self.found: dict[int, Found] = {}
        self.expected = 1
        self.section = False
        self.tail = self._tail()

    def run(self) -> dict[int, Found]:
        """Return for each line of a note its label and where its text begins."""
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        return self.found

    def _step(self, at: int) -> int:
        line = self.lines[at]
        if line.kind != RAW:
            return at + 1
        if SECTION.fullmatch(line.text) and self._introduces_notes(at):
            self.section, self.expected = True, 1
            self.found[at] = Found("", len(line.text))
            return at + 1
        if self.section and self._ends_section(at):
            if self._introduces_notes(at):
                self.expected = 1
                self.found[at] = Found("", len(line.text))
                return at + 1
            self.section = False
        for match in shapes(line.text, self.job.notes):
            if self._is_body(match, at):
                return self._take(match, at)
        if self.section:
            self.found[at] = Found("", 0)
        return at + 1

    def _is_body(self, match: re.Match[str], at: int) -> bool:
        """Weigh whether a line that looks like a note is one."""
        label = match["label"] or str(self.expected)
        if match.re is DEFINED:
            return True
        if match.re is FOOTNOTE:
            return self._closing(at) is not None
        if match.re is STARRED:
            return self._starts(at) and calls(label, self._above(at))
        if not label.isdigit():
            return match.re is BRACKETED and self._starts(at)
        again = int(label) == 1 and self._starts(at)
        if int(label) != self.expected and not again:
            return match.re is BRACKETED and (self.section or self.expected > 1)
        if match.re is ARROW:
            return self._starts(at)
        if match.re is BRACKETED:
            return self.section or self._starts(at)
        if self.section or match.re is TAGGED:
            return True
        return at in self.tail or (match.re is BARE and self._at_foot(at, label))

    def _take(self, match: re.Match[str], at: int) -> int:
        label = match["label"] or str(self.expected)
        self.expected = int(label) + 1 if label.isdigit() else self.expected
        self.found[at] = Found(label, match.start("body"))
        if match.re is DEFINED:
            return self._take_indented(at + 1)
        if match.re is BRACKETED:
            below = hanging(self.lines, at)
            self.found |= dict.fromkeys(below, Found("", 0))
            return max(below, default=at) + 1
        last = self._closing(at) if match.re is FOOTNOTE else None
        if last is None:
            return at + 1
        for index in range(at + 1, last + 1):
            if self.lines[index].kind == RAW:
                self.found[index] = Found("", 0)
        text = self.lines[last].text
        self.found[last] = self.found[last]._replace(end=text.rindex("]"))
        return last + 1

    def _take_indented(self, at: int) -> int:
        """Take the indented paragraphs that go on with a note in Markdown."""
        end = at
        for index in range(at, min(len(self.lines), at + LONGEST)):
            if INDENTED.match(self.lines[index].text):
                self.found[index] = Found("", 0)
                end = index + 1
            elif self.lines[index].text.strip():
                break
        return end

    def _closing(self, at: int) -> int | None:
        """Return the line that ends with the bracket that closes a note."""
        depth = 0
        for index in range(at, min(len(self.lines), at + LONGEST)):
            text = self.lines[index].text
            depth += text.count("[") - text.count("]")
            if depth <= 0:
                return index if text.rstrip().endswith("]") else None
        return None

    def _introduces_notes(self, at: int) -> bool:
        """Tell whether a first note stands below a heading such as “Notes”.

        One in brackets may go on counting from the chapter before.
        """
        below = (line.text for line in self.lines[at + 1 : at + 12])
        filled = (text for text in below if text.strip())
        first = next((text for text in filled if not CHAPTER.match(text)), "")
        return any(
            (m := pattern.fullmatch(first)) is not None
            and (m["label"] in ("1", "A", "*") or pattern in (BRACKETED, FOOTNOTE))
            for pattern in (NUMBERED, BRACKETED, BARE, TAGGED, FOOTNOTE)
        )

    def _ends_section(self, at: int) -> bool:
        text = self.lines[at].text.strip()
        return (
            text.startswith("#")
            or (bool(CHAPTER.match(text)) and len(text) < 60 and self._starts(at))
            or (is_capitals(text) and len(text) < 60 and self._starts(at))
        )

    def _starts(self, at: int) -> bool:
        """Tell whether a line can begin a block."""
        if (
            at == 0
            or self.lines[at - 1].kind in (BLANK, PAGE, HEADING)
            or at - 1 in self.found
            or RULED.fullmatch(self.lines[at - 1].text)
        ):
            return True
        return ends_sentence(self.lines[at - 1].text)

    def _above(self, at: int) -> Lines:
        """Return the lines before one, back to the note before it."""
        first = at
        while first > max(0, at - NEARBY) and first - 1 not in self.found:
            first -= 1
        return self.lines[first:at]

    def _at_foot(self, at: int, label: str) -> bool:
        """Tell whether a bare number opens a note at the foot of a page."""
        ahead = self.lines[at + 1 : at + FOOT]
        paged = any(line.kind == PAGE for line in ahead)
        if not paged and (len(ahead) == FOOT - 1 or not self._starts(at)):
            return False
        return label in possible_marks(self.lines[max(0, at - NEARBY) : at])

    def _tail(self) -> set[int]:
        """Find notes numbered at the end whose marks all stand in the text."""
        if any(TAGGED.match(x.text) or BRACKETED.match(x.text) for x in self.lines):
            return set()
        run = self._last_numbers()
        if not run:
            return set()
        marked = possible_marks(self.lines[: run[0]])
        last = sum(line.kind == RAW for line in self.lines[run[-1] :])
        if last > FOOT or any(str(n + 1) not in marked for n in range(len(run))):
            return set()
        return set(run)

    def _last_numbers(self) -> list[int]:
        """Return the lines of the last sequence 1, 2, 3 … at the start of lines."""
        run: list[int] = []
        for index, line in enumerate(self.lines):
            match = NUMBERED.fullmatch(line.text) if line.kind == RAW else None
            if match and match["label"] == "1":
                run = [index]
            elif match and run and int(match["label"]) == len(run) + 1:
                run.append(index)
        return run
