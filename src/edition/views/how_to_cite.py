"""How a text is cited: an example in every style, and what the browser fills in."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from edition.citations.inlines import to_html
from edition.dated_entries import dates_of_passages
from edition.messages import gettext as _
from edition.model import Edition, Passage, Text
from edition.self_citation import PARAGRAPH, address, of_copies, phrase
from edition.self_citation.stand_ins import ACCESSED, CAPITAL, LINK, PHRASE
from edition.self_citation.styles import STYLES, Style
from edition.self_citation.templates import templates
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

    style: Style
    full: list[Piece]
    short: list[Piece]
    """What stands in the running text, in styles that have a list of works too."""


class HowToCite(NamedTuple):
    """An example in each style, and what the browser needs to name other passages."""

    examples: list[Example]
    first: str
    """The number of the first passage."""
    one: str
    many: str
    note: str
    link: str
    formats: str
    """The file that has the citation in every format."""


def how_to_cite(
    edition: Edition,
    text: Text,
    page: str = "",
    *,
    remark: str = "",
    file: str = "cite.json",
) -> HowToCite | None:
    """Return how the passages of a page are cited; None where there are none.

    Args:
        edition: what the text is of.
        text: the text.
        page: the path of its page below ``docs``, where it has several.
        remark: what is said behind the number of a passage.
        file: how the name of the file ends that has the citation in every format.
    """
    page = page or text.page
    is_opening = page == text.page and text.chapters
    here = (p for p in text.passages if is_opening or text.pages[p.id] == page)
    first = next(here, None)
    if first is None:
        return None
    folder = "../" * (page != text.page)
    one, many = map(_, PARAGRAPH)
    return HowToCite(
        examples=[*_examples(edition, text, first)],
        first=first.number,
        one=phrase(text, f"{one} {{n}}{remark}"),
        many=phrase(text, f"{many} {{n}}{remark}"),
        note=phrase(text, _("n.") + " {n}"),
        link=address(edition, text, first.id).partition("#")[0],
        formats=f"{folder}{text.slug}.{file}",
    )


def copy_citations(edition: Edition, text: Text, page: str) -> HowToCite | None:
    """Return how a reader’s own copy is cited; None where there is none."""
    if text.slug not in edition.transcriptions:
        return None
    copies = of_copies(edition)
    remark, copy = _(", as numbered there"), copies.text[text.slug]
    return how_to_cite(copies, copy, page, remark=remark, file="copy.cite.json")


def _examples(edition: Edition, text: Text, first: Passage) -> Iterator[Example]:
    made, date = templates(edition)[text.slug], dates_of_passages(text).get(first.id)
    filled = {"link": address(edition, text, first.id), "accessed": ""}
    for style in STYLES:
        place = style.phrase(text, first.number) + (f" ({date.words})" if date else "")
        filled |= {"phrase": place, "capital": capital(place)}
        full, short = ([*_pieces(one, filled)] for one in made[style.id])
        yield Example(style, full, short)


def _pieces(template: str, filled: Mapping[str, str]) -> Iterator[Piece]:
    """Yield a citation in pieces, with a first passage in what it leaves open."""
    if not template:
        return
    html, at = to_html(template), 0
    for sign in SLOT.finditer(html):
        yield Piece("", Markup(html[at : sign.start()]))
        slot = SLOTS[sign[0]]
        yield Piece(slot, filled[slot])
        at = sign.end()
    yield Piece("", Markup(html[at:]))
