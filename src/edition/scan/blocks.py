"""Cut Markdown into headings, blocks with their ids, and definitions of notes."""

import re

from edition.model import Heading, Note, Passage
from edition.problems import Place

ATTRIBUTES = re.compile(r"[\s>]*\{:? *(?P<list>[^{}\n]*)\}\s*")
ID = re.compile(r"(?:^|\s)#(?P<id>[^\s#.}]+)")
HEADING = re.compile(
    r"(?P<level>#{1,6}) +(?P<title>[^{\n]*?) *#* *(?:\{:? *(?P<list>[^{}\n]*)\})? *"
)
ITEM = re.compile(r"(?:> ?)*(?P<indent> *)(?:[-*+]|\d{1,9}[.)]) +")
DEFINITION = re.compile(r" {0,3}\[\^(?P<label>[^\]\n]+)\]: *(?P<text>[^\n]*)")
BLANK = re.compile("[> ]*")
RULE = re.compile(r" {0,3}([-*_])( *\1){2,} *")
LINK_DEFINITION = re.compile(r" {0,3}\[[^\]^\n][^\]\n]*\]: +\S+.*")


class Cutter:
    """Walks the lines of a body once, and holds what it has found."""

    def __init__(self, lines: list[str], path: str, first_line: int) -> None:
        self.blocks: list[Passage] = []
        self.headings: list[Heading] = []
        self.notes: list[Note] = []
        self.hosts: dict[int, str] = {}
        """The anchor of the block or note that holds a line."""
        self._lines = lines
        self._path = path
        self._first_line = first_line
        self._start = 0
        self._pending: list[str] = []
        at = 0
        while at < len(lines):
            at = self._step(at)
        self._close(len(lines))

    def _step(self, at: int) -> int:
        """Take one line, or a whole definition; return the next line to take."""
        line = self._lines[at]
        if (attributes := ATTRIBUTES.fullmatch(line)) and self._pending:
            self._close(at, _id(attributes))
        elif any(kind.fullmatch(line) for kind in (BLANK, RULE, LINK_DEFINITION)):
            self._close(at)
        elif match := DEFINITION.fullmatch(line):
            self._close(at)
            return self._definition(at, match)
        elif heading := HEADING.fullmatch(line):
            self._close(at)
            level, title = len(heading["level"]), heading["title"]
            place = self._place(at)
            self.headings.append(Heading(level, title, _id(heading), place))
        else:
            self._line(at, line)
        return at + 1

    def _line(self, at: int, line: str) -> None:
        if ITEM.match(line):
            self._close(at)
        if not self._pending:
            self._start = at
        self._pending.append(line)

    def _close(self, at: int, id: str = "") -> None:
        """End the block whose lines are pending."""
        if self._pending:
            text = "\n".join(_unmarked(line) for line in self._pending).rstrip()
            place, section = self._place(self._start), len(self.headings)
            self.blocks.append(Passage(id, text, place, section))
            self._hold(self._start, at, id)
            self._pending = []

    def _definition(self, at: int, match: re.Match[str]) -> int:
        """Take a note and the indented paragraphs that go on with it."""
        end = at + 1
        for index in range(at + 1, len(self._lines)):
            if self._lines[index].startswith(("    ", "\t")):
                end = index + 1
            elif self._lines[index].strip():
                break
        more = [_trimmed(line) for line in self._lines[at + 1 : end]]
        text = "\n".join([match["text"], *more]).strip()
        note = Note(match["label"], text, self._place(at))
        self.notes.append(note)
        self._hold(at, end, note.id)
        return end

    def _hold(self, start: int, end: int, anchor: str) -> None:
        for index in range(start, end):
            self.hosts[self._first_line + index] = anchor

    def _place(self, index: int) -> Place:
        return Place(self._path, self._first_line + index)


def _id(attributes: re.Match[str]) -> str:
    """Return the id in a list of attributes, or nothing."""
    found = ID.search(attributes["list"] or "")
    return found["id"] if found else ""


def _unmarked(line: str) -> str:
    """Return a line without the sign of a list item or quotation that begins it."""
    item = ITEM.match(line)
    return _trimmed(line[item.end() if item else 0 :].lstrip("> "))


def _trimmed(line: str) -> str:
    """Return a line without white space around it, but for a hard break at its end."""
    return line.strip(" \t") + ("  " if line.endswith("  ") else "")
