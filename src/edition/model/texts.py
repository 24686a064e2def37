"""The model of a text: passages, notes, citations, and what holds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import accumulate, chain
from typing import Annotated, Literal

from pydantic import Field

from edition.dates.years import year_name
from edition.messages import gettext as _
from edition.model.fields import (
    Address,
    EdtfDate,
    Entry,
    Key,
    Language,
    Licence,
    Many,
    Markdown,
    PersonName,
    Plain,
    Version,
)
from edition.model.passages import Passage
from edition.problems import Place

COPY = "copy"
"""The layer of a reader's own copy; others are called after their language."""
OURS = ("{ .lacking }", "{ .conjecture }")
"""What ends a paragraph of the editors' in a note of the author's."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One use of a reference."""

    key: str
    prefix: str = ""
    label: str = ""
    """A CSL locator label such as ``page``, or empty."""
    locator: str = ""
    """What the label counts, such as ``4-6``."""
    suffix: str = ""
    suppress_author: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Citations inside one pair of square brackets."""

    raw: str
    """What stands between the brackets."""
    citations: tuple[Citation, ...]
    place: Place
    host: str
    """The anchor of the passage or note it stands in, or empty."""
    faults: tuple[tuple[str, str], ...] = ()
    """Codes and descriptions of what is malformed in it."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the author (labelled with a number) or of the editors (a slug)."""

    label: str
    markdown: str
    place: Place

    @property
    def kind(self) -> str:
        """The series: ``author`` or ``editor``."""
        return note_kind(self.label)

    @property
    def id(self) -> str:
        """The anchor: ``n4``, ``n-csto-membership``."""
        return note_id(self.label)

    @property
    def is_lost(self) -> bool:
        """Whether it is an author's note that the witness lacks."""
        return self.kind == "author" and any(mark in self.markdown for mark in OURS)

    @property
    def own(self) -> str:
        """What its author says in it: not what the editors say where it is lost."""
        if not self.is_lost:
            return self.markdown
        blocks = self.markdown.split("\n\n")
        return "\n\n".join(b for b in blocks if not b.rstrip().endswith(OURS))


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place in a text where a note is called."""

    label: str
    place: Place
    host: str
    """The passage it stands in, or empty."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, with the anchor it was given, if any."""

    level: int
    title: str
    anchor: str
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """The target of a link or picture as written."""

    target: str
    place: Place
    is_image: bool = False
    words: str = ""
    """What it reads; of a picture, what stands for it where it is not seen."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a scan finds in one Markdown file."""

    path: str
    body: str
    """The Markdown after the front matter."""
    blocks: tuple[Passage, ...] = ()
    headings: tuple[Heading, ...] = ()
    notes: tuple[Note, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    coded_clusters: tuple[Place, ...] = ()
    """Places where a citation mark stands inside code."""
    links: tuple[Link, ...] = ()
    open_marks: tuple[NoteMark, ...] = ()
    open_links: tuple[Link, ...] = ()
    """Marks of notes and links that are not closed, as they begin."""
    addresses: tuple[Link, ...] = ()
    """Whatever some renderer might take for the target of a link or picture."""
    html: tuple[tuple[str, Place], ...] = ()
    attributes: tuple[tuple[str, Place], ...] = ()
    formulas: tuple[tuple[str, Place], ...] = ()
    """TeX with its dollars."""
    unsupported: tuple[tuple[str, str, Place], ...] = ()
    """Marks of other kinds of Markdown: the kind, the mark, the place."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its passages, its headnote and its notes, in their order."""
        blocks = (block.id for block in self.blocks if block.id)
        return (*blocks, *(note.id for note in self.notes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta(Entry):
    """The front matter of a text, validated."""

    title: Plain
    """The title as first published."""
    subtitle: Plain = ""
    """The subtitle as first published."""
    authors: Annotated[Many[PersonName], Field(alias="author")] = ()
    """Names as ``Family, Given``; none where the author is unknown."""
    container: Plain = ""
    """The journal, book or series in which it was first published."""
    volume: Plain = ""
    """Its volume there."""
    issue: Plain = ""
    """Its issue there."""
    date: EdtfDate
    """When it was first published."""
    pages: Plain = ""
    """Its pages there, with inferred ones in square brackets."""
    publisher: Plain = ""
    """Who first published it."""
    language: Language
    """The language of the original."""
    url: Address = ""
    """The address at which its publisher has it."""
    short: Plain = ""
    """The short name by which lists call it; without it that is family name and year,
    “Marsh 1990”, with letters where several texts have these (“Marsh 1990a”)."""
    reference: Key = ""
    """The key of its own entry in the bibliography, if it has one."""
    presentation: Literal["precis", "transcription"]
    """``precis``: the editors’ words; ``transcription``: the author’s."""
    rights: Markdown
    """What the source states about rights."""
    licence: Licence = ""
    """That of the author’s words, if they have one."""
    witness: Markdown
    """The copy that the text was made from."""
    attribution: Markdown = ""
    """What is inferred about author, title, date or place, and why."""
    inferred: Many[Literal["author", "title", "date"]] = ()
    """What of these the witness does not state: it stands in square brackets on the
    page, in lists, in citations and in downloads."""
    summary: Plain
    """One sentence, for lists."""
    proof_state: Literal["unproofed", "proofed", "validated"]
    """How far it was compared with the witness."""
    version: Version
    """The version of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation(Entry):
    """The front matter of a translation, validated."""

    language: Language
    title: Plain = ""
    subtitle: Plain = ""
    translators: Annotated[Many[PersonName], Field(alias="translator")] = ()
    """Names as ``Family, Given``; none where nobody is named."""
    rights: Markdown = ""
    witness: Markdown = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """Words for the passages of a text that stand beside its own."""

    name: str
    """`COPY`, or the language that the name of a translation's file ends with."""
    language: str
    document: Document
    translation: Translation | None = None
    """Its front matter; None of a reader's copy, of which nothing is published."""

    @property
    def title(self) -> str:
        """The title of the translation, if it has one of its own."""
        return self.translation.title if self.translation else ""

    def anchor(self, anchor: str) -> str:
        """Return the id of its words for a passage or note: ``en-p7``, ``copy-n4``."""
        return f"{self.name}-{anchor}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of a long text, with a page of its own."""

    name: str
    """The last part of its address: ``spring`` of ``01-spring.md``."""
    title: str
    document: Document
    description: str = ""

    @property
    def page(self) -> str:
        """Its path below ``docs``."""
        return _below_docs(self.document)


@dataclass(frozen=True, eq=False)
class Text:
    """One text of the edition: a file, or an opening with the files of its chapters."""

    slug: str
    meta: Meta
    opening: Document
    place: Place
    letter: str = ""
    """What tells it from others of the same author and year: a, b, …"""
    chapters: tuple[Chapter, ...] = ()

    @property
    def is_precis(self) -> bool:
        """Whether its passages are in the editors' words and not in its author's."""
        return self.meta.presentation == "precis"

    @property
    def files(self) -> tuple[Document, ...]:
        """Its files in reading order."""
        return self.opening, *(chapter.document for chapter in self.chapters)

    @cached_property
    def document(self) -> Document:
        """All its files as one."""
        return joined(self.files)

    @property
    def page(self) -> str:
        """The path, below ``docs``, of its page or of the first of its pages."""
        return _below_docs(self.opening)

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The path below ``docs`` of the page that each id is on."""
        return {id: _below_docs(file) for file in self.files for id in file.ids}

    def chapter_at(self, page: str) -> Chapter | None:
        """Return the chapter whose page is at a path below ``docs``, if it is one."""
        return next((c for c in self.chapters if c.page == page), None)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The blocks that have an id, but for the headnote."""
        return tuple(b for b in self.document.blocks if b.id not in ("", "headnote"))

    @cached_property
    def headnote(self) -> str:
        """The editors' introduction, in Markdown."""
        blocks = self.document.blocks
        return next((block.markdown for block in blocks if block.id == "headnote"), "")

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids of its passages and notes."""
        passages = (passage.id for passage in self.passages)
        return frozenset([*passages, *(note.id for note in self.document.notes)])

    @property
    def short_name(self) -> str:
        """Family name and year: “Marsh 1990”, “Marsh 1990a”; or what it is to be."""
        meta = self.meta
        if meta.short:
            return meta.short
        family = meta.authors[0].split(",")[0] if meta.authors else _("Anonymous")
        number, space, era = year_name(meta.date.year).partition(" ")
        return f"{family} {number}{self.letter}{space}{era}"


@dataclass(frozen=True, slots=True)
class Page:
    """A hand-written page that is not a text."""

    path: str
    title: str
    document: Document
    description: str = ""


def _below_docs(document: Document) -> str:
    return document.path.removeprefix("docs/")


def joined(documents: Sequence[Document]) -> Document:
    """Return documents as one; sections are counted through."""
    if len(documents) == 1:
        return documents[0]
    parts = {
        field.name: tuple(
            chain.from_iterable(getattr(d, field.name) for d in documents)
        )
        for field in fields(Document)
        if field.name not in ("path", "body", "blocks")
    }
    before = accumulate((len(d.headings) for d in documents), initial=0)
    blocks = tuple(
        replace(block, section=block.section + headings)
        for document, headings in zip(documents, before, strict=False)
        for block in document.blocks
    )
    body = "\n\n".join(document.body for document in documents)
    return Document(documents[0].path, body, blocks, **parts)


def note_kind(label: str) -> str:
    """Tell the series of a note from its label: ``author`` or ``editor``."""
    return "author" if label.isdigit() else "editor"


def note_id(label: str) -> str:
    """Return the anchor of a note: ``n4``, ``n-csto-membership``."""
    return f"n{label}" if label.isdigit() else f"n-{label}"
