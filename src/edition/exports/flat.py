"""Flatten the reading tree: words as one string, and what stands where in them."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edition.model import Citation
from edition.reading import tree

PARTED = {"speaker": " ", "line": "\n", "row": "\n", "cell": "\t", "paragraph": "\n"}
"""What stands between the parts of a passage or note."""


class Mark(NamedTuple):
    """What a stretch of words is, or where a note is called."""

    type: str
    id: str
    lang: str
    start: int
    end: int


class Flat(NamedTuple):
    """The words of a passage or note."""

    text: str
    marks: tuple[Mark, ...]
    citations: tuple[Citation, ...]


class _Writer:
    """Appends words, and notes where each stretch of them begins and ends."""

    def __init__(self) -> None:
        self.text = ""
        self.marks: list[Mark] = []
        self.citations: list[Citation] = []

    def part(self, kind: str) -> None:
        """Begin another part, if there is one before it."""
        if self.text:
            self.text += PARTED[kind]

    def add(self, inlines: Sequence[tree.Inline]) -> None:
        """Append words."""
        for inline in inlines:
            if isinstance(inline, str):
                self._say(unicodedata.normalize("NFC", inline))
            else:
                self._add_span(inline)

    def _say(self, words: str) -> None:
        """Append words; where two blanks meet, the first stays."""
        is_apart = not self.text or self.text[-1].isspace()
        self.text += words.lstrip(" ") if is_apart else words

    def _add_span(self, span: tree.Span) -> None:
        start, at = len(self.text), len(self.marks)
        match span.kind:
            case "mark" | "picture":
                pass
            case "break":
                self._say(" ")
                return
            case "formula":
                self._say(" ".join(span.to.split()))
            case _:
                self.add(span.content)
        if span.citation:
            self.citations.append(span.citation)
        kind = "note" if span.kind == "mark" else span.kind
        mark = Mark(kind, span.to, span.language, start, len(self.text))
        self.marks.insert(at, mark)


def flat(blocks: Sequence[tree.Block]) -> Flat:
    """Return the words of paragraphs, each on its line."""
    writer = _Writer()
    for paragraph in tree.paragraphs(blocks):
        writer.part("paragraph")
        _write(writer, paragraph)
    return Flat(writer.text, tuple(writer.marks), tuple(writer.citations))


def _write(writer: _Writer, passage: tree.Passage) -> None:
    if passage.speaker:
        writer.add(passage.speaker)
        writer.part("speaker")
    writer.add(passage.content)
    for number, line in enumerate(passage.lines):
        if number:
            writer.part("line")
        writer.add(line.content)
    if passage.table:
        for row in passage.table.rows:
            for number, cell in enumerate(row):
                writer.part("cell" if number else "row")
                writer.add(cell.content)
        if passage.table.caption:
            writer.part("row")
            writer.add(passage.table.caption)


def sections(part: tree.Part) -> Iterator[tuple[tree.Heading | None, tree.Passage]]:
    """Yield the passages of a page, each with the heading that it stands under."""
    heading = None
    for block in part.blocks:
        if isinstance(block, tree.Heading):
            heading = block
        for passage in tree.paragraphs([block]):
            if passage.id:
                yield heading, passage
