"""Read the HTML of a text's page back into blocks, notes and the layers beside."""

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from edition.model import Citation, Document, Kind, Layer, Text
from edition.reading.model import (
    Block,
    Cell,
    Heading,
    Inline,
    Line,
    Listing,
    Note,
    Part,
    Passage,
    Quotation,
    Rule,
    Span,
    SpanKind,
    Table,
    tidy,
)

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
FURNITURE = frozenset(
    {"passage__number", "note__sign", "cf", "emended", "section-terms", "facing-heads"}
)
"""Classes of what a page adds to the words of a text."""
TAGS: dict[str, SpanKind] = {
    "em": "emphasis",
    "i": "emphasis",
    "strong": "strong",
    "b": "strong",
    "code": "code",
    "sup": "superscript",
    "sub": "subscript",
}
SERIES: dict[str, Literal["author", "variant", "editor"]] = {
    "note--own": "author",
    "note--variant": "variant",
    "note--editor": "editor",
}
FAR = ("http://", "https://", "mailto:")


class Goal(NamedTuple):
    """What a link leads to."""

    kind: SpanKind
    id: str


class Here(NamedTuple):
    """What one must know to read a page."""

    text: Text
    document: Document
    page: str
    """Its address below the site."""
    site: str
    """The address of the site."""
    goals: Mapping[str, Goal]
    """What stands at each address below the site."""
    layer: Layer | None = None
    """The layer to read; None for the words of the text itself."""


def read_page(html: str, here: Here) -> Part:
    """Return what a page says of the words of a text, or of one of its layers."""
    return _Reader(here).part(fragment_fromstring(html, create_parent="div"))


class _Reader:
    """Reads one layer of one page."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._name = here.layer.name if here.layer else "own"
        self._prefix = f"{here.layer.name}-" if here.layer else ""
        self._kinds = {passage.id: passage.kind for passage in here.text.passages}
        document = here.layer.document if here.layer else here.document
        self._cited: dict[str, list[Citation]] = defaultdict(list)
        for cluster in document.clusters:
            for citation in cluster.citations:
                self._cited[f"{cluster.host} {citation.key}"].append(citation)
        self._host = ""

    def part(self, root: HtmlElement) -> Part:
        headnote = root.find(".//*[@id='headnote']")
        self._host = "headnote"
        words = () if headnote is None or self._prefix else self._tidy(headnote)
        self._host = ""
        chapter = self._here.text.chapter_at(self._here.document.path[len("docs/") :])
        blocks = tuple(self._blocks(root))
        return Part(chapter, words, blocks, tuple(self._notes(root)))

    # Blocks

    def _blocks(self, parent: HtmlElement) -> Iterator[Block]:
        for element in parent:
            yield from self._block(element)

    def _block(self, element: HtmlElement) -> Iterator[Block]:
        classes = _classes(element)
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
            yield Quotation(tuple(self._blocks(element)))
        elif tag == "hr":
            yield Rule()
        elif tag == "section" and "notes" in classes:
            return
        elif tag == "div" and not classes & {"table", "passage", "layer"}:
            yield from self._blocks(element)
        else:
            yield self._passage(element)

    def _facing(self, box: HtmlElement) -> Iterator[Block]:
        """Yield the side of a box that is of our layer."""
        own = box[0]
        for side in box:
            is_there = "layer--lacking" not in _classes(side)
            if side.get("data-layer") == self._name and is_there:
                if own.tag not in HEADINGS:
                    yield from self._block(side)
                elif side.text_content():
                    yield self._heading(own, side)

    def _heading(self, element: HtmlElement, words: HtmlElement) -> Heading:
        """Return a heading, with the words that a layer has for it."""
        dated = element.find(".//time")
        return Heading(
            element.get("id", ""),
            int(element.tag[1]),
            self._tidy(words),
            words.get("lang", ""),
            "" if dated is None else dated.get("datetime", ""),
        )

    def _listing(self, element: HtmlElement) -> Listing:
        items = (self._item(item) for item in element if item.tag == "li")
        start = int(element.get("start", "1"))
        return Listing(tuple(items), element.tag == "ol", start)

    def _item(self, item: HtmlElement) -> tuple[Block, ...]:
        """Return the blocks of an item, which may hold bare words and a list."""
        within = [e for e in item if _is_block(e)]
        if not within or within[0] is not item[0] or (item.text or "").strip():
            return (self._passage(item), *self._inner(within))
        return tuple(self._blocks(item))

    def _inner(self, elements: list[HtmlElement]) -> Iterator[Block]:
        for element in elements:
            yield from self._block(element)

    def _passage(self, element: HtmlElement) -> Passage:
        id = element.get("id", "").removeprefix(self._prefix)
        self._host = id or self._host
        lines = element.findall(".//span[@class]")
        kept = tuple(self._line(e) for e in lines if "line" in _classes(e))
        rows = element if element.tag == "table" else element.find(".//table")
        table = None if rows is None else self._table(rows)
        speaker = element.find("./span[@class='speaker']")
        is_whole = table is None and not kept
        dated = element.find(".//time")
        return Passage(
            id,
            self._tidy(element) if is_whole else (),
            self._kind(id, element),
            kept,
            table,
            () if speaker is None else tidy(tuple(self._inlines(speaker))),
            element.get("lang", ""),
            element.get("data-dated", ""),
            "" if dated is None else dated.get("datetime", ""),
            _by_editors(element),
        )

    def _kind(self, id: str, element: HtmlElement) -> Kind:
        """Return the kind of a passage; where words have no id, what they look like."""
        if id in self._kinds:
            return self._kinds[id]
        if element.tag in ("table", "figure"):
            return "table" if element.tag == "table" else "figure"
        return "table" if "table" in _classes(element) else "prose"

    def _line(self, element: HtmlElement) -> Line:
        indent = element.find(".//span[@class='line__indent']")
        classes = _classes(element)
        return Line(
            self._tidy(element),
            int(element.get("data-n", "0")),
            "line--stanza" in classes,
            0 if indent is None else len(indent.text or ""),
            "line--numbered" in classes,
        )

    def _table(self, element: HtmlElement) -> Table:
        rows = (
            tuple(self._cell(cell) for cell in row if cell.tag in ("td", "th"))
            for row in element.iter("tr")
        )
        caption = element.find("caption")
        words = () if caption is None else self._tidy(caption)
        return Table(tuple(rows), words)

    def _cell(self, cell: HtmlElement) -> Cell:
        sides = ("left", "center", "right")
        align = next((s for s in sides if f"align-{s}" in _classes(cell)), "")
        return Cell(self._tidy(cell), cell.tag == "th", align)  # type: ignore[arg-type]

    # Notes

    def _notes(self, root: HtmlElement) -> Iterator[Note]:
        for item in root.iterfind(".//section/ol/li"):
            series = next((SERIES[c] for c in _classes(item) if c in SERIES), None)
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
    ) -> Note:
        sign = element.find(".//a[@class='note__sign']")
        self._host = id
        return Note(
            id,
            series,
            "" if sign is None else sign.text_content(),
            tuple(self._blocks(element)),
            element.get("lang", ""),
        )

    # Words

    def _tidy(self, element: HtmlElement) -> tuple[Inline, ...]:
        return tidy(tuple(self._inlines(element)))

    def _inlines(self, parent: HtmlElement) -> Iterator[Inline]:
        if parent.text:
            yield parent.text
        for child in parent:
            yield from self._inline(child)
            if child.tail:
                yield child.tail

    def _inline(self, element: HtmlElement) -> Iterator[Inline]:
        classes, tag = _classes(element), element.tag
        if not isinstance(tag, str) or _is_block(element):
            return
        if (FURNITURE | {"line__indent", "speaker"}) & classes:
            return
        if tag == "a":
            yield from self._link(element)
        elif (
            tag == "sup"
            and (mark := element.find("./a[@role='doc-noteref']")) is not None
        ):
            yield self._mark(mark)
        elif tag == "br":
            yield Span("break")
        elif tag == "img":
            yield self._picture(element)
        elif "formula" in classes:
            yield _formula(element)
        else:
            yield from self._styled(element)

    def _styled(self, element: HtmlElement) -> Iterator[Inline]:
        language = element.get("lang", "")
        kind: SpanKind | None = TAGS.get(element.tag)
        if "stage" in _classes(element):
            kind = "stage"
        elif kind is None and language:
            kind = "foreign"
        content = tuple(self._inlines(element))
        if kind is None:
            yield from content
        else:
            yield Span(kind, content, language=language)

    def _mark(self, link: HtmlElement) -> Span:
        note = link.get("href", "").removeprefix("#").removeprefix(self._prefix)
        return Span("mark", (link.text_content(),), note)

    def _link(self, link: HtmlElement) -> Iterator[Inline]:
        content, to = tuple(self._inlines(link)), link.get("href", "")
        kind, id = self._goal(to)
        if "citation" in _classes(link):
            yield Span("citation", content, id, citation=self._citation(id))
        else:
            yield Span(kind, content, id, link.get("lang", ""))

    def _goal(self, to: str) -> Goal:
        """Return what an address of the page leads to."""
        if to.startswith(FAR):
            return Goal("link", to)
        path, sign, anchor = to.partition("#")
        below = posixpath.normpath(posixpath.join(self._here.page, path))
        below = "" if below == "." else below + "/" * (path[-1:] in ("/", ""))
        address = f"{below}{sign}{anchor}"
        return self._here.goals.get(
            address, Goal("link", f"{self._here.site}{address}")
        )

    def _citation(self, key: str) -> Citation | None:
        """Return the next citation of a work where we are."""
        found = self._cited.get(f"{self._host} {key}")
        return found.pop(0) if found else None

    def _picture(self, element: HtmlElement) -> Span:
        folder = posixpath.dirname(self._here.document.path.removeprefix("docs/"))
        path = posixpath.normpath(posixpath.join(folder, element.get("src", "")))
        width, height = (int(element.get(side, "0")) for side in ("width", "height"))
        return Span("picture", (element.get("alt", ""),), path, size=(width, height))


def _classes(element: HtmlElement) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def _is_block(element: HtmlElement) -> bool:
    return element.tag in ("ul", "ol", "blockquote", "p", "table", "pre", "div")


def _by_editors(element: HtmlElement) -> Literal["", "lacking", "conjecture"]:
    classes = _classes(element)
    if "lacking" in classes:
        return "lacking"
    return "conjecture" if "conjecture" in classes else ""


def _formula(element: HtmlElement) -> Span:
    math = element.find("math")
    tex = element.find(".//annotation")
    mathml = ""
    if math is not None:
        mathml = etree.tostring(math, encoding="unicode", with_tail=False)
    said = "" if tex is None else (tex.text or "").strip()
    is_display = "formula--display" in _classes(element)
    return Span("formula", (), said, mathml=mathml, is_display=is_display)
