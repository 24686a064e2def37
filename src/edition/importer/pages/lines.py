"""Own what a page holds: lines that know where they stand and how they are set."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Spot(NamedTuple):
    """A point on a page, to which a link may lead."""

    page: int
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line set in one way."""

    text: str
    left: float = 0.0
    right: float = 0.0
    raised: bool = False
    bold: bool = False
    italic: bool = False
    href: str = ""
    """The address to which it links."""
    target: Spot | None = None
    """The place in the same document to which it links."""
    confidence: float = 1.0
    """How sure the program was that recognised it."""


@dataclass(frozen=True)
class Line:
    """A line of text with its place; y grows downwards, sizes are of the page."""

    page: int
    pieces: tuple[Piece, ...]
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    kind: str = ""
    """What the source says it is: a name of :mod:`edition.importer.pages.kinds`."""
    level: int = 0
    """The level of a heading, or the row of a cell, where the source says it."""
    element: str = ""
    """The paragraph, cell or region that the source says it belongs to."""
    region: str = ""
    """The part of the page that it stands in, where the source says one."""
    order: int = -1
    """Its place in the order in which the source says it is read."""
    divided: str = ""
    """The whole word that the line's end divides, where the source says it."""

    @cached_property
    def text(self) -> str:
        """What the line says."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def is_bold(self) -> bool:
        """Whether nearly all of it is bold."""
        bold = sum(len(p.text) for p in self.pieces if p.bold)
        return bold > 0.85 * len(self.text)

    @property
    def width(self) -> float:
        """How far it reaches."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Where its middle is, from the left."""
        return (self.left + self.right) / 2


class Rule(NamedTuple):
    """A thin horizontal line drawn on a page."""

    left: float
    y: float
    right: float


class Aside(NamedTuple):
    """Text on a page that is not read with the rest."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the lines on it, in the order of the source."""

    number: int
    """Its place in the document, from 0."""
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()
    label: str = ""
    """The number that the source gives it."""
    is_ordered: bool = False
    """Whether the source says in which order its lines are read."""
    asides: tuple[Aside, ...] = ()
    """Text set across it, beyond its edges, or twice."""
    warning: str = ""
    """What of it is not read: “a broken page”."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a document and what its source says of the whole."""

    pages: tuple[Page, ...]
    outline: tuple[tuple[int, str, int], ...] = ()
    """Level, title and page of each entry of its outline."""
    title: str = ""
    language: str = ""
    has_sizes: bool = True
    """Whether sizes are of type, and not only the heights of boxes."""
