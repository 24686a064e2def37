"""Cut Markdown into headings, blocks with their ids, and definitions of notes."""

import re

from edition.model import NO_ATTRIBUTES, Heading, Note, Passage
from edition.problems import Place
from edition.scan.kinds import keeps_lines, kind_of, list_of
from edition.syntax import Attributes, attributes

HEADING = re.compile(
    r"(?P<level>#{1,6}) +(?P<title>[^{\n]*?) *#* *(?:\{:? *(?P<list>[^{}\n]*)\})? *"
)
ITEM = re.compile(r"(?:> ?)*(?P<indent> *)(?:[-*+]|\d{1,9}[.)]) +")
DEFINITION = re.compile(r" {0,3}\[\^(?P<label>[^\]\n]+)\]: *(?P<text>[^\n]*)")
QUOTED = re.compile("(?:> ?)*")
BLANK = re.compile("[> ]*")
RULE = re.compile(r" {0,3}([-*_])( *\1){2,} *")
LINK_DEFINITION = re.compile(r" {0,3}\[[^\]^\n][^\]\n]*\]: +\S+.*")


class Cutter:
    """Walks the lines of a body once, and holds what it has found."""

    def __init__(
        self, lines: list[str], words: list[str], path: str, first_line: int
    ) -> None:
        """Walk the lines.

        Args:
            lines: what marks are looked for in, formulas blotted out.
            words: the same lines with their formulas.
            path: the file, relative to the edition's root.
            first_line: the line of the file on which the first of them stands.
        """
        self.blocks: list[Passage] = []
        self.headings: list[Heading] = []
        self.notes: list[Note] = []
        self.hosts: dict[int, str] = {}
        """The anchor of the block or note that holds a line."""
        self._lines = lines
        self._words = words
        self._path = path
        self._first_line = first_line
        self._start = 0
        self._is_open = False
        at = 0
        while at < len(lines):
            at = self._step(at)
        self._close(len(lines))

    def _step(self, at: int) -> int:
        """Take one line, or a whole definition; return the next line to take."""
        line = self._lines[at]
        if self._is_open and (said := list_of(line)) is not None:
            self._close(at, said)
        elif any(kind.fullmatch(line) for kind in (BLANK, RULE, LINK_DEFINITION)):
            self._close(at)
        elif match := DEFINITION.fullmatch(line):
            self._close(at)
            return self._definition(at, match)
        elif heading := HEADING.fullmatch(line):
            self._close(at)
            level, title = len(heading["level"]), heading["title"]
            anchor = attributes(heading["list"] or "").id
            self.headings.append(Heading(level, title, anchor, self._place(at)))
        else:
            self._line(at, line)
        return at + 1

    def _line(self, at: int, line: str) -> None:
        if ITEM.match(line):
            self._close(at)
        if not self._is_open:
            self._start = at
        self._is_open = True

    def _close(self, at: int, said: Attributes = NO_ATTRIBUTES) -> None:
        """End the block that is open."""
        if self._is_open:
            of = _line_of_verse if keeps_lines(said) else _unmarked
            pairs = (both[self._start : at] for both in (self._lines, self._words))
            lines = [of(*pair) for pair in zip(*pairs, strict=True)]
            text, kind = "\n".join(lines).rstrip(), kind_of(said, lines)
            place, section = self._place(self._start), len(self.headings)
            self.blocks.append(Passage(said.id, text, place, section, kind, said))
            self._hold(self._start, at, said.id)
            self._is_open = False

    def _definition(self, at: int, match: re.Match[str]) -> int:
        """Take a note and the indented paragraphs that go on with it."""
        end = at + 1
        for index in range(at + 1, len(self._lines)):
            if self._lines[index].startswith(("    ", "\t")):
                end = index + 1
            elif self._lines[index].strip():
                break
        more = [_trimmed(line) for line in self._words[at + 1 : end]]
        text = "\n".join([self._words[at][match.start("text") :], *more]).strip()
        note = Note(match["label"], text, self._place(at))
        self.notes.append(note)
        self._hold(at, end, note.id)
        return end

    def _hold(self, start: int, end: int, anchor: str) -> None:
        for index in range(start, end):
            self.hosts[self._first_line + index] = anchor

    def _place(self, index: int) -> Place:
        return Place(self._path, self._first_line + index)


def _unmarked(line: str, words: str) -> str:
    """Return a line without the sign of a list item or quotation that begins it."""
    item = ITEM.match(line)
    start = item.end() if item else 0
    signs = len(line) - start - len(line[start:].lstrip("> "))
    return _trimmed(words[start + signs :])


def _line_of_verse(line: str, words: str) -> str:
    """Return a line with the blanks that indent it, but without signs before them."""
    sign = ITEM.match(line) or QUOTED.match(line)
    return words[sign.end() if sign else 0 :].rstrip()


def _trimmed(line: str) -> str:
    """Return a line without white space around it, but for a hard break at its end."""
    return line.strip(" \t") + ("  " if line.endswith("  ") else "")
