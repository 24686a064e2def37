"""Own the nouns of an edition: frozen values that know where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from edition.dates import Date
from edition.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Ref:
    """The address of a passage or note: ``nikitina-2015#p7``, ``nikitina-2015#n4``."""

    text: str
    anchor: str
    place: Place

    def __str__(self) -> str:
        return f"{self.text}#{self.anchor}"


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
class Passage:
    """A citable unit of a text."""

    id: str
    markdown: str
    place: Place
    section: int
    """The position of the heading it stands under; 0 before the first."""

    @property
    def number(self) -> str:
        """The number a reader sees: 7 for ``p7``."""
        return self.id[1:]


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


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or quotation, with its id if it has one."""

    id: str
    markdown: str
    place: Place
    section: int


@dataclass(frozen=True, slots=True)
class Document:
    """What a scan finds in one Markdown file."""

    path: str
    body: str
    """The Markdown after the front matter."""
    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()
    notes: tuple[Note, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    coded_clusters: tuple[Place, ...] = ()
    """Places where a citation mark stands inside code."""
    links: tuple[Link, ...] = ()
    html: tuple[tuple[str, Place], ...] = ()
    attributes: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Meta:
    """The front matter of a text, validated."""

    title: str
    date: Date
    language: str
    presentation: str
    rights: str
    witness: str
    proof_state: str
    version: str
    reference: str
    vantage: str
    summary: str
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    """Names as ``Family, Given``; none where the author is unknown."""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    url: str = ""
    attribution: str = ""


@dataclass(frozen=True, eq=False)
class Text:
    """One text of the edition."""

    slug: str
    meta: Meta
    document: Document
    place: Place

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The blocks that have an id, but for the headnote."""
        return tuple(
            Passage(b.id, b.markdown, b.place, b.section)
            for b in self.document.blocks
            if b.id and b.id != "headnote"
        )

    @cached_property
    def headnote(self) -> str:
        """The editors' introduction, in Markdown."""
        return next(
            (b.markdown for b in self.document.blocks if b.id == "headnote"), ""
        )

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids of its passages and notes."""
        passages = (passage.id for passage in self.passages)
        return frozenset([*passages, *(note.id for note in self.document.notes)])

    @property
    def short_name(self) -> str:
        """Family name and year: “Nikitina 2015”; “Anonymous 2017” without author."""
        family = (
            self.meta.authors[0].split(",")[0] if self.meta.authors else "Anonymous"
        )
        return f"{family} {self.meta.date.year}"


@dataclass(frozen=True, slots=True)
class Page:
    """A hand-written page that is not a text."""

    path: str
    title: str
    document: Document


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the bibliography."""

    key: str
    type: str
    fields: dict[str, str]
    place: Place
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each field."""

    @property
    def title(self) -> str:
        """The title as the entry writes it."""
        return self.fields.get("title", "")


@dataclass(frozen=True, slots=True)
class Term:
    """A headword of the glossary and the forms in which it occurs."""

    id: str
    headword: str
    forms: tuple[str, ...]
    kind: str
    definition: str
    sources: tuple[str, ...]
    place: Place
    see_also: tuple[str, ...] = ()
    commentary: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, dated with what certainty there is."""

    id: str
    label: str
    date: Date
    dating: str
    """``stated`` by a text, or ``inferred`` by the editors."""
    kind: str
    refs: tuple[Ref, ...]
    account: str
    sources: tuple[str, ...]
    place: Place
    dating_note: str = ""
    forms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What is said once about the edition as a whole."""

    title: str
    subtitle: str
    site_url: str
    repository: str
    """The address of the repository's main branch, for reading and editing files."""
    editors: str
    contact: str


@dataclass(frozen=True, eq=False)
class Edition:
    """Everything that was read, and every problem met while reading."""

    root: Path
    settings: Settings
    texts: tuple[Text, ...]
    pages: tuple[Page, ...]
    references: tuple[Reference, ...]
    terms: tuple[Term, ...]
    events: tuple[Event, ...]
    problems: tuple[Problem, ...] = ()

    @cached_property
    def reference(self) -> dict[str, Reference]:
        """The references by key."""
        return {reference.key: reference for reference in self.references}

    @cached_property
    def text(self) -> dict[str, Text]:
        """The texts by slug."""
        return {text.slug: text for text in self.texts}

    @cached_property
    def term(self) -> dict[str, Term]:
        """The terms by id."""
        return {term.id: term for term in self.terms}

    def text_at(self, path: str) -> Text | None:
        """Return the text whose page is at a path below ``docs``, if it is one."""
        folder, _, name = path.rpartition("/")
        return self.text.get(name.removesuffix(".md")) if folder == "texts" else None

    @property
    def documents(self) -> Iterator[Document]:
        """The texts and then the other pages."""
        yield from (text.document for text in self.texts)
        yield from (page.document for page in self.pages)


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page made from data, in Markdown, at a path below ``docs``."""

    path: str
    title: str
    markdown: str
    source: str
    """The data file it is made from, for the edit link."""
    description: str = ""
    in_nav: bool = True


def note_kind(label: str) -> str:
    """Tell the series of a note from its label: ``author`` or ``editor``."""
    return "author" if label.isdigit() else "editor"


def note_id(label: str) -> str:
    """Return the anchor of a note: ``n4``, ``n-csto-membership``."""
    return f"n{label}" if label.isdigit() else f"n-{label}"
