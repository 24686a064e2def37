"""Join the letters of a page to lines, each stretch with how it is set."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from statistics import median

from edition.importer.pages.lines import Line, Piece
from edition.importer.pdf.glyphs import Glyph
from edition.importer.pdf.links import Link
from edition.importer.pdf.tags import Tag

LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
FEW = 12
MANY = 0.3
"""The share of the letters of a line that says how large it is."""
SHIFT = 0.25
"""How far a line painted again is moved at most, in its size."""
GAP = 1.5
"""White between two stretches of a line that may be two columns, in its size."""


def lines_of(
    glyphs: list[Glyph], page: int, links: list[Link], tags: dict[int, Tag]
) -> list[Line]:
    """Return the lines of a page in the order in which they were painted."""
    stretches = [s for s in _stretches(glyphs, tags) if any(map(_inked, s))]
    return [_line(stretch, page, links, tags) for stretch in stretches]


def once(lines: Iterable[Line]) -> tuple[list[Line], str]:
    """Return lines without those painted again in their place, and what these say.

    Programs that have no bold type paint a line twice, or lay a shadow under it.
    """
    kept: list[Line] = []
    known: dict[str, list[Line]] = {}
    again: list[str] = []
    for line in lines:
        text = line.text.strip()
        same = known.setdefault(text, [])
        if len(text) > 1 and any(_covers(other, line) for other in same):
            again.append(text)
        else:
            same.append(line)
            kept.append(line)
    return kept, " ".join(again)


def _covers(one: Line, other: Line) -> bool:
    """Tell whether two lines stand at the same place."""
    near = SHIFT * one.size
    moved = abs(one.baseline - other.baseline) < near
    return moved and abs(one.left - other.left) < near


def _inked(glyph: Glyph) -> bool:
    return not glyph.char.isspace()


def _stretches(glyphs: list[Glyph], tags: dict[int, Tag]) -> Iterator[list[Glyph]]:
    """Cut the letters where the next one does not go on in the same line."""
    stretch: list[Glyph] = []
    last: Glyph | None = None
    base: Glyph | None = None
    for glyph in glyphs:
        inked = _inked(glyph)
        if inked and last and base and not _goes_on(last, base, glyph, tags):
            yield stretch
            stretch, last, base = [], None, None
        if inked:
            last = glyph
            if base is None or glyph.size >= 0.95 * base.size:
                base = glyph
        if inked or stretch:
            stretch.append(glyph)
    if stretch:
        yield stretch


def _goes_on(last: Glyph, base: Glyph, glyph: Glyph, tags: dict[int, Tag]) -> bool:
    """Tell whether a letter stands in the same line as those before it."""
    size = max(last.size, glyph.size)
    step = glyph.left - last.right
    if step < -2.5 * size or step > GAP * size:
        return False
    if last.content != glyph.content and tags and _parted(last, glyph, tags):
        return False
    if abs(glyph.baseline - last.baseline) < 0.25 * size:
        return True
    if abs(glyph.baseline - base.baseline) < 0.25 * base.size:
        return True
    small = abs(glyph.size - last.size) > 0.1 * size
    return small and abs(glyph.baseline - last.baseline) < 0.75 * size


def _parted(last: Glyph, glyph: Glyph, tags: dict[int, Tag]) -> bool:
    """Tell whether two letters belong to two paragraphs."""
    one, other = tags.get(last.content), tags.get(glyph.content)
    if one is None or other is None:
        return one is not other
    return one.element != other.element


def _line(
    glyphs: list[Glyph], page: int, links: list[Link], tags: dict[int, Tag]
) -> Line:
    """Return a line of letters with its place, its size and what it is."""
    inked = [g for g in glyphs if _inked(g)]
    size = _size(inked)
    main = [g for g in inked if abs(g.size - size) < 0.6] or inked
    base = median(g.baseline for g in main)
    top, bottom = min(g.top for g in main), max(g.bottom for g in main)
    near = [link for link in links if link.top < bottom and link.bottom > top]
    tag = tags.get(Counter(g.content for g in main).most_common(1)[0][0])
    return Line(
        page=page,
        pieces=tuple(_pieces(glyphs, size, base, near)),
        left=min(g.left for g in inked),
        top=top,
        right=max(g.right for g in inked),
        bottom=bottom,
        baseline=base,
        size=size,
        kind=tag.kind if tag else "",
        level=tag.level if tag else 0,
        element=tag.element if tag else "",
        order=tag.order if tag else -1,
    )


def _size(glyphs: list[Glyph]) -> float:
    """Return the largest size of many letters; of few, the largest of all.

    The rest is raised, or small capitals.
    """
    sizes = Counter(round(g.size * 2) / 2 for g in glyphs)
    least = 1 if len(glyphs) < FEW else MANY * len(glyphs)
    return max(size for size, count in sizes.items() if count >= least)


def _pieces(
    glyphs: list[Glyph], size: float, base: float, links: list[Link]
) -> Iterator[Piece]:
    """Cut a line where its style changes; blanks go with what stands before."""
    settings: list[tuple[bool, bool, bool, Link | None]] = []
    for glyph in glyphs:
        if not _inked(glyph) and settings and not settings[-1][0]:
            settings.append(settings[-1])
            continue
        inked = _inked(glyph)
        raised = inked and (
            glyph.raised
            or glyph.char in RAISED
            or (glyph.size < 0.88 * size and base - glyph.baseline > 0.12 * size)
        )
        link = _link_at(glyph, links) if links and inked else None
        if settings and inked and _cuts_word(settings[-1], link, glyphs, len(settings)):
            link = settings[-1][3]
        settings.append((raised, glyph.bold, glyph.italic, link))
    pairs = zip(glyphs, settings, strict=True)
    for (raised, bold, italic, link), group in groupby(pairs, key=lambda p: p[1]):
        stretch = [glyph for glyph, _ in group]
        yield Piece(
            text="".join(_plain(stretch)),
            left=stretch[0].left,
            right=stretch[-1].right,
            raised=raised,
            bold=bold,
            italic=italic,
            href=link.href if link else "",
            target=link.target if link else None,
        )


def _cuts_word(
    last: tuple[bool, bool, bool, Link | None],
    link: Link | None,
    glyphs: list[Glyph],
    at: int,
) -> bool:
    """Tell whether a link out of the file begins or ends within a word."""
    before, glyph = glyphs[at - 1], glyphs[at]
    if last[3] == link or not (before.char.isalnum() and glyph.char.isalnum()):
        return False
    return not any(one and one.target for one in (last[3], link))


def _link_at(glyph: Glyph, links: list[Link]) -> Link | None:
    """Return the link that a letter stands in."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    for link in links:
        if link.left <= x <= link.right and link.top - 1 <= y <= link.bottom + 1:
            return link
    return None


def _plain(glyphs: Iterable[Glyph]) -> Iterator[str]:
    for glyph in glyphs:
        char = glyph.char
        yield (
            LIGATURES.get(char) or RAISED.get(char) or (" " if char.isspace() else char)
        )
