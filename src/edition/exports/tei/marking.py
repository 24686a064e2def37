"""Mark in words what the edition knows of them: terms, names, emendations, variants."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from edition.exports.tei.stretches import (
    Found,
    Piece,
    Pieces,
    Stretch,
    around,
    pieces,
    width,
)
from edition.indexes import emendations_by_passage, grouped, name_matcher, term_matcher
from edition.model import Edition, Emendation, Text
from edition.model.variants import Variant
from edition.reading.tree import Inline, Span
from edition.reading.walk import words as words_of
from edition.scan.plain import plain

OPAQUE = frozenset({"citation", "link", "passage", "formula", "code"})
"""Words in which no name or term is looked for."""
HIDDEN = "\0"
"""Stands for a character of these; no form of a name or term has it."""


class Marker:
    """Marks the words of one text."""

    def __init__(self, edition: Edition, text: Text, *, is_own: bool = True) -> None:
        """Take a text; no words of a translation are emended (``is_own`` is false)."""
        self._edition = edition
        self._is_emended = is_own and not text.is_precis
        self._text = text
        self._names = {name.id: name for name in edition.names}
        self.variants = _variants(edition, text)

    def marked(self, inlines: Sequence[Inline], host: str = "") -> Pieces:
        """Return words of the passage or note ``host`` with all that is known of them.

        Where words of two kinds overlap and neither has the other whole, the first
        that was marked stays: a term before a name.
        """
        content = self._with_variants(pieces(inlines))
        for found, start, end in self._emendations(content, host):
            content = around(content, start, end, found)
        words = _said(content, OPAQUE | {"term"})
        for match in term_matcher(self._edition).find(words):
            found = Found(self._edition.term[match.owner])
            content = around(content, match.start, match.end, found)
        words = _said(content, OPAQUE)
        for match in name_matcher(self._edition).find(words):
            found = Found(self._names[match.owner])
            content = around(content, match.start, match.end, found)
        return content

    def _with_variants(self, content: Pieces) -> Pieces:
        """Put each variant around its lemma, in the place of the mark behind it."""
        words = _said(content)
        for mark, at in _marks(content):
            variant = self.variants.get(mark.to)
            if variant is None:
                continue
            lemma = " ".join(plain(variant.lemma).split())
            start = at - len(lemma)
            if start >= 0 and words[start:at] == lemma:
                held = around(content, start, at, Found(variant, mark.to))
                content = _without(held, mark) if held != content else content
        return content

    def _emendations(
        self, content: Pieces, host: str
    ) -> Iterator[tuple[Found, int, int]]:
        """Yield where the words of emendations stand: in a précis none of them do."""
        if not self._is_emended:
            return
        words = _said(content)
        index = emendations_by_passage(self._edition)
        for emendation in index.get((self._text.slug, host), ()):
            shown = shown_of(emendation)
            if words.count(shown) == 1:
                start = words.index(shown)
                yield Found(emendation), start, start + len(shown)


def shown_of(emendation: Emendation) -> str:
    """Return what a transcription has: a slip stays, damage is mended."""
    return emendation.rdg if emendation.kind == "slip" else emendation.lem


def _variants(edition: Edition, text: Text) -> dict[str, Variant]:
    """Return the variants of a text by the ids that their notes have on the page."""
    known = edition.variants.get(text.slug)
    found = grouped((one.passage, one) for one in (known.variants if known else ()))
    return {f"v-{p}-{n}": v for p, vs in found.items() for n, v in enumerate(vs, 1)}


def _said(content: Pieces, opaque: frozenset[str] = frozenset()) -> str:
    """Return the words of pieces, each character in its place."""
    return "".join(_saying(piece, opaque) for piece in content)


def _saying(piece: Piece, opaque: frozenset[str]) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece.of, Span):
        if piece.of.kind in opaque:
            return HIDDEN * piece.width
        if not piece.content:
            return words_of((piece.of,))
    return _said(piece.content, opaque)


def _marks(content: Pieces, at: int = 0) -> Iterator[tuple[Span, int]]:
    """Yield the marks of notes, and how many characters stand before each."""
    for piece in content:
        if isinstance(piece, Stretch):
            if isinstance(piece.of, Span) and piece.of.kind == "mark":
                yield piece.of, at
            yield from _marks(piece.content, at)
        at += width(piece)


def _without(content: Pieces, mark: Span) -> Pieces:
    """Take a mark out of pieces."""
    return tuple(
        piece
        if isinstance(piece, str)
        else replace(piece, content=_without(piece.content, mark))
        for piece in content
        if isinstance(piece, str) or piece.of is not mark
    )
