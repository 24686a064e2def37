"""The model of one file: its passages, notes, citations, marks and links."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import accumulate, chain

from edition.model.passages import Passage
from edition.problems import Place

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
    def page(self) -> str:
        """The path of its page below ``docs``."""
        return self.path.removeprefix("docs/")

    @property
    def units(self) -> tuple[Passage | Note, ...]:
        """Its passages, its headnote and its notes, in their order."""
        return self.blocks + self.notes

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its passages, its headnote and its notes, in their order."""
        return tuple(unit.id for unit in self.units if unit.id)


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
