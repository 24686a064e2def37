"""Join lines to paragraphs, each of a kind."""

from collections.abc import Iterable

from edition.importer.pages import kinds
from edition.importer.pages.contents import is_entry
from edition.importer.pages.headings import Headings, Rank
from edition.importer.pages.margins import Placed
from edition.importer.pages.paragraph import Paragraph
from edition.importer.pages.setting import Setting
from edition.importer.pages.starts import BULLET, begins


def paragraphs(
    stream: Iterable[Placed], setting: Setting, headings: Headings | None
) -> list[Paragraph]:
    """Join the lines of a text; without headings, those of notes.

    Args:
        stream: lines in reading order.
        setting: how the text is set.
        headings: what is known of headings.
    """
    found: list[Paragraph] = []
    before: Placed | None = None
    for placed in stream:
        rank = headings.rank(placed) if headings else Rank(0.0)
        if before is None or begins(before, placed, found[-1], rank, setting, headings):
            found.append(_opened(placed, rank))
        else:
            found[-1].lines.append(placed.line)
            found[-1].level = found[-1].level or rank.level
        before = placed
    return found


def _opened(placed: Placed, rank: Rank) -> Paragraph:
    line = placed.line
    kind = kinds.HEADING if rank.confidence else line.kind
    if kind == kinds.HEADING and not rank.confidence:
        kind = kinds.PARAGRAPH
    if not kind and is_entry(line):
        kind = kinds.CONTENTS
    return Paragraph(
        kind=kind or kinds.PARAGRAPH,
        lines=[line],
        column=placed.column,
        level=rank.level,
        confidence=rank.confidence or 1.0,
        indent=placed.indent,
        is_item=kind == kinds.ITEM or bool(BULLET.match(line.text)),
    )
