"""Write a structured document as the blocks that every later part works on."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from edition.importer.attribute_lists import attribute_list
from edition.importer.inlines import InlineWriter, pictured
from edition.importer.lines import (
    HEADING,
    ITEM,
    MATTER,
    NOTE,
    PROSE,
    QUOTE,
    RULE,
    TEXT,
    Line,
    Lines,
    Origin,
)
from edition.importer.note_labels import note_labels, one_mark_each
from edition.importer.repairs import Repair
from edition.importer.structure import (
    LINED,
    Block,
    Document,
    Image,
    Inlines,
    NoteRef,
    PageBreak,
    Run,
    SourcePlace,
    plain,
)

DOUBT = 0.6
"""Below this a person should look."""
TOP = 2
"""A text's title has level 1, and stands in its front matter."""
DEEPEST = 6
FIRST = 10
"""Blocks among which the title of a document is repeated as a heading."""
PICTURES = "img"
"""The folder beside a text in which its pictures are looked for."""


class PageStart(NamedTuple):
    """Where a page of a printed book begins."""

    page: str
    origin: int
    """The number of the block's place."""
    word: int
    """Words of the block that stand before it."""


class Written(NamedTuple):
    """The blocks of a document, where each was read, and what is to be said of it."""

    blocks: Lines
    places: tuple[SourcePlace, ...]
    """By the number that a block has as its origin, from 1."""
    pages: tuple[PageStart, ...]
    repairs: tuple[Repair, ...]


def write_blocks(document: Document) -> Written:
    """Return a document as blocks; the label of a passage is its attribute list."""
    document = one_mark_each(document)
    writer = _Writer(document)
    passages = _framed(tuple(writer.passages()))
    blocks = (*writer.matter(), *passages, *writer.notes())
    repairs = (*document.repairs, *writer.repairs, *_doubts(document))
    return Written(blocks, tuple(writer.places), tuple(writer.pages), repairs)


def _framed(blocks: Lines) -> Lines:
    """Drop breaks that divide nothing: beside a heading, or at an end."""
    prose = [block.kind in PROSE for block in blocks]
    return tuple(
        block
        for at, block in enumerate(blocks)
        if block.kind != RULE
        or (any(prose[at - 1 : at]) and any(prose[at + 1 : at + 2]))
    )


class _Writer:
    """Walks a document once, and numbers the places of its blocks."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.labels, repairs = note_labels(document)
        self.repairs = list(repairs)
        self.places: list[SourcePlace] = []
        self.pages: list[PageStart] = []
        self.blocks = self._untitled()
        used = {b.level for b in self.blocks if b.kind == "heading"}
        ranks = enumerate(sorted(used), start=TOP)
        self.levels = {level: min(DEEPEST, rank) for rank, level in ranks}

    def _untitled(self) -> tuple[Block, ...]:
        """Return the blocks without the heading that repeats the title."""
        blocks, title = self.document.blocks, _folded(self.document.title)
        for at, block in enumerate(blocks[:FIRST]):
            words = plain(block.inlines)
            is_head = at == 0 or block.kind == "heading"
            if not (is_head and title and _folded(words) == title):
                continue
            if all(isinstance(one, Run) for one in block.inlines):
                self.repairs.append(block.place.repair("title", words))
                return (*blocks[:at], *blocks[at + 1 :])
        return blocks

    def matter(self) -> Iterator[Line]:
        """Yield what the document says of itself: title, authors, date."""
        document = self.document
        place = document.blocks[0].place if document.blocks else SourcePlace()
        authors = [("author", author) for author in document.authors]
        said = [("title", document.title), *authors, ("date", document.date)]
        said += [("title page", line) for line in self._beside()]
        for label, words in said:
            if words:
                yield self._line(" ".join(words.split()), place, MATTER, label)

    def _beside(self) -> Iterator[str]:
        """Yield what stands on the title page, but not the title again."""
        for line in self.document.title_page:
            if _folded(line) == _folded(self.document.title):
                self.repairs.append(SourcePlace().repair("title", line))
            else:
                yield line

    def passages(self) -> Iterator[Line]:
        """Yield every block of the text."""
        for block in self.blocks:
            text, kind, label = self._written(block)
            if text:
                line = self._line(text, block.place, kind, label)
                self._pages(block, line)
                yield line

    def notes(self) -> Iterator[Line]:
        """Yield the notes in the order of their numbers."""
        numbers = {key: int(label) for key, label in self.labels.items()}
        for key in sorted(numbers, key=lambda key: numbers[key]):
            blocks = self.document.notes.get(key, ())
            text = "\n\n".join(filter(None, map(self._note, blocks)))
            if text:
                yield self._line(text, blocks[0].place, NOTE, self.labels[key])

    def _line(self, text: str, place: SourcePlace, kind: str, label: str) -> Line:
        self.places.append(place)
        return Line(text, (Origin(0, len(self.places)),), kind, label)

    def _written(self, block: Block) -> tuple[str, str, str]:
        """Return the Markdown, the kind and the label of a block."""
        if block.kind == "break":
            return "***", RULE, ""
        if block.kind == "table":
            return self._table(block), TEXT, attribute_list(block, "")
        if block.kind == "figure":
            return self._figure(block), TEXT, attribute_list(block, "")
        text = self._words(block)
        if block.kind == "heading":
            return text, HEADING, str(self.levels[block.level])
        if block.kind == "item":
            lead = f"{block.label} " if block.label and text else ""
            return f"{lead}{text}", ITEM, attribute_list(block, text)
        kind = QUOTE if block.kind == "quotation" else TEXT
        return text, kind, attribute_list(block, text)

    def _words(self, block: Block) -> str:
        language = block.language or self.document.language
        if block.kind == "formula":
            return f"$$\n{plain(block.inlines).strip()}\n$$"
        writer = InlineWriter(self.labels, block.kind in LINED, language)
        return writer.markdown(block.inlines)

    def _note(self, block: Block) -> str:
        """Return a paragraph of a note, in which lines and cells are told apart."""
        if block.kind == "table":
            rows = (" – ".join(map(self._cell, row)) for row in block.rows)
            return "; ".join(filter(None, [self._words(block), *rows]))
        text = self._words(block)
        lead = f"{block.label} " if block.kind in ("item", "speech") else ""
        return lead.lstrip() + " / ".join(line.strip() for line in text.split("\n"))

    def _cell(self, cell: Inlines) -> str:
        words = InlineWriter(self.labels, False, self.document.language).markdown(cell)
        return words.replace("|", "\\|")

    def _table(self, block: Block) -> str:
        """Return a table, its rows made as long as the longest."""
        width = max((len(row) for row in block.rows), default=0)
        rows = [[*map(self._cell, row)] for row in block.rows]
        shown = [_row([*row, *[""] * (width - len(row))]) for row in rows]
        caption = self._words(block)
        if width < 2:
            return "\n".join(filter(None, [*(row[0] for row in rows if row), caption]))
        below = [f": {caption}"] if caption else []
        return "\n".join([shown[0], f"|{'-|' * width}", *shown[1:], *below])

    def _figure(self, block: Block) -> str:
        """Return a picture with the caption below it; the picture itself is not had."""
        picture = next((one for one in block.inlines if isinstance(one, Image)), None)
        caption = self._words(_without_pictures(block))
        if picture is None:
            return caption
        path = f"{PICTURES}/{PurePosixPath(picture.source).name or 'picture'}"
        self.repairs.append(
            block.place.repair("picture", picture.source, path, 0.5, described=True)
        )
        words = " ".join(picture.words.split())
        return "\n".join(filter(None, [pictured(words, path), caption]))

    def _pages(self, block: Block, line: Line) -> None:
        """Record where pages begin in a block."""
        for at, one in enumerate(block.inlines):
            if isinstance(one, PageBreak):
                before = len(plain(block.inlines[:at]).split())
                self.pages.append(PageStart(one.page, line.raw, before))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _without_pictures(block: Block) -> Block:
    rest = tuple(one for one in block.inlines if not isinstance(one, Image))
    return Block("paragraph", rest, block.place, language=block.language)


def _row(cells: Iterable[str]) -> str:
    return f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in cells)}|"


def _doubts(document: Document) -> Iterator[Repair]:
    """Yield what the reader was not sure of."""
    for block in document.blocks:
        if block.confidence < DOUBT:
            words = plain(block.inlines)
            yield block.place.repair("reading", words, words, block.confidence)
        for one in block.inlines:
            if isinstance(one, NoteRef) and one.confidence < DOUBT:
                after = f"note {one.label}".strip()
                yield block.place.repair(
                    "notes", one.label, after, one.confidence, described=True
                )
