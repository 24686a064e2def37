"""Cut Markdown into headings, blocks with their ids, and definitions of notes."""

import re
from dataclasses import dataclass, field

from edition.model import Heading, Note, Passage
from edition.problems import Place

ATTRIBUTES = re.compile(r"[\s>]*\{:? *(?P<list>[^{}\n]*)\}\s*")
ID = re.compile(r"(?:^|\s)#(?P<id>[^\s#.}]+)")
HEADING = re.compile(
    r"(?P<level>#{1,6}) +(?P<title>[^{\n]*?) *#* *(?:\{:? *(?P<list>[^{}\n]*)\})? *"
)
ITEM = re.compile(r"(?:> ?)*(?P<indent> *)(?:[-*+]|\d{1,9}[.)]) +")
DEFINITION = re.compile(r" {0,3}\[\^(?P<label>[^\]\n]+)\]: *(?P<text>[^\n]*)")
RULE = re.compile(r" {0,3}([-*_])( *\1){2,} *")
LINK_DEFINITION = re.compile(r" {0,3}\[[^\]^\n][^\]\n]*\]: +\S+.*")


@dataclass
class Cut:
    """What a pass over the lines has found so far."""

    blocks: list[Passage] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    """First line, line after the last, and anchor of each block and note."""


class Cutter:
    """Walks the lines of a body once."""

    def __init__(self, lines: list[str], path: str, first_line: int) -> None:
        self.lines = lines
        self.path = path
        self.first_line = first_line
        self.cut = Cut()
        self.start = 0
        self.pending: list[str] = []

    def run(self) -> Cut:
        """Cut all lines."""
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        self._close(len(self.lines), "")
        return self.cut

    def _step(self, at: int) -> int:
        """Take one line, or a whole definition; return the next line to take."""
        line = self.lines[at]
        if not line.strip("> "):
            self._close(at, "")
        elif match := DEFINITION.fullmatch(line):
            self._close(at, "")
            return self._definition(at, match)
        elif heading := HEADING.fullmatch(line):
            self._close(at, "")
            self._heading(at, heading)
        elif RULE.fullmatch(line) or LINK_DEFINITION.fullmatch(line):
            self._close(at, "")
        elif (attributes := ATTRIBUTES.fullmatch(line)) and self.pending:
            found = ID.search(attributes["list"])
            self._close(at, found["id"] if found else "")
        else:
            self._line(at, line)
        return at + 1

    def _line(self, at: int, line: str) -> None:
        if ITEM.match(line):
            self._close(at, "")
        if not self.pending:
            self.start = at
        self.pending.append(line)

    def _close(self, at: int, id: str) -> None:
        """End the block whose lines are pending."""
        if not self.pending:
            return
        text = "\n".join(_unmarked(line) for line in self.pending).rstrip()
        section = len(self.cut.headings)
        self.cut.blocks.append(Passage(id, text, self._place(self.start), section))
        self.cut.spans.append((self.start, at, id))
        self.pending = []

    def _heading(self, at: int, match: re.Match[str]) -> None:
        found = ID.search(match["list"] or "")
        level, title = len(match["level"]), match["title"]
        anchor = found["id"] if found else ""
        self.cut.headings.append(Heading(level, title, anchor, self._place(at)))

    def _definition(self, at: int, match: re.Match[str]) -> int:
        """Take a note and the indented paragraphs that go on with it."""
        end = at + 1
        for index in range(at + 1, len(self.lines)):
            if self.lines[index].startswith(("    ", "\t")):
                end = index + 1
            elif self.lines[index].strip():
                break
        more = [_trimmed(line) for line in self.lines[at + 1 : end]]
        text = "\n".join([match["text"], *more]).strip()
        note = Note(match["label"], text, self._place(at))
        self.cut.notes.append(note)
        self.cut.spans.append((at, end, note.id))
        return end

    def _place(self, index: int) -> Place:
        return Place(self.path, self.first_line + index)


def _unmarked(line: str) -> str:
    """Return a line without the sign of a list item or quotation that begins it."""
    item = ITEM.match(line)
    return _trimmed(line[item.end() if item else 0 :].lstrip("> "))


def _trimmed(line: str) -> str:
    """Return a line without white space around it, but for a hard break at its end."""
    return line.strip(" \t") + ("  " if line.endswith("  ") else "")
