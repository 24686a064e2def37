"""Quote passages elsewhere than on their own page: without marks, links made good."""

import posixpath
import re

from edition.model import Edition, Note, Passage, Ref, Text
from edition.pages.markup import escape, sign, text_link

MARK = re.compile(r"\[\^[^\]\n]+\]")
HARD_BREAK = re.compile(r"(?<!\\)\\\n")
TARGET = re.compile(r"\]\((?P<path>[^():#\s]*)(?P<anchor>\#[^()\s]*)?\)")
VOICES = {"precis": ", précis", "transcription": ""}
"""Whose words a quotation is in, where they are not the author's."""


def quotation(edition: Edition, ref: Ref) -> str:
    """Return a passage or note as a quotation under a link to its place.

    Only for refs that lead somewhere.
    """
    text = edition.text[ref.text]
    where = text_link(
        text, f"{escape(text.short_name)}, {sign(ref.anchor)}", ref.anchor
    )
    voice = VOICES[text.meta.presentation] if ref.anchor.startswith("p") else ""
    words = quotable(text, markdown_of(text, ref.anchor))
    return f"{where}{voice}\n{{ .quotation__where }}\n\n> {words}"


def markdown_of(text: Text, anchor: str) -> str:
    """Return the Markdown of a passage or note; nothing where there is none."""
    units: tuple[Passage | Note, ...] = (*text.passages, *text.document.notes)
    return next((unit.markdown for unit in units if unit.id == anchor), "")


def quotable(text: Text, markdown: str) -> str:
    """Return the Markdown of a passage on one line, fit for any page."""

    def lead(match: re.Match[str]) -> str:
        name = f"texts/{text.slug}.md"
        path = posixpath.join("texts", match["path"]) if match["path"] else name
        return f"](/{posixpath.normpath(path)}{match['anchor'] or ''})"

    words = HARD_BREAK.sub("\n", MARK.sub("", markdown))
    return " ".join(TARGET.sub(lead, words).split())
