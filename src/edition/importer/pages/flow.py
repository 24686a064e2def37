"""Set the lines of a paragraph as one stretch of text, page breaks in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from edition.importer.pages.lines import Line, Piece
from edition.importer.pages.paragraph import Paragraph
from edition.importer.pages.words import RIGHT, Words


class Break(NamedTuple):
    """The beginning of a page."""

    page: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that may lead to a note."""

    label: str
    written: str
    form: str
    """``raised``, ``square`` or ``sign``."""
    page: int
    paragraph: int
    """The paragraph it stands in."""
    piece: Piece
    serial: int
    """Its place among all marks of the document."""


Item = Piece | Break | Mark
"""What a paragraph is made of."""


class Hyphen(NamedTuple):
    """What became of a hyphen at the end of a line."""

    before: str
    after: str
    line: Line
    confidence: float


@dataclass(frozen=True, slots=True)
class Flow:
    """The text of a paragraph, and the page on which each stretch stands."""

    items: tuple[tuple[Item, int], ...]
    hyphens: tuple[Hyphen, ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(x.text for x, _ in self.items if isinstance(x, Piece))


def flows(
    paragraphs: Iterable[Paragraph], words: Words, *, breaks: bool
) -> Iterator[Flow]:
    """Yield the text of each paragraph.

    Args:
        paragraphs: in reading order.
        words: by which hyphens are decided.
        breaks: whether the pages that begin in them are marked.
    """
    page = -1
    for paragraph in paragraphs:
        items: list[tuple[Item, int]] = []
        hyphens: list[Hyphen] = []
        before: Line | None = None
        for line in paragraph.lines:
            new = range(page + 1, line.page + 1) if breaks else range(0)
            page = max(page, line.page)
            if before is None:
                items += [(Break(n), n) for n in new]
                items += [(piece, line.page) for piece in line.pieces]
            else:
                hyphens += _joined(items, before, line, words, new)
            before = line
        yield Flow(tuple(items), tuple(hyphens))


def _joined(
    items: list[tuple[Item, int]],
    before: Line,
    line: Line,
    words: Words,
    new: Iterable[int],
) -> Iterator[Hyphen]:
    """Put a line behind those before it; a divided word is made whole."""
    join = words.join(_end(items), line.text, before.divided)
    _cut(items, join.cut)
    pieces = list(line.pieces)
    if join.before:
        yield Hyphen(join.before, join.after, line, join.confidence)
        if new and join.glue != " ":
            items += [(Piece(join.glue), before.page)] if join.glue else []
            pieces = _moved(items, pieces, line)
            items += [(Break(n), n) for n in new]
            items += [(piece, line.page) for piece in pieces]
            return
    if join.glue:
        items.append((_glue(items, pieces[0], join.glue), before.page))
    items += [(Break(n), n) for n in new]
    items += [(piece, line.page) for piece in pieces]


def _glue(items: list[tuple[Item, int]], first: Piece, glue: str) -> Piece:
    """Return what stands between two lines, set as both are where they are alike."""
    last = items[-1][0] if items else None
    if not isinstance(last, Piece):
        return Piece(glue)
    bold, italic = last.bold and first.bold, last.italic and first.italic
    href = last.href if last.href == first.href else ""
    return Piece(glue, bold=bold, italic=italic, href=href)


def _end(items: list[tuple[Item, int]]) -> str:
    """Return the last words of what stands before, marks apart."""
    tail = ""
    for item, _ in reversed(items):
        if not isinstance(item, Piece) or item.raised:
            break
        tail = item.text + tail
        if len(tail) > 60:
            break
    return tail


def _cut(items: list[tuple[Item, int]], letters: int) -> None:
    """Take letters away from the end."""
    while letters and items:
        item, page = items[-1]
        if not isinstance(item, Piece):
            return
        text = item.text
        items.pop()
        if len(text) > letters:
            items.append((replace(item, text=text[:-letters]), page))
            return
        letters -= len(text)


def _moved(
    items: list[tuple[Item, int]], pieces: list[Piece], line: Line
) -> list[Piece]:
    """Put the rest of a divided word before the page that begins within it."""
    first = pieces[0]
    match = RIGHT.match(first.text)
    if match is None:
        return pieces
    items.append(
        (replace(first, text=first.text[: match.end()].strip()), line.page - 1)
    )
    return [replace(first, text=first.text[match.end() :]), *pieces[1:]]
