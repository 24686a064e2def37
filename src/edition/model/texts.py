"""The model of a text: what is said of it, its files, and what stands beside them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from edition.dates.years import years_of
from edition.messages import gettext as _
from edition.model.documents import Document, joined
from edition.model.entries import Entry
from edition.model.fields import (
    Address,
    EdtfDate,
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
from edition.syntax import BESIDE
from edition.typography import letter

COPY = "copy"
"""The layer of a reader's own copy; others are called after their language."""


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
    timeline: Plain = ""
    """What its dated entries are called on the timeline, such as “letter”; without it
    they are not on it."""
    proof_state: Literal["unproofed", "proofed", "validated"]
    """How far it was compared with the witness."""
    version: Version
    """The version of the text."""

    @property
    def is_placed(self) -> bool:
        """Whether it is known where it first appeared."""
        return bool(self.container or self.publisher or self.url)


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
        return self.document.page


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
        return self.opening.page

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The path below ``docs`` of the page that each id is on."""
        return {id: file.page for file in self.files for id in file.ids}

    def page_of(self, anchor: str) -> str:
        """Return the page that an id is on, also one of a layer; or nothing."""
        beside = BESIDE.fullmatch(anchor)
        return self.pages.get(beside["own"] if beside else anchor, "")

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
        years = years_of(meta.date.edtf, meta.date.year)
        number, space, era = years.partition(" ")
        hyphen = "-" * bool(self.letter and not number[-1].isdigit())
        return f"{family} {number}{hyphen}{self.letter}{space}{era}"


def with_letters(texts: Iterable[Text]) -> Iterator[Text]:
    """Yield texts, with a letter those of one author and year: “Marsh 1990a”."""
    texts = tuple(texts)
    alike = Counter(text.short_name for text in texts if not text.meta.short)
    numbers: Counter[str] = Counter()
    for text in texts:
        name = text.short_name
        if text.meta.short or alike[name] < 2:
            yield text
            continue
        numbers[name] += 1
        yield replace(text, letter=letter(numbers[name]))


@dataclass(frozen=True, slots=True)
class Page:
    """A hand-written page that is not a text."""

    path: str
    title: str
    document: Document
    description: str = ""
