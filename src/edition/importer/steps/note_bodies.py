"""Lift the bodies of notes out of the text, wherever they were printed."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import BLANK, NOTE, PAGE, RAW, Lines
from edition.importer.note_lists import (
    FOOT,
    GAP,
    NEARBY,
    closed,
    gathered,
    introduces,
    numbered,
)
from edition.importer.note_paragraphs import closing, further, hanging, indented
from edition.importer.note_places import is_on_last_lines, may_begin_below
from edition.importer.note_shapes import (
    ALONE,
    ARROW,
    BARE,
    BRACKETED,
    DEFINED,
    FOOTNOTE,
    MORE,
    NUMBERED,
    ROUND,
    SECTION,
    STARRED,
    TAGGED,
    Found,
    Marks,
    calls,
    shapes,
    stands,
)
from edition.importer.prose import CHAPTER, ends_sentence, is_capitals
from edition.importer.repairs import Repair

RULE = "note_bodies"
WORDS = re.compile(r"[^\W\d_]{3}")


def note_bodies(lines: Lines, job: Job) -> Result:
    """Tag the lines of notes with their labels and take their numbers off."""
    if job.notes == "none":
        return lines, []
    finder = _Finder(lines, job)
    found = finder.run()
    tagged = list(lines)
    repairs = [
        Repair(
            RULE,
            lines[i].raw,
            lines[i].text.strip(),
            "a note without a mark?",
            0.5,
            described=True,
        )
        for i in finder.doubtful
    ]
    for index, (label, start, end) in sorted(found.items()):
        line = lines[index]
        tagged[index] = line.cut(start, end).as_(NOTE, label)
        if label or start == len(line.text):
            before, after = line.text.strip()[:40], f"note {label}" if label else ""
            repairs.append(
                Repair(RULE, line.raw, before, after, 0.9, described=bool(label))
            )
    return tuple(tagged), repairs


class _Finder:
    """Walks the lines once and remembers which note is expected next."""

    def __init__(self, lines: Lines, job: Job) -> None:
        self.lines = lines
        self.job = job
        self.marks = Marks(lines)
        self.is_paged = any(line.kind == PAGE for line in lines)
        self.found: dict[int, Found] = {}
        self.last: dict[str, int] = {}
        """The line on which the last note with a label began."""
        self.expected = 1
        self.section = False
        self.listed: dict[int, Found] = {}
        self.doubtful: list[int] = []
        for lists in (closed, gathered) if job.notes in ("auto", "bare") else ():
            listed, doubtful = lists(lines, self.marks)
            self.listed |= listed
            self.doubtful += doubtful
        self.numbered = set() if self.listed else numbered(lines, self.marks)

    def run(self) -> dict[int, Found]:
        """Return for each line of a note its label and where its text begins."""
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        return self.found | further(self.lines, self.found, self.marks)

    def _step(self, at: int) -> int:
        line = self.lines[at]
        if line.kind != RAW:
            self.section = self.section and (line.kind != PAGE or self._turns(at))
            return at + 1
        if at in self.listed:
            self.found[at] = self.listed[at]
            return at + 1
        if SECTION.fullmatch(line.text) and introduces(self.lines, at):
            self.section, self.expected = True, 1
            self.found[at] = Found("", len(line.text))
            return at + 1
        if self.section and self._ends_section(at):
            if introduces(self.lines, at):
                self.expected = 1
                self.found[at] = Found("", len(line.text))
                return at + 1
            self.section = False
        for match in shapes(line.text, self.job.notes):
            if self._is_body(match, at):
                return self._take(match, at)
        if self.section:
            self.found[at] = MORE
        return at + 1

    def _turns(self, at: int) -> bool:
        """Tell whether notes go on below the end of a page."""
        below = next((i for i in range(at, len(self.lines)) if self._is_raw(i)), at)
        above = next((i for i in range(at, -1, -1) if self._is_raw(i)), at)
        labels = (str(self.expected + more) for more in range(GAP))
        return (
            not ends_sentence(self.lines[above].text.rstrip())
            or introduces(self.lines, below - 1)
            or any(stands(self.marks.glued, label, 0, at) for label in labels)
        )

    def _is_raw(self, at: int) -> bool:
        return self.lines[at].kind == RAW

    def _is_body(self, match: re.Match[str], at: int) -> bool:
        """Weigh whether a line that looks like a note is one."""
        label = _label(match) or str(self.expected)
        if match.re is DEFINED:
            return True
        if match.re is FOOTNOTE:
            return closing(self.lines, at) is not None
        if match.re is STARRED:
            return self._starts(at) and calls(label, self._above(at, label))
        if match.re is ALONE:
            return self._heads(match, at)
        if not label.isdigit():
            return match.re is BRACKETED and self._starts(at)
        if match.re is ROUND and (
            self._is_called(label, at) or self._is_loose(label, at)
        ):
            return self._starts(at)
        again = int(label) == 1 and self._starts(at)
        if int(label) != self.expected and not again:
            if match.re is NUMBERED and self.section and self._is_next(int(label)):
                return stands(self.marks.glued, label, 0, at)
            return match.re is BRACKETED and (self.section or self.expected > 1)
        if match.re is ARROW:
            return self._starts(at)
        if match.re is BRACKETED:
            return self.section or self._starts(at)
        if self.section or match.re is TAGGED:
            return True
        return at in self.numbered or (match.re is BARE and self._at_foot(at, label))

    def _heads(self, match: re.Match[str], at: int) -> bool:
        """Tell whether a label alone on its line has its note on the next.

        The number of a chapter stands below a blank, or on top of a page.
        """
        label, below = match["label"], self.lines[at + 1 : at + 2]
        if not label.isdigit() and not match["bracket"]:
            return False
        if not (self.section or any(WORDS.search(x.text) for x in below)):
            return False
        above = self.lines[at - 1].kind if at else PAGE
        paged = above == BLANK and self.is_paged and is_on_last_lines(self.lines, at)
        if label.isdigit() and label != "1" and not self._is_next(int(label)):
            return False
        if above != RAW and not (match["bracket"] or self.section or paged):
            return False
        return self._is_called(label, at) or (self.section and bool(match["bracket"]))

    def _is_called(self, label: str, at: int) -> bool:
        """Tell whether a mark stands above, and below the last note of its number."""
        start = max(self.last.get(label, 0), 0 if self.section else at - NEARBY)
        return stands(self.marks.glued, label, start, at)

    def _is_next(self, number: int) -> bool:
        return self.expected <= number <= self.expected + GAP

    def _is_loose(self, label: str, at: int) -> bool:
        """Tell the same of a mark in round brackets behind a blank, not of a list."""
        above = next((i for i in range(at - 1, -1, -1) if self._is_raw(i)), 0)
        start = max(self.last.get(label, 0), at - NEARBY)
        called = stands(self.marks.loose, label, start, at)
        return called and not self.lines[above].text.rstrip().endswith(":")

    def _take(self, match: re.Match[str], at: int) -> int:
        label = _label(match) or str(self.expected)
        self.expected = int(label) + 1 if label.isdigit() else self.expected
        self.last[label] = at
        text = self.lines[at].text
        self.found[at] = Found(
            label, match.start("body") if match["body"] else len(text)
        )
        if match.re in (DEFINED, BRACKETED):
            below = (indented if match.re is DEFINED else hanging)(self.lines, at)
            self.found |= dict.fromkeys(below, MORE)
            return max(below, default=at) + 1
        last = closing(self.lines, at) if match.re is FOOTNOTE else None
        if last is None:
            return at + 1
        for index in range(at + 1, last + 1):
            if self.lines[index].kind == RAW:
                self.found[index] = MORE
        text = self.lines[last].text
        self.found[last] = self.found[last]._replace(end=text.rindex("]"))
        return last + 1

    def _ends_section(self, at: int) -> bool:
        text = self.lines[at].text.strip()
        heads = len(text) < 60 and (CHAPTER.match(text) or is_capitals(text))
        return text.startswith("#") or (bool(heads) and self._starts(at))

    def _starts(self, at: int) -> bool:
        """Tell whether a line can begin a block."""
        return at == 0 or at - 1 in self.found or may_begin_below(self.lines[at - 1])

    def _above(self, at: int, label: str) -> Lines:
        """Return the lines of the text above, down from the last note of a label."""
        first = max(0, at - NEARBY, self.last.get(label, 0))
        return tuple(self.lines[i] for i in range(first, at) if i not in self.found)

    def _at_foot(self, at: int, label: str) -> bool:
        """Tell whether a bare number opens a note at the foot of a page."""
        ahead = self.lines[at + 1 : at + FOOT]
        paged = any(line.kind == PAGE for line in ahead)
        if not paged and (len(ahead) == FOOT - 1 or not self._starts(at)):
            return False
        return stands(self.marks.all, label, max(0, at - NEARBY), at)


def _label(match: re.Match[str]) -> str:
    """Return the label of a note, whether or not it stands in round brackets."""
    return match.groupdict().get("framed") or match["label"] or ""
