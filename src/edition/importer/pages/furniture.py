"""Take out what belongs to the page, not to the text: running heads and folios.

Only lines at the edge of a page are looked at, from the outermost inwards, and the
first that is none ends the search.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from edition.importer.pages.edges import Edge, Removed, edges_of, named
from edition.importer.pages.kinds import FURNITURE
from edition.importer.pages.lines import Page
from edition.importer.pages.numbers import NUMBER, page_number, value

NEAR = 4
"""Pages within which a running head comes back; odd and even ones differ."""
STILL = range(-1, 2)
MOVED = range(-4, 5)
"""How far higher or lower it stands there, in steps of 6 points; scans move."""
OFTEN = 3
"""Pages near it on which a running head comes back that moves."""
LONGEST_HEAD = 90
HEADED = re.compile(
    r"""
    (?: § | \b(?: chapter | article | section | table | figure | fig\. | appendix
        | part | book | kapitel | artikel | abschnitt | tabelle | abbildung | chapitre
        | tableau | hoofdstuk | глава | раздел | таблица | статья ) ) \s* \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
PRINTED = re.compile(
    r"""
    (?: https?:// | file:/// ) \S+ \s+ \d{1,4}/\d{1,4}
    | \d{1,4}[./-]\d{1,2}[./-]\d{1,4} ,? \s+ \d{1,2}:\d{2} .*
    """,
    re.VERBOSE,
)
"""What browsers print at the edges: the address, the date and the title."""


class Cleared(NamedTuple):
    """Pages without furniture, what was taken out, and the numbers of pages."""

    pages: tuple[Page, ...]
    removed: tuple[Removed, ...]
    folios: dict[int, str]


def cleared(pages: tuple[Page, ...], body: float) -> Cleared:
    """Take running heads and page numbers out of pages.

    Args:
        pages: all pages of a document.
        body: the size of most of its letters.
    """
    pages, told, numbers = _told(pages)
    edges = [edge for page in pages for edge in edges_of(page)]
    known = _Known(edges, len(pages), body)
    taken: dict[int, list[tuple[Edge, float]]] = defaultdict(list)
    open_: set[tuple[int, bool]] = {(e.page, e.is_top) for e in edges}
    for edge in sorted(edges, key=lambda e: (e.page, e.is_top, e.depth)):
        side = edge.page, edge.is_top
        if side not in open_:
            continue
        if confidence := known.confidence(edge):
            taken[edge.page].append((edge, confidence))
        else:
            open_.discard(side)
    removed = [named(e.line, c) for found in taken.values() for e, c in found]
    folios = {n: f for n, found in taken.items() if (f := known.folio(found))}
    return Cleared(
        tuple(_without(page, taken[page.number]) for page in pages),
        (*told, *removed),
        numbers | folios,
    )


def _told(
    pages: tuple[Page, ...],
) -> tuple[tuple[Page, ...], list[Removed], dict[int, str]]:
    """Take out what the source says is furniture, wherever it stands."""
    removed: list[Removed] = []
    folios: dict[int, str] = {}
    kept: list[Page] = []
    for page in pages:
        for line in page.lines:
            if line.kind in FURNITURE:
                removed.append(named(line, 1.0))
                number = page_number(line.text)
                folios |= {page.number: number} if number else {}
        rest = tuple(line for line in page.lines if line.kind not in FURNITURE)
        kept.append(replace(page, lines=rest))
    return tuple(kept), removed, folios


def _without(page: Page, taken: list[tuple[Edge, float]]) -> Page:
    gone = {id(line) for edge, _ in taken for line in edge.lines}
    return replace(page, lines=tuple(x for x in page.lines if id(x) not in gone))


class _Known:
    """What the edges of all pages say of one another."""

    def __init__(self, edges: Iterable[Edge], count: int, body: float) -> None:
        self.count, self.body = count, body
        self.alike: dict[tuple[str, bool, int, int], list[Edge]] = defaultdict(list)
        self.numbered: dict[tuple[int, bool], set[int]] = defaultdict(set)
        self.placed: dict[tuple[bool, int, float], list[float]] = defaultdict(list)
        for edge in edges:
            top, height = edge.place
            self.alike[edge.key, top, height, edge.page].append(edge)
            if number := page_number(edge.line.text):
                self.numbered[value(number) - edge.page, top].add(edge.page)
            self.placed[top, round(edge.line.baseline), edge.line.size].append(edge.gap)

    def confidence(self, edge: Edge) -> float:
        """Return how sure a row is furniture, 0 where it is none."""
        text = edge.line.text.strip()
        if any(line.kind for line in edge.lines):
            return 0.0
        if PRINTED.fullmatch(text):
            return 0.9
        if number := page_number(text):
            return self._folio(edge, value(number) - edge.page)
        return self._repeated(edge) or self._in_place(edge)

    def _folio(self, edge: Edge, offset: int) -> float:
        """Weigh a number alone at an edge: others step with the pages as it does."""
        near = (
            self.numbered[offset, edge.is_top] | self.numbered[offset, not edge.is_top]
        )
        if any(0 < abs(page - edge.page) <= NEAR for page in near):
            return 1.0
        alone = self.count == 1 and edge.gap > 1.8 * self.body
        return 0.5 if alone and not edge.is_top else 0.0

    def _others(self, edge: Edge, moved: Iterable[int] = STILL) -> list[Edge]:
        """Return the rows of pages near one with the same words at the same place."""
        top, height = edge.place
        pages = (edge.page + n for n in range(-NEAR, NEAR + 1) if n)
        places = ((page, height + d) for page in pages for d in moved)
        return [
            other
            for page, y in places
            for other in self.alike.get((edge.key, top, y, page), ())
        ]

    def _repeated(self, edge: Edge) -> float:
        """Weigh a row whose words come back on pages near it."""
        if not any(c.isalpha() for c in edge.key.replace("#", "")):
            return 0.0
        near = self._others(edge)
        enough = 1 if self.count < 6 else 2
        if len(near) < enough:
            near, enough = self._others(edge, MOVED), OFTEN
        if len(near) < enough:
            return 0.0
        same = [e for e in near if e.numbered == edge.numbered]
        if len(same) >= enough:
            return 0.95
        return 0.95 if self._steps(edge, near) else 0.0

    def _steps(self, edge: Edge, near: list[Edge]) -> bool:
        """Tell whether each number in a row is the page's, or that of its like."""
        stepping = False
        for index, number in enumerate(edge.numbers):
            others = [
                (e.page, e.numbers[index][0]) for e in near if len(e.numbers) > index
            ]
            offset = value(number[0]) - edge.page
            if any(value(n) - page == offset for page, n in others):
                if HEADED.search(edge.line.text[: number.start()]):
                    return False
                stepping = True
            elif not any(n == number[0] for _, n in others):
                return False
        return stepping

    def _in_place(self, edge: Edge) -> float:
        """Weigh a row whose place and size come back, though its words do not."""
        size, text = edge.line.size, edge.line.text.strip()
        y = round(edge.line.baseline)
        gaps = [g for d in (-1, 0, 1) for g in self.placed[edge.is_top, y + d, size]]
        least = (1.6 if edge.is_top else 2.2) * self.body
        apart = sum(gap >= least for gap in gaps)
        if self.count < 8 or len(gaps) < 0.4 * self.count or size > self.body + 0.6:
            return 0.0
        if edge.gap < least or apart < 0.8 * len(gaps) or edge.line.is_bold:
            return 0.0
        if text.endswith((".", ",", ";", ":")) or len(text) > LONGEST_HEAD:
            return 0.0
        return 0.0 if HEADED.search(NUMBER.split(text, maxsplit=1)[0]) else 0.8

    def folio(self, found: list[tuple[Edge, float]]) -> str:
        """Return the number of a page that its furniture holds."""
        for edge, confidence in found:
            if (number := page_number(edge.line.text)) and confidence > 0.9:
                return number
        for edge, _ in found:
            for index in {0: 0, len(edge.numbers) - 1: 0} if edge.numbers else ():
                number = edge.numbers[index][0]
                if not number.startswith("0") and self._counts(edge, index):
                    return number
        return ""

    def _counts(self, edge: Edge, index: int) -> bool:
        """Tell whether a number in a row grows with the pages."""
        offset = value(edge.numbers[index][0]) - edge.page
        return any(
            value(e.numbers[index][0]) - e.page == offset
            for e in self._others(edge)
            if len(e.numbers) > index
        )
