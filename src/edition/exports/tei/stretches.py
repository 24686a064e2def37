"""Stretches of words, and how one is put around words that others divide."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from edition.model import Emendation, Name, Term
from edition.model.variants import Variant
from edition.reading.tree import Inline, Span
from edition.reading.walk import words as words_of

DIVISIBLE = frozenset(
    {"emphasis", "strong", "superscript", "subscript", "foreign", "code", "stage"}
)
"""What stays what it is where it is written in two halves."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the edition knows of some words: it has their id on the page, if any."""

    what: Term | Name | Emendation | Variant
    id: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that the page, or the edition, knows something of."""

    content: tuple["Piece", ...]
    of: Span | Found

    @property
    def width(self) -> int:
        """How many characters its words have."""
        if isinstance(self.of, Span) and not self.content:
            return len(words_of((self.of,)))
        return sum(map(width, self.content))


Piece = str | Stretch
Pieces = tuple[Piece, ...]


def pieces(inlines: Sequence[Inline]) -> Pieces:
    """Return words of the reading as pieces; the sign of a note is none of them."""
    return tuple(map(_piece, inlines))


def _piece(inline: Inline) -> Piece:
    if isinstance(inline, str):
        return inline
    has_words = inline.kind not in ("mark", "picture")
    return Stretch(pieces(inline.content) if has_words else (), inline)


def width(piece: Piece) -> int:
    """Return how many characters the words of a piece have."""
    return len(piece) if isinstance(piece, str) else piece.width


def around(content: Pieces, start: int, end: int, found: Found) -> Pieces:
    """Return pieces with a stretch around the words from ``start`` to ``end``.

    Nothing is put around words that begin or end within what cannot be divided.
    """
    at = 0
    for number, piece in enumerate(content):
        after = at + width(piece)
        if (
            isinstance(piece, Stretch)
            and at <= start
            and end <= after
            and piece.content
        ):
            inner = around(piece.content, start - at, end - at, found)
            held = replace(piece, content=inner)
            return *content[:number], held, *content[number + 1 :]
        at = after
    parted = _parted(content, start, end)
    if parted is None:
        return content
    before, within, behind = parted
    return *before, Stretch(within, found), *behind


def _parted(
    content: Pieces, start: int, end: int
) -> tuple[Pieces, Pieces, Pieces] | None:
    """Part pieces in three; what has no width at an end stays out of the middle."""
    try:
        head, behind = _cut(content, end, with_empty=False)
        before, within = _cut(head, start, with_empty=True)
    except IndivisibleError:
        return None
    return before, within, behind


class IndivisibleError(Exception):
    """Words end within what cannot be divided."""


def _cut(content: Pieces, at: int, *, with_empty: bool) -> tuple[Pieces, Pieces]:
    """Cut pieces in two behind some characters.

    Args:
        content: the pieces.
        at: how many characters stand before the cut.
        with_empty: whether what has no width, and stands at the cut, is before it.
    """
    before: list[Piece] = []
    behind: list[Piece] = []
    reached = 0
    for piece in content:
        after = reached + width(piece)
        if after < at or (after == at and (reached < at or with_empty)):
            before.append(piece)
        elif reached >= at:
            behind.append(piece)
        else:
            one, other = _halves(piece, at - reached)
            before.append(one)
            behind.append(other)
        reached = after
    return tuple(before), tuple(behind)


def _halves(piece: Piece, at: int) -> tuple[Piece, Piece]:
    if isinstance(piece, str):
        return piece[:at], piece[at:]
    if not isinstance(piece.of, Span) or piece.of.kind not in DIVISIBLE:
        raise IndivisibleError
    one, other = _cut(piece.content, at, with_empty=True)
    return replace(piece, content=one), replace(piece, content=other)
