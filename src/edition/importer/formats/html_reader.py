"""Walk web pages and the files of e-books: what they say of themselves, and notes."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from edition.importer.formats.flow import Flow
from edition.importer.formats.html_notes import (
    BACK,
    HEADINGS,
    LABEL,
    Links,
    find_notes,
    said_above,
)
from edition.importer.formats.html_page import (
    CONTROLS,
    SILENT,
    contents_in,
    heads_notes,
    rule_against,
)
from edition.importer.formats.html_places import BLOCKS, begins
from edition.importer.formats.html_semantics import KINDS, semantics
from edition.importer.formats.markup import LANG, Element, name_of, text_of
from edition.importer.formats.note_bodies import without_label
from edition.importer.formats.walker import Walker
from edition.importer.structure import (
    LETTER_PARTS,
    LINED,
    Block,
    Kind,
    NoteRef,
)

WITHIN: frozenset[Kind] = LINED - {"verse"} | {"item", "postscript", "stage"}
"""Kinds that a paragraph takes from what it stands in."""
PLAIN = frozenset({"p", "li", "div", "dd", "dt", "aside", "section", "td", "tr"})
PLAIN |= {"th", "body", "caption"}
"""Elements that are read as what is in them, where they are read by themselves."""
TITLES = ("{*}h1", "{*}h2", "{*}h3", "{*}p")


class Page(NamedTuple):
    """A file of a book, or a web page by itself."""

    file: str
    """Its path in the archive; nothing for a page by itself."""
    body: Element


@dataclass(frozen=True, slots=True)
class Unread:
    """What is not named when an element is taken out: notes, and what nobody reads."""

    notes: Container[Element]

    def __contains__(self, element: object) -> bool:
        """Tell whether the words of an element are left out."""
        return element in self.notes or (
            isinstance(element, Element) and name_of(element) in SILENT
        )


class HtmlReader(Walker):
    """Walks pages and makes blocks of them."""

    def __init__(
        self,
        pages: list[Page],
        links: Links,
        handlers: "Mapping[str, Handler]",
        *,
        language: str = "",
        is_page: bool,
    ) -> None:
        super().__init__(language)
        self.pages = pages
        self.links = links
        self.handlers = handlers
        self.is_page = is_page
        """Whether menus and footers stand around the text, as they do in the web."""
        self.found = find_notes(links)
        self.contents = contents_in(links, self.found)
        self.shown: set[Element] = set()
        """Pictures that stand in a figure already."""
        self._wordless: dict[Element, bool] = {}

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
            blocks = tuple(
                block for element in elements for block in self.read(element)
            )
            notes[key], repairs = without_label(blocks, labels[key])
            self.repairs += repairs
        return notes

    def leave_out_around(self, article: Element, body: Element) -> None:
        """Name all words of a page that stand around its article."""
        while article is not body and (above := article.getparent()) is not None:
            for beside in above:
                if beside is not article and name_of(beside) not in SILENT:
                    self.take_out("around_the_article", beside)
            texts = [above.text or "", *(beside.tail or "" for beside in above)]
            if words := " ".join(" ".join(texts).split()):
                self.report("around_the_article", above, words, "", 0.9)
            article = above

    def read(self, element: Element) -> tuple[Block, ...]:
        """Return an element, be it a note or a page, as blocks of its own."""
        outer, self.flow = self.flow, Flow()
        if name_of(element) in PLAIN:
            with self.flow.block("paragraph", self.place(element)):
                self.walk(element)
        else:
            self.known(element)
        made, self.flow = self.flow.finish(), outer
        return made

    def element(self, element: Element) -> None:
        """Read an element, unless it is a note or no part of the text."""
        name = name_of(element)
        if element in self.found.within or name in SILENT:
            return
        rule = "contents" if element in self.contents else ""
        rule = "control" if name in CONTROLS else rule
        if rule := rule or rule_against(element, is_page=self.is_page):
            self.take_out(rule, element)
        elif name in HEADINGS and heads_notes(element, self.found):
            self.take_out("heading_of_notes", element)
        else:
            self.known(element)

    def take_out(self, rule: str, element: Element) -> None:
        """Leave an element out, and name its words, but for the notes in it."""
        pictures = (e.get("alt", "") for e in element.iter("{*}img"))
        text = " ".join([text_of(element, Unread(self.found.within)), *pictures])
        if text.strip():
            self.report(rule, element, text, "", 0.9)

    def known(self, element: Element) -> None:
        """Read an element as what it is, in its language."""
        said = semantics(element)
        if "page" in said:
            self.handlers["page"](self, element)
        elif "title page" in said:
            self.title_page += [text_of(e) for e in element.iter(*TITLES) if text_of(e)]
        else:
            language = element.get("lang") or element.get(LANG) or ""
            changed = language if language != self.language else ""
            with self.flow.marked(language=changed):
                self._said(element, name_of(element), said)

    def _said(self, element: Element, name: str, said: frozenset[str]) -> None:
        """Read an element by its name or by what it says of itself."""
        kind = next((KINDS[what] for what in said if what in KINDS), None)
        if "figure" in said:
            self.handlers["figure"](self, element)
        elif name in HEADINGS:
            self.one_block(element, "heading", level=int(name[1]))
        elif name == "a":
            self.link(element)
        elif handler := self.handlers.get(name):
            handler(self, element)
        elif kind and (name in BLOCKS or kind in LETTER_PARTS):
            self.block(element, kind)
        elif name in BLOCKS:
            self.block(element, "paragraph")
        else:
            self.handlers["span"](self, element)

    def block(self, element: Element, kind: Kind) -> None:
        """Read a block; a paragraph of a quotation or an item is part of that."""
        outer = self.flow.setting.kind
        if outer == "verse" and kind in ("paragraph", "verse"):
            return self.handlers["stanza"](self, element)
        if kind == "paragraph" and outer in WITHIN:
            kind = outer
        if kind == "verse" and outer in ("quotation", "epigraph"):
            kind = outer
        if kind == outer and kind in ("item", "speech"):
            return self.apart(element)
        with self.flow.block(kind, self.place(element)):
            self.walk(element)
        return None

    def link(self, element: Element) -> None:
        """Read a link: the mark of a note, a way back, or one that leads out."""
        mark, label = self.found.marks.get(element), text_of(element)
        if mark is not None:
            self.flow.put(NoteRef(mark[0], label, mark[1]))
            if any(c.isalnum() for c in label):
                self.report("note_mark", element, label)
        elif self.leads_back(element, label):
            self.report("back_link", element, label)
        else:
            leads_out = element not in self.links
            with self.flow.marked(href=element.get("href", "") if leads_out else ""):
                self.walk(element)

    def is_wordless(self, block: Element) -> bool:
        """Tell whether a block has no words."""
        if block not in self._wordless:
            self._wordless[block] = not text_of(block)
        return self._wordless[block]

    def leads_back(self, element: Element, label: str) -> bool:
        """Tell a link within a note that leads to its mark."""
        if not any(e in self.found.within for e in element.iterancestors()):
            return False
        if "back" in said_above(element) or (label and BACK.fullmatch(label)):
            return True
        is_label = element in self.links and LABEL.fullmatch(label) is not None
        return is_label and begins(element)


Handler = Callable[[HtmlReader, Element], None]
