"""Gather the texts of notes: at the foot of pages, and in lists at an end."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from edition.importer.pages import kinds
from edition.importer.pages.feet import is_small
from edition.importer.pages.flow import Mark
from edition.importer.pages.labels import Label, label_of
from edition.importer.pages.lines import Line, Spot
from edition.importer.pages.paragraph import Paragraph

TITLE = re.compile(
    r"""
    \W* (?: (?:foot|end)\s*notes? | notes? (?:\s+(?:and|&)\s+references)? | references
        | works\s+cited | bibliography | literature | anmerkungen | fu(?:ß|ss)noten
        | endnoten | literatur(?:verzeichnis)? | примечания | примітки | сноски
        | литература | notes\s+de\s+bas\s+de\s+page | références | notas | noten
        | note ) \W*
    """,
    re.VERBOSE | re.IGNORECASE,
)
ARROW = re.compile(r"[↩⏎↑↵]\s*[\ufe0e\ufe0f]?")


NEAREST = 8
"""Paragraphs next to the place to which a link leads that may be meant."""


@dataclass(slots=True)
class Body:
    """The text of a note."""

    label: Label
    page: int
    paragraphs: list[int]
    """Which paragraphs it has, by their place among those of its list."""
    is_foot: bool
    line: Line
    """The line on which it begins."""
    serial: int = 0


def label_in(paragraph: Paragraph) -> Label | None:
    """Return the label of a paragraph."""
    return label_of(paragraph.first)


@dataclass(slots=True)
class _Foot:
    """What is expected of the labels at the feet of pages."""

    marks: dict[int, Counter[str]]
    last: int = 0
    seen: set[tuple[int, str]] = field(default_factory=set)

    def accepts(self, label: Label, page: int) -> bool:
        """Tell a label from a number with which a line happens to begin."""
        near = sum(
            (self.marks.get(p, Counter()) for p in (page - 1, page)), Counter[str]()
        )
        if (page, label.text) in self.seen and not near[label.text] > 1:
            return False
        if near[label.text] or label.form == "raised":
            return True
        return bool(label.number) and label.number == self.last + 1


def bodies_at_feet(
    paragraphs: Sequence[Paragraph], marks: Sequence[Mark]
) -> tuple[list[Body], list[int]]:
    """Return the notes at the feet of pages, and the paragraphs that are none."""
    foot = _Foot({})
    for mark in marks:
        foot.marks.setdefault(mark.page, Counter())[mark.label] += 1
    found: list[Body] = []
    stray: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        label, page = label_in(paragraph), paragraph.first.page
        if label and foot.accepts(label, page):
            found.append(Body(label, page, [at], True, paragraph.first))
            foot.last = label.number
            foot.seen.add((page, label.text))
        elif found and paragraph.first.page - found[-1].page <= 1 + len(
            found[-1].paragraphs
        ):
            found[-1].paragraphs.append(at)
        else:
            stray.append(at)
    return found, stray


def linked_bodies(
    paragraphs: Sequence[Paragraph], marks: Sequence[Mark]
) -> dict[int, int]:
    """Return for each mark that links to a paragraph which one it is.

    A paragraph counts where its label is the mark's, or where it links back.
    """
    starts: dict[int, list[int]] = {}
    for at, paragraph in enumerate(paragraphs):
        starts.setdefault(paragraph.first.page, []).append(at)
    found: dict[int, int] = {}
    for mark in marks:
        spot = mark.piece.target
        if spot is None or _leads_back(mark, paragraphs[mark.paragraph]):
            continue
        near = _from(spot, starts.get(spot.page, []), paragraphs)
        match = next((at for at in near if _answers(paragraphs[at], mark)), None)
        if match is not None:
            found[mark.serial] = match
    return found


def _leads_back(mark: Mark, paragraph: Paragraph) -> bool:
    """Tell whether a mark is the label with which the text of a note begins."""
    pieces = (piece for piece in paragraph.first.pieces if piece.text.strip())
    return next(pieces, None) == mark.piece


def _from(
    spot: Spot, starts: Sequence[int], paragraphs: Sequence[Paragraph]
) -> list[int]:
    """Return the paragraphs that begin at a place or next below it."""
    lines = {at: paragraphs[at].first for at in starts}
    below = [at for at in starts if lines[at].baseline > spot.top - lines[at].size]
    return sorted(below, key=lambda at: lines[at].baseline)[:NEAREST]


def _answers(paragraph: Paragraph, mark: Mark) -> bool:
    """Tell whether a paragraph has the label of a mark, or leads back to it."""
    label = label_in(paragraph)
    if label is not None:
        return label.text == mark.label
    return any(
        p.target and p.target.page == mark.page
        for line in paragraph.lines
        for p in line.pieces
    )


def bodies_at_ends(
    paragraphs: Sequence[Paragraph],
    marks: Sequence[Mark],
    linked: dict[int, int],
    body: float,
) -> list[Body]:
    """Return the notes in lists after the text: linked, or labelled in a row."""
    return _Lists(paragraphs, marks, linked, body).found()


class _Lists:
    """Walk over paragraphs for lists of notes."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        marks: Sequence[Mark],
        linked: dict[int, int],
        body: float,
    ) -> None:
        self.paragraphs, self.body = paragraphs, body
        self.targets = set(linked.values())
        self.forms: dict[str, set[str]] = {}
        self.first: dict[str, int] = {}
        for mark in marks:
            self.first.setdefault(mark.label, mark.paragraph)
            self.forms.setdefault(mark.label, set()).add(mark.form)
        self.titled = 0.0
        self.open: Body | None = None
        self.bodies: list[Body] = []

    def found(self) -> list[Body]:
        """Return the notes found."""
        for at, paragraph in enumerate(self.paragraphs):
            if paragraph.kind == kinds.HEADING:
                self._heading(paragraph)
            elif paragraph.kind in (kinds.TABLE, kinds.CONTENTS, kinds.CAPTION):
                continue
            elif (label := label_in(paragraph)) and self._begins(at, paragraph, label):
                self._begin(at, paragraph, label)
            elif at in self.targets:
                self._begin(at, paragraph, Label("", "linked"))
            elif self.open is not None:
                self._continue(at, paragraph)
        return self.bodies

    def _heading(self, paragraph: Paragraph) -> None:
        """Go into a list of notes, or out of one; chapters may part it."""
        if self.titled and paragraph.size < self.titled - 0.4:
            self.open = None
            return
        is_title = TITLE.fullmatch(paragraph.text) is not None
        self.titled = paragraph.size if is_title else 0.0
        self.open = None

    def _begins(self, at: int, paragraph: Paragraph, label: Label) -> bool:
        """Tell whether a paragraph is a note by its label and those around it."""
        if at in self.targets:
            return True
        waits = self.first.get(label.text, at) < at
        last = self.open.label.number if self.open else 0
        follows = bool(label.number) and bool(last) and label.number == last + 1
        if not (waits or follows):
            return False
        if label.form == "square" and waits:
            return "square" in self.forms[label.text]
        if self.titled or follows:
            return True
        if paragraph.kind == kinds.ITEM:
            return label.form == "raised"
        small = is_small(paragraph.first, self.body)
        return small and (label.form in ("raised", "sign") or label.text in ("1", "a"))

    def _begin(self, at: int, paragraph: Paragraph, label: Label) -> None:
        self.open = Body(
            label, paragraph.first.page, [at], False, paragraph.first, len(self.bodies)
        )
        self.bodies.append(self.open)

    def _continue(self, at: int, paragraph: Paragraph) -> None:
        """Take a further paragraph of a note, or end the list."""
        assert self.open is not None
        first = self.paragraphs[self.open.paragraphs[0]]
        alone = len(self.open.paragraphs) == 1 and _is_bare(first)
        between = at < max(self.targets, default=-1)
        small = is_small(paragraph.first, self.body)
        alike = abs(paragraph.size - first.size) < 0.3
        if alone or (
            alike and (small or (self.titled and (between or _ends(paragraph))))
        ):
            self.open.paragraphs.append(at)
        elif not self.titled:
            self.open = None


def _is_bare(paragraph: Paragraph) -> bool:
    """Tell whether a label stands alone on its line."""
    return len(paragraph.text.strip("[]().: ")) <= 4


def _ends(paragraph: Paragraph) -> bool:
    return ARROW.search(paragraph.text) is not None
