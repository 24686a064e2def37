"""How a text is cited: an example in every style, and what the browser fills in."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from edition.citations.inlines import to_html
from edition.citing import COPY, WHOSE, address, of_copies
from edition.citing.items import ACCESSED, CAPITAL, LINK, PHRASE
from edition.citing.styles import STYLES, Cited, templates
from edition.model import Edition, Text
from edition.typography import capital

SLOTS = {PHRASE: "phrase", CAPITAL: "capital", LINK: "link", ACCESSED: "accessed"}
"""What a citation leaves open, by the sign that stands there."""
SLOT = re.compile("|".join(SLOTS))


class Piece(NamedTuple):
    """A part of a citation: formatted words, or what each passage has its own of."""

    slot: str
    """One of ``SLOTS``, or empty where the words are the same for all passages."""
    words: str


class Example(NamedTuple):
    """The citation of the first passage in one style."""

    style: Cited
    full: list[Piece]
    short: list[Piece]
    """What stands in the running text, in styles that have a list of works too."""


class HowToCite(NamedTuple):
    """An example in each style, and what the browser needs to name other passages."""

    examples: list[Example]
    one: str
    many: str
    note: str
    link: str
    formats: str
    """The file that has the citation in every format."""


def how_to_cite(edition: Edition, text: Text) -> HowToCite | None:
    """Return how a text is cited; None for one without passages."""
    if not text.passages:
        return None
    whose = WHOSE[text.meta.presentation]
    return HowToCite(
        examples=_examples(edition, text),
        one=whose.format("para. {n}"),
        many=whose.format("paras. {n}"),
        note=whose.format("n. {n}"),
        link=address(edition, text),
        formats=f"{text.slug}.cite.json",
    )


def copy_citations(edition: Edition, text: Text) -> HowToCite | None:
    """Return how a reader’s own copy is cited; None where there is none."""
    if text.slug not in edition.transcriptions:
        return None
    copies = of_copies(edition)
    return HowToCite(
        examples=_examples(copies, copies.text[text.slug]),
        one=WHOSE[COPY].format("para. {n}, as numbered there"),
        many=WHOSE[COPY].format("paras. {n}, as numbered there"),
        note=WHOSE[COPY].format("n. {n}"),
        link=address(edition, text),
        formats=f"{text.slug}.copy.cite.json",
    )


def _examples(edition: Edition, text: Text) -> list[Example]:
    made = templates(edition)[text.slug]
    return [
        Example(
            style,
            [*_pieces(edition, text, style, made[style.id].full)],
            [*_pieces(edition, text, style, made[style.id].short)],
        )
        for style in STYLES
    ]


def _pieces(
    edition: Edition, text: Text, style: Cited, template: str
) -> Iterator[Piece]:
    """Yield a citation in pieces, with the first passage in what it leaves open."""
    first = text.passages[0]
    phrase = style.phrase(text, first.number)
    filled = {"phrase": phrase, "capital": capital(phrase), "accessed": ""}
    filled["link"] = address(edition, text, first.id)
    if not template:
        return
    html, at = to_html(template), 0
    for sign in SLOT.finditer(html):
        yield Piece("", Markup(html[at : sign.start()]))
        slot = SLOTS[sign[0]]
        yield Piece(slot, filled[slot])
        at = sign.end()
    yield Piece("", Markup(html[at:]))
