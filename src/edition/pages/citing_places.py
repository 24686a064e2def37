"""Tell where a work is cited: the note, the passage it hangs on, its words there."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from edition.citations import locators
from edition.indexes import Use
from edition.marks import MARK
from edition.model import Edition, Text, note_id, note_kind
from edition.pages.html_tags import address, words
from edition.scan.plain import plain, sign

NOTE_MARK = re.compile(r"\[\^(?P<label>[^\]\n]+)\]")
CITATION = re.compile(MARK)
CUT_OPEN = re.compile(r"^[^\[{]*(?:\}|\]\([^()]*\))")
"""The rest of a link or attribute list that a cut has left at the beginning."""
CONTEXT = 90
"""Characters of context before a citation."""
PAGE = "bibliography.md"


class Place(NamedTuple):
    """Where a note hangs: the anchor of its passage, and the words before its mark."""

    anchor: str
    context: str


@lru_cache(maxsize=2)
def _marked(edition: Edition) -> dict[tuple[str, str], Place]:
    """Return where each note hangs, by slug and id."""
    return {
        (text.slug, note_id(mark["label"])): Place(
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


def place(edition: Edition, use: Use) -> str:
    """Return one citing place as an item of a list."""
    anchor, page = use.anchor, _page(use.text)
    hangs = _marked(edition).get((use.text.slug, anchor))
    at = f"{page}#{anchor}" if anchor else page
    name = "editors’ conjecture on " * use.is_conjecture + _name(anchor)
    told = f'<a href="{at}">{_short_name(use.text)}, {name}</a>'
    if hangs and hangs.anchor:
        told += f' to <a href="{page}#{hangs.anchor}">{_name(hangs.anchor)}</a>'
    if use.citation.locator:
        told += f", {_locator(use)}"
    context = words(hangs.context if hangs else _own_words(use))
    quoted = f': <q class="work__context">{context}</q>' if context else ""
    return f"<li>{told}{quoted}</li>"


def _own_words(use: Use) -> str:
    """Return the words before a citation that stands in no note: in the headnote."""
    block = next((b for b in use.text.document.blocks if b.id == use.anchor), None)
    if block is None:
        return ""
    marks = CITATION.finditer(block.markdown)
    found = next((m for m in marks if f"@{use.citation.key}" in m[0]), None)
    return words_before(block.markdown, found.start()) if found else ""


@lru_cache(maxsize=4096)
def _page(text: Text) -> str:
    return address(PAGE, f"texts/{text.slug}.md")


@lru_cache(maxsize=4096)
def _short_name(text: Text) -> str:
    return words(text.short_name)


@lru_cache(maxsize=4096)
def _name(anchor: str) -> str:
    """Name a place: “¶ 7”, “note 4”, “editors’ note”, “headnote”."""
    if re.fullmatch(r"p\d+", anchor):
        return sign("p", anchor[1:])
    if re.fullmatch(r"n\d+", anchor):
        return f"note {anchor[1:]}"
    return "editors’ note" if anchor.startswith("n-") else anchor or "text"


def _locator(use: Use) -> str:
    """Return the part of the work that is cited, with its label."""
    return words(locators.words(use.citation.label, use.citation.locator))


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
    return [*names, *(["the editors"] if editors else [])]
