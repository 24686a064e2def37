"""The concordance of a term: how each text uses it, and every use in its context."""

from itertools import groupby
from typing import NamedTuple

from edition import addresses
from edition.concordance import Hit, Usage, layer_hits, usages
from edition.links import Link
from edition.model import Edition, Layer, Term, Text
from edition.scan.plain import sign
from edition.typography import runs_left

MOST_ROWS = 12
"""Where there are more texts, those that never use the term share a row."""
ACROSS = 96
"""Characters of a line: the longest use of a term, and its context on both sides."""
LEAST = 24
"""Characters of context on each side of a term, however long it is."""
MORE = 18
"""Characters further away on each side, in windows that have room for them."""
BEHIND = 66
"""Characters of a use and of all that stands behind it, in such windows."""
OPENING, CLOSING = "“‘(", "”)"
"""What belongs to the word that it touches; ’ may be an apostrophe."""


class UsageTable(NamedTuple):
    """How often and how densely each text uses the term, and where first."""

    rows: list[tuple[Usage, Link | None]]
    """The first use; passages that were counted together are one place."""
    most: float
    """Uses in a thousand words, in the text with most of them."""
    silent: int
    """How many texts have no row of their own, since they never use it."""


class Context(NamedTuple):
    """What stands on one side of a term."""

    near: str
    far: str
    """What is further away; a sign stands for it where there is no room."""


class Line(NamedTuple):
    """One use of the term, and what stands around it."""

    before: Context
    opening: str
    """Quotation marks and brackets that touch the word."""
    word: str
    closing: str
    after: Context
    place: Link

    @property
    def runs_left(self) -> bool:
        """Whether it is read from right to left."""
        return runs_left(f"{self.before.near} {self.word}")


class TextLines(NamedTuple):
    """The uses of the term in one layer of a text."""

    text: Text
    layer: Layer | None
    """What has the words; None where they are the text's own."""
    lines: list[Line]

    @property
    def translation(self) -> Layer | None:
        """The translation that has the words, if one has."""
        return self.layer if self.layer and self.layer.translation else None

    @property
    def is_author(self) -> bool:
        """Whether the words are the author's, and not those of the editors' précis."""
        return bool(self.layer) or not self.text.is_precis


def usage_table(edition: Edition, term: Term) -> UsageTable:
    """Return how each text uses a term."""
    found = usages(edition)[term.id]
    is_long = len(found) > MOST_ROWS
    shown = [usage for usage in found if usage.is_used or not is_long]
    return UsageTable(
        rows=[(usage, _first(usage)) for usage in shown],
        most=max((usage.per_thousand for usage in found), default=0) or 1,
        silent=len(found) - len(shown),
    )


def _first(usage: Usage) -> Link | None:
    if not usage.first:
        return None
    first, last = usage.first[0][1:], usage.first[-1][1:]
    label = sign("p", first if first == last else f"{first}–{last}")
    return Link(label, addresses.text(usage.text.slug, usage.first[0]))


def keyword_in_context(edition: Edition, term: Term) -> list[TextLines]:
    """Return every use of a term with what stands around it, by text and layer."""
    found = layer_hits(edition).get(term.id, ())
    longest = max((hit.end - hit.start for hit in found), default=0)
    room = max((ACROSS - longest) // 2, LEAST)
    more = max(min(MORE, BEHIND - longest - room), 0)
    return [
        TextLines(text, layer, [line(hit, room, more) for hit in group])
        for (text, layer), group in groupby(found, lambda hit: (hit.text, hit.layer))
    ]


def line(hit: Hit, room: int, more: int = 0) -> Line:
    """Return one use with at most ``room`` characters, and more, on each side.

    The blanks around it keep the words apart where cells stand in a row.
    """
    before, after = hit.words[: hit.start], hit.words[hit.end :]
    opening = before[len(before.rstrip(OPENING)) :]
    closing = after[: len(after) - len(after.lstrip(CLOSING))]
    before, after = before.removesuffix(opening), after.removeprefix(closing)
    label = sign("p", hit.passage.number)
    return Line(
        before=_before(before, room, more),
        opening=opening,
        word=hit.words[hit.start : hit.end],
        closing=closing,
        after=_after(after, room, more),
        place=Link(label, addresses.text(hit.text.slug, hit.anchor)),
    )


def _before(text: str, room: int, more: int) -> Context:
    near = _tail(text, room)
    rest = text.removesuffix(near)
    far = _tail(rest, more)
    return Context(near, f"… {far}" if len(far) < len(rest) else far)


def _after(text: str, room: int, more: int) -> Context:
    near = _head(text, room)
    rest = text.removeprefix(near)
    far = _head(rest, more)
    return Context(near, f"{far} …" if len(far) < len(rest) else far)


def _tail(text: str, room: int) -> str:
    return text if len(text) <= room else text[len(text) - room :].split(" ", 1)[-1]


def _head(text: str, room: int) -> str:
    return text if len(text) <= room else text[:room].rsplit(" ", 1)[0]
