"""Read the HTML of a text's page back into blocks, notes and the layers beside."""

from collections.abc import Iterable, Iterator
from typing import Literal

from lxml.html import HtmlElement, fragment_fromstring

from edition.markdown_ext.elements import HEADINGS
from edition.model import Kind, Text
from edition.reading import tree
from edition.reading.words import FURNITURE, Here, Words, classes_of, is_block

SERIES: dict[str, Literal["author", "variant", "editor"]] = {
    "note--own": "author",
    "note--variant": "variant",
    "note--editor": "editor",
}


def read_page(html: str, text: Text, here: Here) -> tree.Part:
    """Return what a page says of the words of a text, or of one of its layers."""
    return _Reader(text, here).part(fragment_fromstring(html, create_parent="div"))


class _Reader:
    """Reads one layer of one page."""

    def __init__(self, text: Text, here: Here) -> None:
        self._text = text
        self._here = here
        self._name = here.layer.name if here.layer else "own"
        self._prefix = f"{here.layer.name}-" if here.layer else ""
        self._kinds = {passage.id: passage.kind for passage in text.passages}
        self._words = Words(here)

    def part(self, root: HtmlElement) -> tree.Part:
        headnote = root.find(".//*[@id='headnote']")
        self._words.host = "headnote"
        words = () if headnote is None or self._prefix else self._words.of(headnote)
        self._words.host = ""
        chapter = self._text.chapter_at(self._here.document.page)
        blocks = tuple(self._blocks(root))
        return tree.Part(chapter, words, blocks, tuple(self._notes(root)))

    def _blocks(self, elements: Iterable[HtmlElement]) -> Iterator[tree.Block]:
        for element in elements:
            yield from self._block(element)

    def _block(self, element: HtmlElement) -> Iterator[tree.Block]:
        classes = classes_of(element)
        tag = element.tag
        if not isinstance(tag, str) or FURNITURE & classes or tag == "details":
            return
        if "facing" in classes:
            yield from self._facing(element)
        elif tag in HEADINGS:
            yield self._heading(element, element)
        elif tag in ("ul", "ol"):
            yield self._listing(element)
        elif tag == "blockquote":
            yield tree.Quotation(tuple(self._blocks(element)))
        elif tag == "hr":
            yield tree.Rule()
        elif tag == "section" and "notes" in classes:
            return
        elif tag == "div" and not classes & {"table", "passage", "layer"}:
            yield from self._blocks(element)
        else:
            yield self._passage(element)

    def _facing(self, box: HtmlElement) -> Iterator[tree.Block]:
        """Yield the side of a box that is of our layer."""
        own = box[0]
        for side in box:
            is_there = "layer--lacking" not in classes_of(side)
            if side.get("data-layer") == self._name and is_there:
                if own.tag not in HEADINGS:
                    yield from self._block(side)
                elif side.text_content():
                    yield self._heading(own, side)

    def _heading(self, element: HtmlElement, words: HtmlElement) -> tree.Heading:
        """Return a heading, with the words that a layer has for it."""
        dated = element.find(".//time")
        return tree.Heading(
            element.get("id", ""),
            int(element.tag[1]),
            self._words.of(words),
            words.get("lang", ""),
            "" if dated is None else dated.get("datetime", ""),
        )

    def _listing(self, element: HtmlElement) -> tree.Listing:
        items = (self._item(item) for item in element if item.tag == "li")
        start = int(element.get("start", "1"))
        return tree.Listing(tuple(items), element.tag == "ol", start)

    def _item(self, item: HtmlElement) -> tuple[tree.Block, ...]:
        """Return the blocks of an item, which may hold bare words and a list."""
        within = [e for e in item if is_block(e)]
        if not within or within[0] is not item[0] or (item.text or "").strip():
            return (self._passage(item), *self._blocks(within))
        return tuple(self._blocks(item))

    def _passage(self, element: HtmlElement) -> tree.Passage:
        id = element.get("id", "").removeprefix(self._prefix)
        self._words.host = id or self._words.host
        spans = element.findall(".//span[@class]")
        lines = tuple(self._line(e) for e in spans if "line" in classes_of(e))
        rows = element if element.tag == "table" else element.find(".//table")
        table = None if rows is None else self._table(rows)
        speaker = element.find("./span[@class='speaker']")
        is_whole = table is None and not lines
        dated = element.find(".//time")
        return tree.Passage(
            id,
            self._words.of(element) if is_whole else (),
            self._kind(id, element),
            lines,
            table,
            () if speaker is None else self._words.of(speaker),
            element.get("lang", ""),
            "" if dated is None else dated.get("datetime", ""),
            _by_editors(element),
        )

    def _kind(self, id: str, element: HtmlElement) -> Kind:
        """Return the kind of a passage; where words have no id, what they look like."""
        if id in self._kinds:
            return self._kinds[id]
        if element.tag in ("table", "figure"):
            return "table" if element.tag == "table" else "figure"
        return "table" if "table" in classes_of(element) else "prose"

    def _line(self, element: HtmlElement) -> tree.Line:
        indent = element.find(".//span[@class='line__indent']")
        classes = classes_of(element)
        return tree.Line(
            self._words.of(element),
            int(element.get("data-n", "0")),
            "line--stanza" in classes,
            0 if indent is None else len(indent.text or ""),
            "line--numbered" in classes,
        )

    def _table(self, element: HtmlElement) -> tree.Table:
        rows = (
            tuple(self._cell(cell) for cell in row if cell.tag in ("td", "th"))
            for row in element.iter("tr")
        )
        caption = element.find("caption")
        words = () if caption is None else self._words.of(caption)
        return tree.Table(tuple(rows), words)

    def _cell(self, cell: HtmlElement) -> tree.Cell:
        sides = ("left", "center", "right")
        align = next((s for s in sides if f"align-{s}" in classes_of(cell)), "")
        return tree.Cell(self._words.of(cell), cell.tag == "th", align)  # type: ignore[arg-type]

    def _notes(self, root: HtmlElement) -> Iterator[tree.Note]:
        for item in root.iterfind(".//section/ol/li"):
            series = next((SERIES[c] for c in classes_of(item) if c in SERIES), None)
            if series is None:
                continue
            said = self._side(item)
            if said is not None:
                yield self._note(said, item.get("id", ""), series)

    def _side(self, item: HtmlElement) -> HtmlElement | None:
        """Return what holds the words of our layer in a note."""
        sides = item.findall("./div[@class='facing']/*")
        if not sides:
            return None if self._prefix else item
        return next((s for s in sides if s.get("data-layer") == self._name), None)

    def _note(
        self,
        element: HtmlElement,
        id: str,
        series: Literal["author", "variant", "editor"],
    ) -> tree.Note:
        sign = element.find(".//a[@class='note__sign']")
        self._words.host = id
        return tree.Note(
            id,
            series,
            "" if sign is None else sign.text_content(),
            tuple(self._blocks(element)),
            element.get("lang", ""),
        )


def _by_editors(element: HtmlElement) -> Literal["", "lacking", "conjecture"]:
    classes = classes_of(element)
    if "lacking" in classes:
        return "lacking"
    return "conjecture" if "conjecture" in classes else ""
