"""The pages of an EPUB that hold the words of texts, and what templates ask of them."""

from collections.abc import Iterator
from functools import cached_property
from html import escape

from lxml import etree
from markupsafe import Markup

from edition.exports.book import Book
from edition.layers import heading
from edition.markdown_ext.notes import SERIES
from edition.messages import gettext as _
from edition.model import Chapter, Text
from edition.reading import tree
from edition.reading.walk import parted_figure, words
from edition.typography import capital

MATHML = "http://www.w3.org/1998/Math/MathML"
PICTURES = {
    **{"gif": "image/gif", "jpg": "image/jpeg", "jpeg": "image/jpeg"},
    **{"png": "image/png", "svg": "image/svg+xml", "webp": "image/webp"},
}
"""The pictures that every reading system shows, by what their names end with."""


class Linked:
    """A page of a book: where its links lead, and what pictures it shows."""

    def __init__(self, book: Book, file: str) -> None:
        self.book = book
        self.file = file
        """Its name."""
        self.shown: set[str] = set()
        """The pictures on it, by their paths below ``docs``."""
        self.has_formulas = False
        self.is_seen_only = False
        """Whether a picture on it says nothing to who does not see it."""

    def href(self, span: tree.Span) -> str:
        """Return where a link leads: into the book if that is possible."""
        if not self.book.has(span):
            return self.book.web(span)
        if span.kind != "passage":
            return f"{PLACES[span.kind]}.xhtml#{span.kind}-{span.to}"
        slug, _hash, anchor = span.to.partition("#")
        return f"{file_with(self.book.edition.text[slug], anchor)}#{anchor}"

    def said(self, picture: tree.Span) -> str:
        """Return what stands for a picture where it is not seen."""
        return words(picture.content)

    def picture(self, span: tree.Span) -> str:
        """Return the path of a picture in the book; nothing if it cannot be shown."""
        if span.to.rpartition(".")[2].lower() not in PICTURES or not span.size[0]:
            return ""
        self.shown.add(span.to)
        self.is_seen_only |= not self.said(span)
        return picture_path(span.to)

    def formula(self, span: tree.Span) -> Markup:
        """Return a formula as MathML that says its TeX too, or as TeX alone."""
        if not span.mathml:
            return Markup(f"<code>{escape(span.to)}</code>")
        self.has_formulas = True
        element = etree.fromstring(span.mathml)
        element.set("xmlns", MATHML)
        element.set("alttext", span.to)
        return Markup(etree.tostring(element, encoding="unicode"))


PLACES = {"term": "glossary", "event": "timeline", "citation": "bibliography"}
"""The pages that links of each kind lead to."""


class Page(Linked):
    """A page of a text, or of one of its translations."""

    def __init__(self, book: Book, reading: tree.Reading, part: tree.Part) -> None:
        layer = reading.layer
        name = page_name(reading.text, part.chapter)
        name += f".{layer.name}" if layer else ""
        super().__init__(book, f"{name}.xhtml")
        self.reading = reading
        self.part = part
        self._notes = {note.id: note for note in part.notes}
        self._called: set[str] = set()
        self._level = 1

    @property
    def anchor(self) -> str:
        """The id of its title."""
        return f"title-{self.reading.text.slug}"

    @property
    def opens(self) -> bool:
        """Whether a text begins on it."""
        return self.part is self.reading.parts[0]

    @property
    def is_own(self) -> bool:
        """Whether it has the words of the text itself and not of a translation."""
        return self.reading.layer is None

    @property
    def title(self) -> str:
        """What it is called."""
        if self.part.chapter:
            return self.part.chapter.title
        if layer := self.reading.layer:
            return capital(heading(layer))
        return self.book.title_of(self.reading.text)

    @property
    def title_language(self) -> str:
        """The language of its title, where that is not the one of the book."""
        if self.reading.layer:
            return ""
        language = self.reading.text.meta.language
        return language if language != self.book.language else ""

    @property
    def passages(self) -> Iterator[tree.Passage]:
        """Its passages."""
        return tree.passages(self.part.blocks)

    @property
    def headings(self) -> Iterator[tree.Heading]:
        """The headings of its sections."""
        return (b for b in self.part.blocks if isinstance(b, tree.Heading) and b.id)

    @cached_property
    def series(self) -> dict[str, str]:
        """The series of its notes, and what they are called."""
        there = {note.series for note in self.part.notes}
        return {name: _(title) for name, title in SERIES.items() if name in there}

    def notes(self, series: str) -> tuple[tree.Note, ...]:
        """Return the notes of a series."""
        return tuple(note for note in self.part.notes if note.series == series)

    def note(self, id: str) -> tree.Note:
        """Return a note by its id."""
        return self._notes[id]

    def is_first(self, id: str) -> bool:
        """Tell of a mark of a note whether it is its first; ask once for each."""
        is_new = id not in self._called
        self._called.add(id)
        return is_new

    def is_called(self, id: str) -> bool:
        """Tell whether a note has been called so far."""
        return id in self._called

    def kind(self, block: tree.Block) -> str:
        """Return what a block is."""
        return type(block).__name__

    def level(self, heading: tree.Heading) -> int:
        """Return the level of a heading; none is left out on the way down."""
        self._level = min(heading.level, self._level + 1)
        return self._level

    pictures = staticmethod(parted_figure)
    """Part a figure into its pictures and its caption."""


def pages(book: Book) -> list[Page]:
    """Return the pages of all texts of a book, in order."""
    return [
        Page(book, reading, part) for reading in book.readings for part in reading.parts
    ]


def page_name(text: Text, chapter: Chapter | None) -> str:
    """Return the name of a page of a text, without its ending."""
    return f"{text.slug}-{chapter.name}" if chapter else text.slug


def file_with(text: Text, anchor: str) -> str:
    """Return the name of the page that has a passage or note."""
    chapter = text.chapter_at(text.pages.get(anchor, ""))
    return f"{page_name(text, chapter)}.xhtml"


def picture_path(path: str) -> str:
    """Return the path of a picture in the book."""
    return f"pictures/{path.replace('/', '-')}"
