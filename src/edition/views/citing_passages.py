"""Where a work is cited: the note, the passage it hangs on, its words there."""

import re
from typing import NamedTuple

from edition.citations import locators
from edition.indexes import Use
from edition.messages import gettext as _
from edition.model import Edition, note_id, note_kind
from edition.model.index import per_edition
from edition.plain_text import running
from edition.scan.plain import plain, sign
from edition.syntax import CITATION_MARK, NOTE_MARK, is_passage

CITATION = re.compile(CITATION_MARK)
AUTHORS_NOTE = re.compile(r"n(?P<number>\d+)")
CUT_OPEN = re.compile(r"^[^\[{]*(?:\}|\]\([^()]*\))")
"""The rest of a link or attribute list that a cut has left at the beginning."""
CONTEXT = 90
"""Characters of context before a citation."""


class CitingPassage(NamedTuple):
    """One place in which a work is cited."""

    use: Use
    label: str
    """“¶ 7”, “note 4”, “editors’ note”, “headnote”."""
    host: str
    """The anchor of the passage that a note hangs on."""
    locator: str
    """The part of the work that is cited, with its label."""
    context: str
    """The words before the citation."""


@per_edition
def _marks(edition: Edition) -> dict[tuple[str, str], tuple[str, str]]:
    """Return where each note hangs, by slug and id: its passage, the words before."""
    return {
        (text.slug, note_id(mark["label"])): (
            block.id,
            words_before(words, mark.start()),
        )
        for text in edition.texts
        for block in text.document.blocks
        if "[^" in (words := running(block))
        for mark in NOTE_MARK.finditer(words)
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
    citation, label = use.citation, _label(use.anchor)
    part = locators.words(citation.label, citation.locator) if citation.locator else ""
    hangs_on = _marks(edition).get((use.text.slug, use.anchor))
    host, context = hangs_on or ("", _own_words(use))
    return CitingPassage(use, label, host, part, context)


def _own_words(use: Use) -> str:
    """Return the words before a citation that stands in no note: in the headnote."""
    blocks = (b for b in use.text.document.blocks if b.id == use.anchor)
    words = next(map(running, blocks), "")
    marks = (m for m in CITATION.finditer(words) if f"@{use.citation.key}" in m[0])
    return next((words_before(words, mark.start()) for mark in marks), "")


def _label(anchor: str) -> str:
    """Name a place: “¶ 7”, “note 4”, “editors’ note”, “headnote”."""
    if is_passage(anchor):
        return sign("p", anchor[1:])
    if note := AUTHORS_NOTE.fullmatch(anchor):
        return _("note %(number)s") % note.groupdict()
    if anchor.startswith("n-"):
        return _("editors’ note")
    return _("headnote") if anchor == "headnote" else anchor or _("text")


def is_authors(use: Use) -> bool:
    """Tell whether a citation is the author's: in no note of the editors."""
    label = use.anchor.removeprefix("n").lstrip("-")
    is_noted = use.anchor.startswith("p") or note_kind(label) == "author"
    return use.anchor != "headnote" and is_noted and not use.is_conjecture
