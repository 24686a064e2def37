"""Where a work is cited: the note, the passage it hangs on, its words there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from edition import addresses
from edition.citations import locators
from edition.indexes import Use
from edition.messages import gettext as _
from edition.model import Edition, note_id, note_kind
from edition.model.index import per_edition
from edition.scan.plain import plain, sign
from edition.syntax import CITATION_MARK, NOTE_MARK, is_passage
from edition.views.links import Link

CITATION = re.compile(CITATION_MARK)
CUT_OPEN = re.compile(r"^[^\[{]*(?:\}|\]\([^()]*\))")
"""The rest of a link or attribute list that a cut has left at the beginning."""
CONTEXT = 90
"""Characters of context before a citation."""


@dataclass(frozen=True, slots=True)
class CitingPassage:
    """One place in which a work is cited."""

    short_name: str
    """The text."""
    is_conjecture: bool
    place: Link
    host: Link | None
    """The passage that a note hangs on."""
    locator: str
    """The part of the work that is cited, with its label."""
    context: str
    """The words before the citation."""


class Mark(NamedTuple):
    """Where a note hangs: the anchor of its passage, and the words before its mark."""

    anchor: str
    context: str


@per_edition
def _marks(edition: Edition) -> dict[tuple[str, str], Mark]:
    """Return where each note hangs, by slug and id."""
    return {
        (text.slug, note_id(mark["label"])): Mark(
            block.id, words_before(block.markdown, mark.start())
        )
        for text in edition.texts
        for block in text.document.blocks
        for mark in NOTE_MARK.finditer(block.markdown)
    }


def words_before(markdown: str, at: int) -> str:
    """Return the last words before an offset, from the beginning of one."""
    piece = markdown[max(0, at - 3 * CONTEXT) : at]
    if at > 3 * CONTEXT:
        piece = CUT_OPEN.sub("", piece)
    piece = " ".join(plain(piece).split())
    if len(piece) <= CONTEXT and at <= 3 * CONTEXT:
        return piece
    return "… " + piece[-CONTEXT:].partition(" ")[2]


def citing_passage(edition: Edition, use: Use) -> CitingPassage:
    """Return the place of one citation."""
    slug, mark = use.text.slug, _marks(edition).get((use.text.slug, use.anchor))
    host = None
    if mark and mark.anchor:
        host = Link(_label(mark.anchor), addresses.text(slug, mark.anchor))
    return CitingPassage(
        short_name=use.text.short_name,
        is_conjecture=use.is_conjecture,
        place=Link(_label(use.anchor), addresses.text(slug, use.anchor)),
        host=host,
        locator=_locator(use) if use.citation.locator else "",
        context=mark.context if mark else _own_words(use),
    )


def _own_words(use: Use) -> str:
    """Return the words before a citation that stands in no note: in the headnote."""
    block = next((b for b in use.text.document.blocks if b.id == use.anchor), None)
    if block is None:
        return ""
    marks = CITATION.finditer(block.markdown)
    found = next((m for m in marks if f"@{use.citation.key}" in m[0]), None)
    return words_before(block.markdown, found.start()) if found else ""


def _label(anchor: str) -> str:
    """Name a place: “¶ 7”, “note 4”, “editors’ note”, “headnote”."""
    if is_passage(anchor):
        return sign("p", anchor[1:])
    if re.fullmatch(r"n\d+", anchor):
        return _("note %(number)s") % {"number": anchor[1:]}
    if anchor.startswith("n-"):
        return _("editors’ note")
    return _("headnote") if anchor == "headnote" else anchor or _("text")


def _locator(use: Use) -> str:
    """Return the part of the work that is cited, with its label."""
    return locators.words(use.citation.label, use.citation.locator)


def is_authors(use: Use) -> bool:
    """Tell whether a citation is the author's: in no note of the editors."""
    label = use.anchor.removeprefix("n").lstrip("-")
    is_noted = use.anchor.startswith("p") or note_kind(label) == "author"
    return use.anchor != "headnote" and is_noted and not use.is_conjecture


def citers(found: Iterable[Use]) -> list[str]:
    """Name those who cite: the authors in the order of their texts, the editors."""
    uses = list(found)
    names = dict.fromkeys(u.text.short_name for u in uses if is_authors(u))
    editors = not all(is_authors(use) for use in uses)
    return [*names, *([_("the editors")] if editors else [])]
