"""The reading tree: a text as its page shows it, without the furniture of the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from edition.model import Chapter, Citation, Kind, Layer, Text

SpanKind = Literal[
    "emphasis",
    "strong",
    "code",
    "superscript",
    "subscript",
    "foreign",
    "speaker",
    "stage",
    "term",
    "event",
    "citation",
    "passage",
    "link",
    "mark",
    "break",
    "picture",
    "formula",
]
"""What a stretch of words can be."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words that is more than words."""

    kind: SpanKind
    content: tuple["Inline", ...] = ()
    to: str = ""
    """The id of a term, event or note; the key of a work; ``slug#p7`` of a passage;
    the address of a link, whole; the path of a picture below ``docs``; the TeX of a
    formula."""
    language: str = ""
    """Empty where it is that of the words around."""
    citation: Citation | None = None
    """How a work is cited, with its locator."""
    mathml: str = ""
    is_display: bool = False
    """Whether a formula stands by itself."""
    size: tuple[int, int] = (0, 0)
    """Width and height of a picture in pixels."""


Inline = str | Span


@dataclass(frozen=True, slots=True)
class Line:
    """A line of verse, or of what else keeps its lines."""

    content: tuple[Inline, ...]
    number: int = 0
    """Its number in the poem; 0 if its lines are not counted."""
    begins_stanza: bool = False
    indent: int = 0
    """Blanks that it begins with."""
    is_numbered: bool = False
    """Whether the page shows its number."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    content: tuple[Inline, ...]
    is_head: bool = False
    align: Literal["", "left", "center", "right"] = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the head first, with what is said below them."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section; that of a section of the text itself is of level 2."""

    id: str
    level: int
    content: tuple[Inline, ...]
    language: str = ""
    date: str = ""
    """When what follows was written, as EDTF, if the heading dates it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, or a paragraph of a note or between passages, which has no id."""

    id: str
    content: tuple[Inline, ...] = ()
    """Its words: of a figure the picture and, behind it, the caption."""
    kind: Kind = "prose"
    lines: tuple[Line, ...] = ()
    """In place of the content, where lines stay lines."""
    table: Table | None = None
    """In place of the content of a table."""
    speaker: tuple[Inline, ...] = ()
    language: str = ""
    date: str = ""
    """When it was written, as EDTF, where the passage is the date-line that says so."""
    by_editors: Literal["", "lacking", "conjecture"] = ""
    """What the editors say in the place of a lost note, and why."""

    @property
    def number(self) -> str:
        """The number a reader sees: 7 for ``p7``."""
        return self.id[1:]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, whose items hold blocks."""

    items: tuple[tuple["Block", ...], ...]
    is_ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """Blocks that are quoted."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page between two passages."""


Block = Heading | Passage | Listing | Quotation | Rule


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a series."""

    id: str
    series: Literal["author", "variant", "editor"]
    sign: str
    """What its mark shows: a number, a letter."""
    blocks: tuple[Block, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The words of one page of a text: the whole, its opening, or a chapter."""

    chapter: Chapter | None
    headnote: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    """Its notes, series by series, each in the order of its signs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One layer of a text, as its pages show it."""

    text: Text
    parts: tuple[Part, ...]
    layer: Layer | None = None
    """The translation whose words these are; None for those of the text itself."""

    @property
    def language(self) -> str:
        """The language of the author's words, or of those of a translation."""
        return self.layer.language if self.layer else self.text.meta.language

    def anchor(self, id: str) -> str:
        """Return the id on its page of the words for a passage or note."""
        return self.layer.anchor(id) if self.layer else id

    @property
    def headnote(self) -> tuple[Inline, ...]:
        """The editors' introduction."""
        return self.parts[0].headnote

    def passages(self) -> Iterator[Passage]:
        """Yield the passages in order, wherever they stand."""
        for part in self.parts:
            yield from passages(part.blocks)

    def notes(self) -> Iterator[Note]:
        """Yield the notes of all pages."""
        for part in self.parts:
            yield from part.notes


def passages(blocks: Sequence[Block]) -> Iterator[Passage]:
    """Yield the passages among some blocks, those within others too."""
    return (passage for passage in paragraphs(blocks) if passage.id)


def paragraphs(blocks: Sequence[Block]) -> Iterator[Passage]:
    """Yield all that is said in blocks, also what has no id, paragraph by paragraph."""
    return (leaf for leaf in leaves(blocks) if isinstance(leaf, Passage))


def leaves(blocks: Sequence[Block]) -> Iterator[Heading | Passage]:
    """Yield the headings and paragraphs of blocks, those within others too."""
    for block in blocks:
        match block:
            case Heading() | Passage():
                yield block
            case Listing():
                for item in block.items:
                    yield from leaves(item)
            case Quotation():
                yield from leaves(block.blocks)
