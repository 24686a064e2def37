"""Lift the bodies of notes out of the text, wherever they were printed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from edition.importer.job import Job, Result
from edition.importer.lines import BLANK, HEADING, NOTE, PAGE, RAW, Lines
from edition.importer.prose import CHAPTER, ends_sentence, is_capitals
from edition.importer.repairs import Repair

RULE = "note_bodies"
LABEL = r"(?P<label>\d{1,4}|[A-Z]|\*{1,4}|[†‡§])"
TAGGED = re.compile(r"\s*<sup>\s*\[?(?P<label>\d{1,4})\]?\s*</sup>\s*(?P<body>\S.*)")
BRACKETED = re.compile(rf"\s*\[{LABEL}\]:?\s+(?P<body>\S.*)")
DEFINED = re.compile(r"\s{0,3}\[\^(?P<label>[^\]\s]+)\]:\s*(?P<body>.*)")
INDENTED = re.compile(r"(?: {4}|\t)\s*\S")
FOOTNOTE = re.compile(rf"\s*\[(?:Foot)?note\s+{LABEL}\s*[:.]\s*(?P<body>.*)", re.I)
NUMBERED = re.compile(r"\s*\(?(?P<label>\d{1,4})(?:\s?[.):])\s+(?P<body>\S.*)")
BARE = re.compile(
    r"\s*(?P<label>\d{1,4})\s+(?P<body>[^\W\d_a-zа-яґєії][^\n]*|[\"“«„‘'].*)"
)
SECTION = re.compile(
    r"""
    [#*_\s]* (?: (?:foot|end)?notes? (?:\s(?:and|to|on)\s[\w\s]{1,40})? | references
    | anmerkungen | fußnoten | przypisy | примечания | сноски | примітки | notas
    ) [:.\s*_]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
MARK = re.compile(
    r"""
      \[\^?(\d{1,4})\] | ([⁰¹²³⁴-⁹]+) | <sup>\s*\[?(\d{1,4})\]?\s*</sup>
    | [^\W\d_][.,;:!?)\]"”’]*\s?(\d{1,3})(?!\w)(?![.,]\d)
    """,
    re.VERBOSE,
)
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
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
            self.section = False
        for match in self._matches(line.text):
            if self._is_body(match, at):
                return self._take(match, at)
        if self.section:
            self.found[at] = Found("", 0)
        return at + 1

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        mode = self.job.notes
        if not text[:12].strip(" ([<").strip():
            return
        first = text.lstrip()[:1]
        if (
            mode in ("auto", "tagged")
            and first == "<"
            and (m := TAGGED.fullmatch(text))
        ):
            yield m
        if mode in ("auto", "bracketed") and first == "[":
            yield from (
                m for p in (DEFINED, FOOTNOTE, BRACKETED) if (m := p.fullmatch(text))
            )
        if mode in ("auto", "bare") and (first.isdigit() or first == "("):
            yield from (m for p in (NUMBERED, BARE) if (m := p.fullmatch(text)))

    def _is_body(self, match: re.Match[str], at: int) -> bool:
        """Weigh whether a line that looks like a note is one."""
        label = _label(match)
        if match.re is DEFINED:
            return True
        if match.re is FOOTNOTE:
            return self._closing(at) is not None
        if not label.isdigit():
            return match.re is BRACKETED and self._starts(at)
        again = int(label) == 1 and self._starts(at)
        if int(label) != self.expected and not again:
            return match.re is BRACKETED and (self.section or self.expected > 1)
        if match.re is BRACKETED:
            return self.section or self._starts(at)
        if self.section or match.re is TAGGED:
            return True
        return at in self.tail or (match.re is BARE and self._at_foot(at, label))

    def _take(self, match: re.Match[str], at: int) -> int:
        label = _label(match)
        self.expected = int(label) + 1 if label.isdigit() else self.expected
        self.found[at] = Found(label, match.start("body"))
        if match.re is DEFINED:
            return self._take_indented(at + 1)
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
        """Tell whether note 1 stands below a heading such as “Notes”."""
        below = [
            line.text for line in self.lines[at + 1 : at + 12] if line.text.strip()
        ]
        first = next(iter(below), "")
        return any(
            (m := pattern.fullmatch(first)) is not None and _label(m) in ("1", "A", "*")
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
        ):
            return True
        return ends_sentence(self.lines[at - 1].text)

    def _at_foot(self, at: int, label: str) -> bool:
        """Tell whether a bare number opens a note at the foot of a page."""
        ahead = self.lines[at + 1 : at + FOOT]
        paged = any(line.kind == PAGE for line in ahead)
        if not paged and (len(ahead) == FOOT - 1 or not self._starts(at)):
            return False
        return label in _marks(self.lines[max(0, at - NEARBY) : at])

    def _tail(self) -> set[int]:
        """Find notes numbered at the end whose marks all stand in the text."""
        if any(TAGGED.match(x.text) or BRACKETED.match(x.text) for x in self.lines):
            return set()
        run = self._last_numbers()
        if not run:
            return set()
        marked = _marks(self.lines[: run[0]])
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


def _label(match: re.Match[str]) -> str:
    return match["label"]


def _marks(lines: Lines) -> set[str]:
    """Return the numbers that may be marks of notes in some lines."""
    return {
        next(group for group in found if group).translate(RAISED)
        for line in lines
        for found in MARK.findall(line.text)
    }
