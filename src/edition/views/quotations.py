"""Passages quoted elsewhere than on their own page: without marks, links made good."""

import re
from typing import NamedTuple

from edition import addresses
from edition.links import Link, passage_label
from edition.model import Edition, Ref, Text
from edition.plain_text import running
from edition.syntax import HARD_BREAK, NOTE_MARK

TARGET = re.compile(r"\]\((?P<path>[^():#\s]*)(?P<anchor>\#[^()\s]*)?\)")


class Quotation(NamedTuple):
    """A passage or note, and where it stands."""

    text: Text
    where: Link
    is_precis: bool
    """Whether the words are the editors’ and not the author’s."""
    words: str
    """Markdown on one line, fit for any page."""


def quotation(edition: Edition, ref: Ref) -> Quotation:
    """Return a passage or note as a quotation; only for refs that lead somewhere."""
    text = edition.text[ref.text]
    label = f"{text.short_name}, {passage_label(ref.anchor)}"
    return Quotation(
        text=text,
        where=Link(label, addresses.text(text.slug, ref.anchor)),
        is_precis=text.is_precis and ref.anchor.startswith("p"),
        words=quotable(markdown_of(text, ref.anchor), text.pages[ref.anchor]),
    )


def markdown_of(text: Text, anchor: str) -> str:
    """Return the Markdown of a passage or note; nothing where there is none."""
    for passage in text.passages:
        if passage.id == anchor:
            return running(passage)
    notes = text.document.notes
    return next((note.markdown for note in notes if note.id == anchor), "")


def quotable(markdown: str, page: str) -> str:
    """Return the Markdown of a passage of a page on one line, fit for any other."""

    def lead(match: re.Match[str]) -> str:
        path = addresses.led_to(page, match["path"]) if match["path"] else page
        return f"](/{path}{match['anchor'] or ''})"

    words = HARD_BREAK.sub("\n", NOTE_MARK.sub("", markdown))
    return " ".join(TARGET.sub(lead, words).split())
