"""Walk the words of pandoc's tree: what they are set as, their notes and links."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any

from edition.importer.formats import org_text, wiki_text
from edition.importer.formats.flow import Flow
from edition.importer.formats.latex_text import shown
from edition.importer.formats.pandoc_nodes import Node
from edition.importer.repairs import Repair
from edition.importer.structure import (
    NOWHERE,
    Block,
    Image,
    Inlines,
    Mark,
    NoteRef,
    plain,
)

MARKS: dict[str, Mark] = {
    "Emph": "emphasis",
    "Underline": "emphasis",
    "Strong": "strong",
    "Superscript": "raised",
    "Subscript": "lowered",
    "SmallCaps": "small-capitals",
    "Strikeout": "struck",
}
SIGNS = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
UNSURE = 0.55
SETTING = re.compile(
    r"\\(?:noalign|pagebreak|newpage|clearpage|cleardoublepage|[vh]space|label|index"
    r"|noindent|bigskip|medskip|smallskip|centering|vfill|hfill)\b\*?(?:\{[^{}]*\})?"
)
"""Commands of LaTeX that say how a page looks."""
TAG = re.compile(r"<[^<>]*>")
READINGS = {"mediawiki": wiki_text.words_of, "org": org_text.words_of}
"""The plain readings of what may be raw, by which its words are counted."""
FAR = ("http://", "https://", "mailto:")


class WordWalker(ABC):
    """Walks the words of one document, wherever its blocks stand."""

    def __init__(self, format: str) -> None:
        self.format = format
        self.flow = Flow()
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.repairs: list[Repair] = []

    @abstractmethod
    def blocks(self, nodes: Iterable[Node]) -> None:
        """Add blocks, one after another."""

    def inlines(self, nodes: Iterable[Node]) -> None:
        """Add words, one after another."""
        for node in nodes:
            self._inline(node["t"], node.get("c"))

    def _inline(self, kind: str, c: Any) -> None:
        flow = self.flow
        match kind:
            case "Str":
                flow.text(c)
            case "Space" | "SoftBreak":
                flow.text(" ")
            case "LineBreak":
                flow.line()
            case "Note":
                flow.put(self._note(c))
            case "Math":
                with flow.marked("formula"):
                    flow.preformatted(c[1])
            case "Code":
                flow.text(c[1])
            case "RawInline":
                self.raw(c)
            case "Image":
                words = plain(self.inside(c[1]))
                flow.put(Image(c[2][0], words))
            case _:
                self._styled(kind, c)

    def _styled(self, kind: str, c: Any) -> None:
        if kind in MARKS:
            with self.flow.marked(MARKS[kind]):
                self.inlines(c)
        elif kind == "Quoted":
            before, after = SIGNS[c[0]["t"]]
            self.inlines(({"t": "Str", "c": before}, *c[1], {"t": "Str", "c": after}))
        elif kind == "Link":
            to = c[2][0] if c[2][0].startswith(FAR) else ""
            with self.flow.marked(href=to):
                self.inlines(c[1])
        elif kind == "Span":
            with self.flow.marked(language=dict(c[0][2]).get("lang", "")):
                self.inlines(c[1])
        elif kind == "Cite":
            self.inlines(c[1])

    def _note(self, blocks: list[Node]) -> NoteRef:
        """Put a note aside, and return its mark."""
        key = f"note-{len(self.notes) + 1}"
        self.notes[key] = ()  # a note within this one comes after it
        self.notes[key] = tuple(self.within(blocks))
        return NoteRef(key)

    def within(self, blocks: Iterable[Node]) -> list[Block]:
        """Return blocks that stand apart from the flow of the text."""
        return self._apart(self.blocks, blocks)

    def inside(self, nodes: Iterable[Node]) -> Inlines:
        """Return words that stand apart from it."""
        blocks = self._apart(self.inlines, nodes)
        return tuple(one for block in blocks for one in block.inlines)

    def _apart(
        self, walk: Callable[[Iterable[Node]], None], nodes: Iterable[Node]
    ) -> list[Block]:
        outer, self.flow = self.flow, Flow()
        walk(nodes)
        self.flow.end()
        inner, self.flow = self.flow, outer
        return inner.blocks

    def raw(self, c: list[str]) -> None:
        """Take out what is of another format, and say so; words in LaTeX stay."""
        is_latex = c[0] in ("latex", "tex")
        words = " ".join(shown(c[1]).split()) if is_latex else ""
        self.flow.text(words)
        if c[1].strip():
            sure = 0.9 if SETTING.fullmatch(c[1].strip()) else UNSURE
            read = READINGS.get(c[0])
            seen = read(c[1]) if read else TAG.sub("", c[1])
            is_bare = is_latex or not seen.strip()
            before = c[1] if is_bare or read is None else seen
            raw = NOWHERE.repair("raw", before, words, sure, described=is_bare)
            self.repairs.append(raw)
