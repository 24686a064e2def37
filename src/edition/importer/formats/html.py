"""Read web pages: elements are what they say they are, notes are found by links."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from edition.importer.formats.flow import Flow
from edition.importer.formats.html_notes import (
    BACK,
    BLOCKS,
    HEADINGS,
    LABEL,
    Links,
    begins,
    block_of,
    find_notes,
    said_above,
)
from edition.importer.formats.html_page import (
    UNSEEN,
    contents_in,
    heads_notes,
    rule_against,
)
from edition.importer.formats.html_semantics import KINDS, semantics
from edition.importer.formats.html_tables import grid_of, is_data
from edition.importer.formats.markup import LANG, Element, name_of, place_of, text_of
from edition.importer.formats.note_bodies import without_label
from edition.importer.repairs import Repair
from edition.importer.structure import (
    LETTER_PARTS,
    LINED,
    Block,
    Image,
    Inlines,
    Kind,
    Mark,
    NoteRef,
    PageBreak,
    Run,
    SourcePlace,
)

MARKS: dict[str, Mark] = {
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "strong": "strong",
    "b": "strong",
    "sup": "raised",
    "sub": "lowered",
    "del": "struck",
    "s": "struck",
    "strike": "struck",
}
WITHIN: frozenset[Kind] = LINED - {"verse"} | {"item", "postscript", "stage"}
"""Kinds that a paragraph takes from what it stands in."""
INDENT = re.compile(r"(?:i|in|indent)-?(?P<depth>\d{1,2})", re.IGNORECASE)
"""A class that says how far a line of verse is set in."""
PAGE = re.compile(r"(?:\[?\s*(?:pages?|pg|p)?[\s._:-]*)?(?P<page>[\divxlc]+[a-z]?)\]?")
PLAIN = frozenset(
    {"p", "li", "div", "dd", "dt", "aside", "section", "td", "tr", "body"}
)
"""Elements of a note, or of a page, that are read as what is in them."""
TITLES = ("{*}h1", "{*}h2", "{*}h3", "{*}p")
STEP = 2
"""Blanks for each indent of a line."""


class Page(NamedTuple):
    """A file of a book, or a web page by itself."""

    file: str
    """Its path in the archive; nothing for a page by itself."""
    body: Element
    language: str = ""


class HtmlReader:
    """Walks pages and makes blocks of them."""

    def __init__(
        self, pages: list[Page], links: Links, *, language: str = "", is_page: bool
    ) -> None:
        self.pages = pages
        self.links = links
        self.language = language
        self.is_page = is_page
        self.file = ""
        self.found = find_notes(links)
        self.contents = contents_in(links, self.found)
        self.flow = Flow()
        self.repairs: list[Repair] = []
        self.title_page: list[str] = []
        self.shown: set[Element] = set()
        self.handlers: dict[str, Callable[[Element], None]] = {
            "a": self.link,
            "br": self.line_break,
            "hr": lambda e: self.flow.rule(self.place(e)),
            "img": self.image,
            "ol": self.numbered,
            "li": self.item,
            "blockquote": lambda e: self.block(e, "quotation"),
            "pre": self.preformatted,
            "table": self.table,
            "figure": self.figure,
            "q": self.quoted,
            "math": self.formula,
        }

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of all pages but those of notes."""
        made: list[Block] = []
        for page in self.pages:
            self.file = page.file
            made += self.read(page.body)
        return tuple(made)

    def notes(self) -> dict[str, tuple[Block, ...]]:
        """Return the text of each note."""
        labels: dict[str, set[str]] = {}
        for mark, (key, _) in self.found.marks.items():
            labels.setdefault(key, set()).add(text_of(mark))
        files = {page.body: page.file for page in self.pages}
        notes = {}
        for key, elements in self.found.bodies.items():
            above = (files[e] for e in elements[0].iterancestors() if e in files)
            self.file = next(above, "")
            blocks = [block for element in elements for block in self.read(element)]
            notes[key], repairs = without_label(tuple(blocks), labels[key])
            self.repairs += repairs
        return notes

    def leave_out_around(self, article: Element, body: Element) -> None:
        """Name all words of a page that stand around its article."""
        while article is not body and (above := article.getparent()) is not None:
            for beside in above:
                if beside is not article and name_of(beside) not in UNSEEN:
                    self.take_out("around_the_article", beside)
            texts = [above.text or "", *(beside.tail or "" for beside in above)]
            if words := " ".join(" ".join(texts).split()):
                place = self.place(above)
                self.repairs.append(place.repair("around_the_article", words, "", 0.9))
            article = above

    def read(self, element: Element) -> tuple[Block, ...]:
        """Return what stands in an element as blocks of its own."""
        outer, self.flow = self.flow, Flow()
        if name_of(element) in PLAIN:
            with self.flow.block("paragraph", self.place(element)):
                self.walk(element)
        else:
            self.known(element)
        made, self.flow = self.flow.finish(), outer
        return made

    def place(self, element: Element) -> SourcePlace:
        """Return where an element stands."""
        return place_of(element, self.file)

    def walk(self, element: Element) -> None:
        """Read what stands within an element, in its order."""
        self.flow.text(element.text)
        for child in element:
            self.element(child)
            self.flow.text(child.tail)

    def element(self, element: Element) -> None:
        """Read an element, unless it is a note or no part of the text."""
        name = name_of(element)
        if element in self.found.within or name in UNSEEN:
            return
        rule = "contents" if element in self.contents else ""
        if rule := rule or rule_against(element, is_page=self.is_page):
            self.take_out(rule, element)
        elif name in HEADINGS and heads_notes(element, self.found):
            self.take_out("heading_of_notes", element)
        else:
            self.known(element)

    def take_out(self, rule: str, element: Element) -> None:
        """Leave an element out, and name its words, but for the notes in it."""
        text = " ".join([text_of(element, self.found.within), *pictured(element)])
        if text.strip():
            self.repairs.append(self.place(element).repair(rule, text, "", 0.9))

    def known(self, element: Element) -> None:
        """Read an element as what it is, in its language."""
        name, said = name_of(element), semantics(element)
        if not name:
            self.flow.text(element.text)
        elif "page" in said:
            self.page(element)
        elif "title page" in said:
            self.title_page += [text_of(e) for e in element.iter(*TITLES) if text_of(e)]
        else:
            language = element.get("lang") or element.get(LANG) or ""
            with self.flow.marked(
                language=language if language != self.language else ""
            ):
                self._said(element, name, said)

    def _said(self, element: Element, name: str, said: frozenset[str]) -> None:
        """Read an element by its name or by what it says of itself."""
        kind = next((KINDS[what] for what in said if what in KINDS), None)
        if "figure" in said and name != "figure" and self.is_figure(element):
            self.figure(element)
        elif name in HEADINGS:
            self.heading(element)
        elif handler := self.handlers.get(name):
            handler(element)
        elif kind and (name in BLOCKS or kind in LETTER_PARTS):
            self.block(element, kind)
        elif name in BLOCKS:
            self.block(element, "paragraph")
        else:
            self.words(element, name)

    def block(self, element: Element, kind: Kind) -> None:
        """Read a block; a paragraph of a quotation or an item is part of that."""
        outer = self.flow.setting.kind
        if outer == "verse" and kind in ("paragraph", "verse"):
            return self.stanza_or_line(element)
        if kind == "paragraph" and outer in WITHIN:
            kind = outer
        if kind == "verse" and outer in ("quotation", "epigraph"):
            kind = outer
        if kind == outer and kind == "item":
            self.flow.end()
            self.walk(element)
            self.flow.end()
            return None
        with self.flow.block(kind, self.place(element)):
            self.walk(element)
        return None

    def stanza_or_line(self, element: Element) -> None:
        """Read a stanza of a poem, or a line of it that is an element."""
        is_line = name_of(element) == "div" and not any(
            name_of(child) in BLOCKS or name_of(child) == "br" for child in element
        )
        if is_line and "stanza" not in element.get("class", ""):
            self.flow.line(indent_of(element))
            self.walk(element)
            self.flow.line()
            return
        with self.flow.block("verse", self.place(element)):
            self.walk(element)

    def heading(self, element: Element) -> None:
        """Read a heading on its level."""
        level = int(name_of(element)[1])
        with self.flow.block("heading", self.place(element), level=level, label=""):
            self.walk(element)

    def numbered(self, element: Element) -> None:
        """Read a list, and name the numbers that a browser sets before its items."""
        items = (e for e in element.iterchildren("{*}li") if e not in self.found.within)
        numbers = " ".join(map(number_of, items))
        if numbers:
            repair = self.place(element).repair("numbers_of_a_list", "", numbers)
            self.repairs.append(repair)
        self.block(element, "paragraph")

    def item(self, element: Element) -> None:
        """Read an item of a list, with its number where it has one."""
        label = number_of(element)
        with self.flow.block("item", self.place(element), label=label):
            self.walk(element)

    def link(self, element: Element) -> None:
        """Read a link: the mark of a note, a way back, or one that leads out."""
        mark = self.found.marks.get(element)
        if mark is not None:
            label = text_of(element)
            self.flow.put(NoteRef(mark[0], label, mark[1]))
            if any(c.isalpha() for c in label):
                self.repairs.append(self.place(element).repair("note_mark", label))
        elif self.leads_back(element):
            self.repairs.append(
                self.place(element).repair("back_link", text_of(element))
            )
        else:
            leads_out = element not in self.links
            with self.flow.marked(href=element.get("href", "") if leads_out else ""):
                self.walk(element)

    def leads_back(self, element: Element) -> bool:
        """Tell a link within a note that leads to its mark."""
        if not any(e in self.found.within for e in element.iterancestors()):
            return False
        label = text_of(element)
        if "back" in said_above(element) or (label and BACK.fullmatch(label)):
            return True
        target = self.links.get(element)
        return target is not None and bool(LABEL.fullmatch(label)) and begins(element)

    def page(self, element: Element) -> None:
        """Read where a page of the printed book begins."""
        text = text_of(element)
        said = (
            element.get("title"),
            element.get("aria-label"),
            text,
            element.get("id"),
        )
        for words in filter(None, said):
            if found := PAGE.search(words.lower()):
                self.flow.put(PageBreak(found["page"]))
                break
        if text:
            self.repairs.append(self.place(element).repair("page_number", text))

    def line_break(self, element: Element) -> None:
        """Read the end of a line, which is one in verse and in parts of letters."""
        if self.flow.setting.kind in LINED:
            self.flow.line()
        else:
            self.flow.text(" ")

    def preformatted(self, element: Element) -> None:
        """Read lines that are set as they are typed."""
        with self.flow.block("verse", self.place(element)):
            for number, line in enumerate(
                "".join(map(str, element.itertext())).split("\n")
            ):
                if number:
                    self.flow.line(len(line) - len(line.lstrip()))
                self.flow.text(line)

    def is_figure(self, element: Element) -> bool:
        """Tell a picture with its caption."""
        pictures = sum(1 for _ in element.iter("{*}img"))
        return pictures == 1 and not any(
            True for _ in element.iter("{*}table", "{*}pre")
        )

    def figure(self, element: Element) -> None:
        """Read a picture with its caption; another figure as what is in it."""
        if not self.is_figure(element):
            return self.block(element, "paragraph")
        picture = next(element.iter("{*}img"))
        parts = [block.inlines for block in self.caption(element)]
        with self.flow.block("figure", self.place(element)):
            self.flow.put(Image(picture.get("src", ""), picture.get("alt", "")))
            for part in parts:
                for one in (Run(" "), *part):
                    self.flow.put(one)
        return None

    def caption(self, element: Element) -> tuple[Block, ...]:
        """Return all words of a figure but those that stand for its picture."""
        self.shown.update(element.iter("{*}img"))
        outer, self.flow = self.flow, Flow()
        self.walk(element)
        made, self.flow = self.flow.finish(), outer
        return made

    def image(self, element: Element) -> None:
        """Read a picture: by itself, or within words, for which its own stand."""
        if element in self.shown:
            return
        words, source = element.get("alt", ""), element.get("src", "")
        if not text_of(block_of(element)) and words.strip():
            with self.flow.block("figure", self.place(element)):
                self.flow.put(Image(source, words))
            return
        self.flow.text(words)
        repair = self.place(element).repair("picture", source, words, 0.7)
        self.repairs.append(repair)

    def table(self, element: Element) -> None:
        """Read a table; one that only lays out a page as what is in it."""
        if not is_data(element):
            return self.block(element, "paragraph")
        rows = [tuple(map(self.cell, row)) for row in grid_of(element)]
        captions = element.iter("{*}caption")
        caption = tuple(one for e in captions for one in self.cell(e))
        with self.flow.block("table", self.place(element)):
            self.flow.table(rows, caption)
        return None

    def cell(self, element: Element | None) -> Inlines:
        """Return the words of a cell, its paragraphs run together; none of a filler."""
        blocks = () if element is None else self.read(element)
        parts = [(*block.inlines, Run(" ")) for block in blocks]
        return tuple(one for part in parts for one in part)

    def quoted(self, element: Element) -> None:
        """Read words in quotation marks that the browser sets."""
        self.flow.text("“")
        self.walk(element)
        self.flow.text("”")

    def formula(self, element: Element) -> None:
        """Read a formula by its TeX, if it has any; else as words."""
        noted = element.iter("{*}annotation")
        tex = [text_of(e) for e in noted if "tex" in e.get("encoding", "")]
        said = tex[0] if tex else element.get("alttext", "")
        if not said:
            return self.walk(element)
        self.repairs.append(
            self.place(element).repair("formula", text_of(element), said)
        )
        with self.flow.marked("formula"):
            self.flow.text(said)
        return None

    def words(self, element: Element, name: str) -> None:
        """Read words set in some way, or a line of verse in an element of its own."""
        setting = self.flow.setting
        if setting.kind == "verse" and name == "span" and indent_of(element):
            self.flow.indent(indent_of(element))
        marks = [MARKS[name]] if name in MARKS else []
        with self.flow.marked(*marks):
            self.walk(element)


def indent_of(element: Element) -> int:
    """Return the blanks that a class of a line of verse stands for."""
    for word in element.get("class", "").split():
        if found := INDENT.fullmatch(word):
            return STEP * min(int(found["depth"]), 10)
    return 0


def number_of(item: Element) -> str:
    """Return the number of an item with its stop; none in a list without numbers."""
    parent = item.getparent()
    if parent is None or name_of(parent) != "ol":
        return ""
    said = item.get("value", "")
    if said.isdecimal():
        return f"{said}."
    start = parent.get("start", "")
    before = sum(1 for _ in item.itersiblings("{*}li", preceding=True))
    return f"{before + (int(start) if start.isdecimal() else 1)}."


def pictured(element: Element) -> Iterator[str]:
    """Yield the words that stand for pictures in an element."""
    yield from (e.get("alt", "") for e in element.iter("{*}img"))
