"""Analyse pages: from lines with places to paragraphs and notes, step by step."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.importer.language import language_of
from edition.importer.pages import kinds
from edition.importer.pages.bodies import (
    Body,
    bodies_at_ends,
    bodies_at_feet,
    linked_bodies,
)
from edition.importer.pages.edges import Removed
from edition.importer.pages.feet import foot_of
from edition.importer.pages.flow import Flow, Mark, flows
from edition.importer.pages.furniture import Cleared, cleared
from edition.importer.pages.headings import Headings, is_text, levels
from edition.importer.pages.lines import Line, Page, Pages
from edition.importer.pages.margin_numbers import without_line_numbers
from edition.importer.pages.margins import Placed, placed, usual_width
from edition.importer.pages.marks import marked
from edition.importer.pages.order import in_order
from edition.importer.pages.pairing import Pair, paired
from edition.importer.pages.paragraph import Paragraph
from edition.importer.pages.paragraphs import paragraphs
from edition.importer.pages.run_in import with_run_in_heads
from edition.importer.pages.setting import setting_of
from edition.importer.pages.words import Words


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the pages of a document hold."""

    paragraphs: list[Paragraph]
    flows: list[Flow]
    """The text of each paragraph."""
    first_note: int
    """Where the paragraphs of notes at the feet of pages begin."""
    bodies: list[Body]
    pairs: list[Pair]
    marks: tuple[Mark, ...]
    stray: list[int]
    """Paragraphs at a foot that are no notes."""
    removed: list[Removed]
    labels: dict[int, str]
    """The number of each page."""
    language: str


def analyse(pages: Pages) -> Analysis:
    """Return the paragraphs, notes and page numbers of a document."""
    body = body_size(pages.pages)
    clear, removed = _without_furniture(pages, body)
    text, notes = _columns(clear.pages, body)
    setting = setting_of(text, body)
    language = pages.language or language_of(_words(text))
    words = Words((p.line for p in (*text, *notes)), language)
    main = with_run_in_heads(paragraphs(text, setting, Headings(pages, body)))
    feet = paragraphs(notes, setting, None)
    _level(main)
    of_text = marked(main, list(flows(main, words, breaks=True)))
    of_feet = list(flows(feet, words, breaks=False))
    found, stray = bodies_at_feet(feet, of_text.marks)
    linked = linked_bodies([*main, *feet], of_text.marks)
    ends = bodies_at_ends(main, of_text.marks, _within(linked, len(main)), body)
    for note in found:
        note.paragraphs = [at + len(main) for at in note.paragraphs]
    begins = {note.paragraphs[0]: note for note in (*found, *ends)}
    leads = {s: begins[at] for s, at in linked.items() if at in begins}
    inside = {at for note in ends for at in note.paragraphs}
    marks = [m for m in of_text.marks if m.paragraph not in inside]
    return Analysis(
        paragraphs=[*main, *feet],
        flows=[*of_text.flows, *of_feet],
        first_note=len(main),
        bodies=[*found, *ends],
        pairs=paired(marks, [*found, *ends], leads),
        marks=tuple(marks),
        stray=[at + len(main) for at in stray],
        removed=removed,
        labels=page_labels(pages.pages, clear.folios),
        language=language,
    )


def body_size(pages: Sequence[Page]) -> float:
    """Return the size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _without_furniture(pages: Pages, body: float) -> tuple[Cleared, list[Removed]]:
    """Take out what belongs to pages, and name it."""
    removed: list[Removed] = []
    numbered: list[Page] = []
    for page in pages.pages:
        kept, found = without_line_numbers(page)
        numbered.append(kept)
        removed += found
        box = (0.0, 0.0, page.width, page.height)
        removed += [
            Removed(what, text, page.number, box, 0.9) for what, text in page.asides
        ]
    clear = cleared(tuple(numbered), body)
    return clear, [*removed, *clear.removed]


def _columns(pages: Sequence[Page], body: float) -> tuple[list[Placed], list[Placed]]:
    """Return the lines of the text and of the notes at feet, in reading order."""
    texts: list[list[Line]] = []
    feet: list[list[Line]] = []
    before: list[Line] = []
    for page in pages:
        for column in in_order(page):
            foot = foot_of(column, page, body, before)
            texts.append(foot.text)
            feet.append(foot.notes)
            before = foot.notes or before
    return _placed(texts), _placed(feet)


def _placed(columns: list[list[Line]]) -> list[Placed]:
    width = usual_width(columns)
    return [
        line for at, column in enumerate(columns) for line in placed(column, at, width)
    ]


def _words(text: Sequence[Placed]) -> Iterator[str]:
    for line in text:
        yield from line.line.text.lower().split()


def _within(linked: dict[int, int], count: int) -> dict[int, int]:
    return {serial: at for serial, at in linked.items() if at < count}


def _level(found: Sequence[Paragraph]) -> None:
    """Give each heading a level: the source's own, or that of its size."""
    for paragraph in found:
        lines, sure = len(paragraph.lines), paragraph.confidence
        is_heading = paragraph.kind == kinds.HEADING
        if is_heading and is_text(paragraph.text, lines, sure):
            paragraph.kind, paragraph.confidence = kinds.PARAGRAPH, 1.0
    headings = [p for p in found if p.kind == kinds.HEADING]
    known = levels([(round(p.size), p.level) for p in headings])
    for paragraph in headings:
        paragraph.level = paragraph.level or known[round(paragraph.size)]


def page_labels(pages: Sequence[Page], folios: dict[int, str]) -> dict[int, str]:
    """Return the number of each page: printed on it, told, or between others."""
    found: dict[int, str] = {}
    for page in pages:
        number = page.number
        before = found.get(number - 1, "")
        if number in folios:
            found[number] = folios[number]
        elif folios and before.isdigit():
            found[number] = str(int(before) + 1)
        elif folios:
            found[number] = page.label or _before(folios, number)
        else:
            found[number] = page.label or str(number + 1)
    return found


def _before(folios: dict[int, str], number: int) -> str:
    """Return the number of a page that stands before the first printed one."""
    later = min((n for n in folios if n > number), default=-1)
    if later < 0 or not folios[later].isdigit():
        return ""
    counted = int(folios[later]) - (later - number)
    return str(counted) if counted > 0 else ""
