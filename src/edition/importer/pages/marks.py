"""Find the marks of notes in a text: raised labels, labels in brackets, links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from edition.importer.pages import kinds
from edition.importer.pages.flow import Flow, Item, Mark
from edition.importer.pages.labels import IN_TEXT, MARK, MARKS
from edition.importer.pages.lines import Piece
from edition.importer.pages.paragraph import Paragraph

PLAIN = re.compile(r"\s*[\[(]?(?:\d{1,4}|[*†‡§]{1,3})[\])]?\s*")
ORDINAL = re.compile(r"\s*(?:st|nd|rd|th|er|re|e|o|a|ème)\b", re.IGNORECASE)
POWER = re.compile(r"[-−+=/^×·]\s*\Z|\b(?:m|cm|km|mm|ft|in|x|y|n|e|R|O)\Z")


@dataclass(frozen=True, slots=True)
class Marked:
    """The text of paragraphs with marks in it."""

    flows: tuple[Flow, ...]
    marks: tuple[Mark, ...]


def marked(paragraphs: Sequence[Paragraph], flows: Sequence[Flow]) -> Marked:
    """Find the marks in paragraphs; in headings only those raised or linked."""
    serial = count()
    found: list[Mark] = []
    changed: list[Flow] = []
    for at, (paragraph, flow) in enumerate(zip(paragraphs, flows, strict=True)):
        items: list[tuple[Item, int]] = []
        before = ""
        for item, page in flow.items:
            if not isinstance(item, Piece):
                items.append((item, page))
                continue
            for part in _parts(item, before, paragraph, page, at, serial):
                items.append((part, page))
                if isinstance(part, Mark):
                    found.append(part)
            before = item.text if item.text.strip() else before
        changed.append(replace(flow, items=tuple(items)))
    return Marked(tuple(changed), tuple(found))


def _parts(
    piece: Piece,
    before: str,
    paragraph: Paragraph,
    page: int,
    at: int,
    serial: Iterator[int],
) -> Iterator[Piece | Mark]:
    """Cut a piece into text and marks."""
    if paragraph.kind == kinds.CONTENTS:
        yield piece
    elif _is_mark(piece, before):
        form = "raised" if piece.raised else "square"
        for label in MARKS.findall(piece.text) or [piece.text.strip()]:
            yield Mark(label, piece.text, form, page, at, piece, next(serial))
    elif piece.raised or paragraph.kind in (kinds.HEADING, kinds.TABLE):
        yield piece
    else:
        yield from _within(piece, page, at, serial, bool(before.strip()))


def _is_mark(piece: Piece, before: str) -> bool:
    """Tell whether a piece as a whole is a mark."""
    if piece.raised:
        return bool(MARK.fullmatch(piece.text.strip())) and not POWER.search(before)
    return bool(piece.target) and bool(PLAIN.fullmatch(piece.text))


def _within(
    piece: Piece, page: int, at: int, serial: Iterator[int], inside: bool
) -> Iterator[Piece | Mark]:
    """Find marks in brackets, and signs, within a stretch of text."""
    start = 0
    for match in IN_TEXT.finditer(piece.text):
        if not match.start() and not inside:
            continue
        if match.start() > start:
            yield replace(piece, text=piece.text[start : match.start()])
        label = match["square"] or match["sign"]
        form = "square" if match["square"] else "sign"
        own = replace(piece, text=match[0])
        yield Mark(label, match[0], form, page, at, own, next(serial))
        start = match.end()
    if start < len(piece.text):
        yield replace(piece, text=piece.text[start:]) if start else piece
