"""Read the words of an element: what each stretch of them is, and where it leads."""

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from edition.addresses import led_to
from edition.markdown_ext.notes import BRACKETS
from edition.model import Citation, Document, Layer
from edition.reading.blanks import tidy
from edition.reading.tree import Inline, Span, SpanKind

FURNITURE = frozenset(
    {"passage__number", "note__sign", "cf", "emended", "section-terms", "facing-heads"}
)
"""Classes of what a page adds to the words of a text."""
PLACED = frozenset({"line__indent", "speaker"})
"""Classes of what a passage has apart from its words."""
BLOCKS = frozenset({"ul", "ol", "blockquote", "p", "table", "pre", "div"})
TAGS: dict[str, SpanKind] = {
    "em": "emphasis",
    "i": "emphasis",
    "strong": "strong",
    "b": "strong",
    "code": "code",
    "sup": "superscript",
    "sub": "subscript",
}
FAR = ("http://", "https://", "mailto:")


class Goal(NamedTuple):
    """What a link leads to."""

    kind: SpanKind
    id: str


class Here(NamedTuple):
    """What one must know to read a page."""

    document: Document
    page: str
    """Its address below the site."""
    site: str
    """The address of the site."""
    goals: Mapping[str, Goal]
    """What stands at each address below the site."""
    layer: Layer | None = None
    """The layer to read; None for the words of the text itself."""


class Words:
    """Reads the words of a page, from its first passage to its last note."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._prefix = f"{here.layer.name}-" if here.layer else ""
        document = here.layer.document if here.layer else here.document
        self._cited: dict[str, list[Citation]] = defaultdict(list)
        for cluster in document.clusters:
            for citation in cluster.citations:
                self._cited[f"{cluster.host} {citation.key}"].append(citation)
        self.host = ""
        """The id of the passage or note that is being read."""

    def of(self, element: HtmlElement) -> tuple[Inline, ...]:
        """Return what an element says, without the blocks and furniture in it."""
        return tidy(tuple(self._inlines(element)))

    def _inlines(self, parent: HtmlElement) -> Iterator[Inline]:
        if parent.text:
            yield parent.text
        for child in parent:
            yield from self._inline(child)
            if child.tail:
                yield child.tail

    def _inline(self, element: HtmlElement) -> Iterator[Inline]:
        classes, tag = classes_of(element), element.tag
        if not isinstance(tag, str) or is_block(element):
            return
        if (FURNITURE | PLACED) & classes:
            return
        mark = element.find("./a[@role='doc-noteref']") if tag == "sup" else None
        if tag == "a":
            yield from self._link(element)
        elif mark is not None:
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
        if "stage" in classes_of(element):
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
        return Span("mark", (link.text_content().strip(BRACKETS),), note)

    def _link(self, link: HtmlElement) -> Iterator[Inline]:
        content, to = tuple(self._inlines(link)), link.get("href", "")
        kind, id = self._goal(to)
        if "citation" in classes_of(link):
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
        found = self._cited.get(f"{self.host} {key}")
        return found.pop(0) if found else None

    def _picture(self, element: HtmlElement) -> Span:
        path = led_to(self._here.document.page, element.get("src", ""))
        width, height = (int(element.get(side, "0")) for side in ("width", "height"))
        return Span("picture", (element.get("alt", ""),), path, size=(width, height))


def classes_of(element: HtmlElement) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset((element.get("class") or "").split())


def is_block(element: HtmlElement) -> bool:
    """Tell whether an element is a block within what is read."""
    return element.tag in BLOCKS


def _formula(element: HtmlElement) -> Span:
    math = element.find("math")
    tex = element.find(".//annotation")
    mathml = ""
    if math is not None:
        mathml = etree.tostring(math, encoding="unicode", with_tail=False)
    said = "" if tex is None else (tex.text or "").strip()
    is_display = "formula--display" in classes_of(element)
    return Span("formula", (), said, mathml=mathml, is_display=is_display)
