"""Model a structured document: blocks of a kind, the words in them, and its notes.

Every reader of a format makes a ``Document``; ``writer`` makes of it the blocks that
whatever comes after works on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from edition.importer.repairs import Repair

Kind = Literal[
    "heading",
    "paragraph",
    "item",
    "quotation",
    "verse",
    "speech",
    "stage",
    "dateline",
    "salutation",
    "signature",
    "postscript",
    "epigraph",
    "table",
    "figure",
    "formula",
    "break",
]
"""What a block is; ``break`` is a rule or stars between two sections."""
LETTER_PARTS: frozenset[Kind] = frozenset(
    {"dateline", "salutation", "signature", "postscript"}
)
LINED: frozenset[Kind] = LETTER_PARTS | {"verse", "speech", "quotation", "epigraph"}
"""Kinds in which a line end within a run is one; elsewhere it is a blank."""
Mark = Literal[
    "emphasis", "strong", "raised", "lowered", "small-capitals", "struck", "formula"
]
"""How words are set; ``formula`` says that they are TeX."""


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where something stands in the file that was read."""

    file: str = ""
    """The file within an archive."""
    line: int = 0
    page: str = ""
    box: tuple[float, float, float, float] | None = None
    """Left, top, right and bottom on the page."""

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        page = f"page {self.page}" if self.page else ""
        return ", ".join(part for part in (self.file, page, line) if part)

    def repair(
        self,
        rule: str,
        before: str,
        after: str = "",
        confidence: float = 1.0,
        *,
        described: bool = False,
    ) -> Repair:
        """Record what a rule did here."""
        line = max(1, self.line)
        return Repair(rule, line, before, after, confidence, str(self), described)


NOWHERE = SourcePlace()


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike; ``\\n`` in them ends a line of verse or of a signature."""

    text: str
    marks: frozenset[Mark] = frozenset()
    href: str = ""
    """Where a link leads, if out of the document."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The mark of a note."""

    note: str
    """The key of the note in ``Document.notes``."""
    label: str = ""
    """What the mark looks like in the source: “3”, “*”."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a page of a printed book begins."""

    page: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, and the words that stand for it."""

    source: str
    words: str = ""


Inline = Run | NoteRef | PageBreak | Image
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document that is one heading, paragraph, stanza or table."""

    kind: Kind
    inlines: Inlines = ()
    """Its words; of a table or figure the caption, of a figure behind its picture."""
    place: SourcePlace = NOWHERE
    level: int = 0
    """Of a heading, from 1; of an item, how deep its list is, from 1."""
    language: str = ""
    """Where it is not that of the document."""
    label: str = ""
    """The number of an item, with its sign: “3.”; the speaker of a speech."""
    lined: bool = False
    """Whether its line ends are meant, as those of verse are, in whatever it stands."""
    rows: tuple[tuple[Inlines, ...], ...] = ()
    """The cells of a table, the first row its head."""
    confidence: float = 1.0
    """How sure the reader is; below 0.6 a person should look."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its file says that it is built."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    """The blocks of every note by a key that its marks name."""
    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    language: str = ""
    repairs: tuple[Repair, ...] = ()
    """What the reader took out or changed, each with its words, and what it doubts."""
    title_page: tuple[str, ...] = ()
    """What stands beside the text, such as the lines of its title page."""


def plain(inlines: Inlines) -> str:
    """Return the words alone."""
    return "".join(one.text for one in inlines if isinstance(one, Run))


def tidy(inlines: list[Inline]) -> Inlines:
    """Join runs set alike, and strip the blanks around a block."""
    joined: list[Inline] = []
    for one in inlines:
        last = joined[-1] if joined else None
        if isinstance(one, Run) and not one.text:
            continue
        if isinstance(one, Run) and isinstance(last, Run) and _alike(one, last):
            joined[-1] = Run(last.text + one.text, last.marks, last.href, last.language)
        else:
            joined.append(one)
    return _stripped(joined)


def _alike(one: Run, other: Run) -> bool:
    return (one.marks, one.href, one.language) == (
        other.marks,
        other.href,
        other.language,
    )


def _stripped(inlines: list[Inline]) -> Inlines:
    """Strip the first and the last run, if no picture, whose words stay, is beyond."""
    runs = [i for i, one in enumerate(inlines) if isinstance(one, Run | Image)]
    for at, strip in ((runs[:1], str.lstrip), (runs[-1:], str.rstrip)):
        for index in at:
            run = inlines[index]
            if isinstance(run, Run):
                text = strip(run.text)
                inlines[index] = Run(text, run.marks, run.href, run.language)
    return tuple(one for one in inlines if not isinstance(one, Run) or one.text)
