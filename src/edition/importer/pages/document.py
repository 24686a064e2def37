"""Make a structured document of analysed pages."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from edition.importer.pages import kinds
from edition.importer.pages.analyse import Analysis, analyse
from edition.importer.pages.bodies import Body
from edition.importer.pages.contents import contents, emptied
from edition.importer.pages.evidence import doubts, place_of
from edition.importer.pages.flow import Break, Item, Mark
from edition.importer.pages.labels import without_label
from edition.importer.pages.lines import Pages, Piece
from edition.importer.pages.paragraph import Paragraph
from edition.importer.pages.runs import SIGN, is_blank, run_of, without_sign
from edition.importer.pages.tables import tables
from edition.importer.pages.title import title_of
from edition.importer.repairs import Repair
from edition.importer.structure import (
    Block,
    Document,
    Inline,
    Inlines,
    Kind,
    NoteRef,
    PageBreak,
    SourcePlace,
    plain,
    tidy,
)

KINDS: dict[str, Kind] = {
    kinds.HEADING: "heading",
    kinds.ITEM: "item",
    kinds.QUOTE: "quotation",
    kinds.CAPTION: "figure",
}


def document_of(pages: Pages) -> Document:
    """Return the document that pages of lines are."""
    return _Maker(pages, analyse(pages)).document()


class _Maker:
    """Walks the paragraphs of an analysis once."""

    def __init__(self, pages: Pages, found: Analysis) -> None:
        self.pages, self.found = pages, found
        self.repairs: list[Repair] = []
        self.gone: dict[int, list[str]] = defaultdict(list)
        """By the page, marks and labels that were taken out of the text."""
        self.keys = {id(b): f"n{n}" for n, b in enumerate(self._noted(), start=1)}
        self.refs = {
            pair.mark.serial: NoteRef(
                self.keys[id(pair.body)], pair.mark.written.strip(), pair.confidence
            )
            for pair in found.pairs
        }

    def document(self) -> Document:
        """Return the document with its repairs."""
        notes = {key: self._note(body) for key, body in self._keyed()}
        title, at = title_of(self.found.paragraphs, self.pages.title)
        blocks = tuple(self._blocks(at))
        return Document(
            blocks=blocks,
            notes=notes,
            title=title,
            language=self.found.language,
            repairs=tuple(self._repairs()),
        )

    def _noted(self) -> list[Body]:
        """Return the texts that are notes: with a mark, at a foot, or among such."""
        marked = {id(pair.body) for pair in self.found.pairs}
        bodies = self.found.bodies
        near = [id(b) in marked for b in bodies]
        return [
            body
            for at, body in enumerate(bodies)
            if body.is_foot or near[at] or all(near[max(0, at - 1) : at + 2 : 2] or [0])
        ]

    def _keyed(self) -> Iterator[tuple[str, Body]]:
        for body in self.found.bodies:
            if id(body) in self.keys:
                yield self.keys[id(body)], body

    # blocks

    def _blocks(self, title: int) -> Iterator[Block]:
        """Yield the blocks of the text in reading order."""
        used = {at for _, body in self._keyed() for at in body.paragraphs}
        entries = contents(self.found.paragraphs)
        headings = emptied(self.found.paragraphs[: self.found.first_note], used)
        strays = self._strays()
        rows: set[int] = set()
        begun: list[Inline] = []
        for at, paragraph in enumerate(self.found.paragraphs[: self.found.first_note]):
            if at in entries:
                self._drop("contents", paragraph)
            elif at in headings:
                self._drop("headings of notes", paragraph)
            if at in entries | headings or at in used or at in rows or at == title:
                begun += self._begun(at)
            elif paragraph.kind == kinds.TABLE:
                table = tables(self.found.paragraphs, at)
                rows = {cell for row in table for cell in row}
                yield self._table(table, paragraph)
            else:
                for block in self._block(at, paragraph):
                    yield replace(block, inlines=(*begun, *block.inlines))
                    begun = []
            for stray in strays.get(at, ()):
                yield from self._stray(stray)

    def _begun(self, at: int) -> list[Inline]:
        """Return the pages that begin in a paragraph that is not part of the text."""
        pages = (x.page for x, _ in self.found.flows[at].items if isinstance(x, Break))
        labels = (self.found.labels[page] for page in pages)
        return [PageBreak(label) for label in labels if label]

    def _strays(self) -> dict[int, list[int]]:
        """Return behind which paragraph what stands at a foot and is no note goes."""
        starts = [p.first.page for p in self.found.paragraphs[: self.found.first_note]]
        found: dict[int, list[int]] = defaultdict(list)
        for stray in self.found.stray:
            page = self.found.paragraphs[stray].first.page
            found[max(0, bisect_right(starts, page) - 1)].append(stray)
        return found

    def _stray(self, at: int) -> Iterator[Block]:
        paragraph = self.found.paragraphs[at]
        text = paragraph.text
        self.repairs.append(place_of(paragraph.first).repair("foot", text, text, 0.5))
        yield from self._block(at, paragraph)

    def _block(self, at: int, paragraph: Paragraph) -> Iterator[Block]:
        inlines = self._inlines(at)
        kind = KINDS.get(paragraph.kind, "paragraph")
        if SIGN.match(plain(inlines)):
            kind = kind if kind == "heading" else "item"
            inlines = without_sign(inlines)
        if not inlines:
            return
        yield Block(
            kind,
            inlines,
            place_of(paragraph.first),
            level=paragraph.level if kind == "heading" else int(kind == "item"),
            confidence=paragraph.confidence,
        )

    def _table(self, rows: list[list[int]], first: Paragraph) -> Block:
        cells = tuple(tuple(self._inlines(at) for at in row) for row in rows)
        return Block("table", place=place_of(first.first), rows=cells)

    def _drop(self, rule: str, paragraph: Paragraph) -> None:
        place = place_of(paragraph.first)
        self.repairs.append(place.repair(rule, paragraph.text, "", 0.9))

    # words

    def _note(self, body: Body) -> tuple[Block, ...]:
        """Return the blocks of a note, without its label and its arrow back."""
        blocks = []
        for at in body.paragraphs:
            items = list(self.found.flows[at].items)
            self._hyphens(at)
            if at == body.paragraphs[0]:
                items = self._unlabelled(items, body)
            inlines = self._set(items, self.found.paragraphs[at], in_note=True)
            if inlines:
                place = place_of(self.found.paragraphs[at].first)
                blocks.append(Block("paragraph", inlines, place))
        return tuple(blocks)

    def _unlabelled(
        self, items: list[tuple[Item, int]], body: Body
    ) -> list[tuple[Item, int]]:
        """Take the label of a note away, and say so."""
        while items and is_blank(items[0][0]):
            items.pop(0)
        if items and isinstance(items[0][0], Mark):
            self.gone[body.page].append(items[0][0].written)
            return items[1:]
        pieces = [item for item, _ in items if isinstance(item, Piece)][:1]
        if pieces and body.label.text:
            gone, rest = without_label(pieces, body.label)
            self.gone[body.page].append(gone)
            items[:1] = [(piece, body.page) for piece in rest]
        return items

    def _inlines(self, at: int) -> Inlines:
        self._hyphens(at)
        return self._set(self.found.flows[at].items, self.found.paragraphs[at])

    def _hyphens(self, at: int) -> None:
        """Record what became of the hyphens at the ends of lines."""
        for hyphen in self.found.flows[at].hyphens:
            place = place_of(hyphen.line)
            self.repairs.append(
                place.repair("hyphens", hyphen.before, hyphen.after, hyphen.confidence)
            )

    def _set(
        self,
        items: Iterable[tuple[Item, int]],
        paragraph: Paragraph,
        *,
        in_note: bool = False,
    ) -> Inlines:
        """Return stretches of text as inlines."""
        found: list[Inline] = []
        bold = all(line.is_bold for line in paragraph.lines)
        last = ""
        for item, page in items:
            if isinstance(item, Break):
                label = self.found.labels[item.page]
                found += [PageBreak(label)] if label and not in_note else []
            elif isinstance(item, Piece):
                found.append(run_of(item, bold=bold, in_note=in_note))
            elif ref := self.refs.get(item.serial):
                self.gone[page].append(item.label)
                found.append(ref)
            elif item.written != last:
                found.append(run_of(item.piece, bold=bold, in_note=in_note))
            last = item.written if isinstance(item, Mark) else ""
        return tidy(found)

    # evidence

    def _repairs(self) -> Iterator[Repair]:
        """Yield everything that was taken out, changed or doubted."""
        for removed in self.found.removed:
            place = SourcePlace(page=str(removed.page + 1), box=removed.box)
            yield place.repair(removed.rule, removed.text, "", removed.confidence)
        for page, gone in sorted(self.gone.items()):
            place = SourcePlace(page=str(page + 1))
            yield place.repair(
                "marks and labels of notes", " ".join(filter(None, gone))
            )
        yield from self.repairs
        for one in self.pages.pages:
            yield from doubts(one)
