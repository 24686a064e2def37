"""Find the title of a document: its largest heading, on its first pages."""

import re
from collections.abc import Sequence

from edition.importer.pages import kinds
from edition.importer.pages.paragraph import Paragraph

NAME = re.compile(r"[^\W\d_]{4}")
"""What a title has at least: a word."""


def title_of(paragraphs: Sequence[Paragraph], told: str) -> tuple[str, int]:
    """Return the title and the paragraph that it is, -1 where there is none.

    Args:
        paragraphs: those of the document.
        told: what the file says that its title is.
    """
    headings = [
        (at, p)
        for at, p in enumerate(paragraphs)
        if p.kind == kinds.HEADING and NAME.search(p.text)
    ]
    largest = max((p.size for _, p in headings), default=0.0)
    tops = [(at, p) for at, p in headings if p.size == largest or p.level == 1]
    if not tops or tops[0][1].first.page > 1 or tops[0][1].size < largest:
        return "", -1
    alone = sum(p.size == largest for _, p in headings) == 1
    at, paragraph = tops[0]
    same = _letters(paragraph.text) == _letters(told)
    return (paragraph.text, at) if alone or same else ("", -1)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
