"""How a text is cited: an example in every style, and what the browser fills in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from edition.citations.inlines import to_html
from edition.model import Edition, Text
from edition.self_citation import COPY, WHOSE, address, of_copies
from edition.self_citation.stand_ins import ACCESSED, CAPITAL, LINK, PHRASE
from edition.self_citation.styles import STYLES, Style
from edition.self_citation.templates import templates
from edition.typography import capital

FORMATS = {"BibTeX": "bib", "RIS": "ris", "CSL-JSON": "csl.json"}
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

    style: Style
    full: tuple[Piece, ...]
    short: tuple[Piece, ...]
    """What stands in the running text, in styles that have a list of works too."""


class PlaceNames(NamedTuple):
    """What the browser needs to name other passages."""

    one: str
    many: str
    note: str
    link: str
    formats: str
    """The file that has the citation in every format."""


@dataclass(frozen=True, slots=True)
class HowToCite:
    """The section of a text’s page."""

    is_precis: bool
    first: str
    """The number of the first passage."""
    examples: tuple[Example, ...]
    files: dict[str, str]
    """The whole text for a reference manager: path by name of the format."""
    names: PlaceNames


@dataclass(frozen=True, slots=True)
class CopyCitations:
    """What the browser fills in to cite the words of a transcription."""

    examples: tuple[Example, ...]
    names: PlaceNames


def how_to_cite(edition: Edition, text: Text) -> HowToCite | None:
    """Return the section; None for a text without passages."""
    if not text.passages:
        return None
    whose = WHOSE[text.meta.presentation]
    one, many, note = (
        whose.format(f"{name} {{n}}") for name in ("para.", "paras.", "n.")
    )
    link = address(edition, text)
    return HowToCite(
        is_precis=text.meta.presentation == "precis",
        first=text.passages[0].number,
        examples=_examples(edition, text),
        files={name: f"{text.slug}.{suffix}" for name, suffix in FORMATS.items()},
        names=PlaceNames(one, many, note, link, f"{text.slug}.cite.json"),
    )


def copy_citations(edition: Edition, text: Text) -> CopyCitations | None:
    """Return how a reader’s own copy is cited; None where there is none."""
    if text.slug not in edition.transcriptions:
        return None
    copies = of_copies(edition)
    names = PlaceNames(
        one=WHOSE[COPY].format("para. {n}, as numbered there"),
        many=WHOSE[COPY].format("paras. {n}, as numbered there"),
        note=WHOSE[COPY].format("n. {n}"),
        link=address(edition, text),
        formats=f"{text.slug}.copy.cite.json",
    )
    return CopyCitations(_examples(copies, copies.text[text.slug]), names)


def _examples(edition: Edition, text: Text) -> tuple[Example, ...]:
    made = templates(edition)[text.slug]
    return tuple(
        Example(
            style,
            tuple(_pieces(edition, text, style, made[style.id].full)),
            tuple(_pieces(edition, text, style, made[style.id].short)),
        )
        for style in STYLES
    )


def _pieces(
    edition: Edition, text: Text, style: Style, template: str
) -> Iterator[Piece]:
    """Yield a citation in pieces, with the first passage in what it leaves open."""
    number = text.passages[0].number
    phrase = style.phrase(text, number)
    filled = {"phrase": phrase, "capital": capital(phrase), "accessed": ""}
    filled["link"] = address(edition, text, text.passages[0].id)
    if not template:
        return
    html, at = to_html(template), 0
    for sign in SLOT.finditer(html):
        yield Piece("", Markup(html[at : sign.start()]))
        slot = SLOTS[sign[0]]
        yield Piece(slot, filled[slot])
        at = sign.end()
    yield Piece("", Markup(html[at:]))
