"""Walk a text in TEI: blocks, parts and notes; other elements have handlers."""

import re
from collections.abc import Callable, Mapping
from itertools import count

from edition.importer.formats.markup import LANG, Element, name_of, text_of
from edition.importer.formats.tei_notes import TeiNotes
from edition.importer.formats.walker import Walker
from edition.importer.structure import LINED, Block, Kind, NoteRef

KINDS: dict[str, Kind] = {
    "p": "paragraph",
    "ab": "paragraph",
    "trailer": "paragraph",
    "byline": "paragraph",
    "docAuthor": "paragraph",
    "argument": "paragraph",
    "dateline": "dateline",
    "signed": "signature",
    "postscript": "postscript",
    "epigraph": "epigraph",
    "castItem": "item",
}
"""What a block is by the name of its element."""
WITHIN: frozenset[Kind] = LINED - {"verse"} | {"item", "postscript"}
"""Kinds that a paragraph takes from what it stands in."""
DIVISION = re.compile(r"(?:div\d?|floatingText|castGroup)")
LEFT_OUT = {"fw": "running_head", "del": "deleted"}
BETWEEN = frozenset({"head", "pb", "fw", "lb", ""})
"""Elements beside notes in a part that holds nothing but notes."""


class TeiReader(Walker):
    """Walks a text and makes blocks of it."""

    def __init__(
        self, language: str, found: TeiNotes, handlers: "Mapping[str, Handler]"
    ) -> None:
        super().__init__(language)
        self.found = found
        self.handlers = handlers
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.level = 0
        self._keys = count(1)
        self._mixed: dict[Element, bool] = {}

    def all_notes(self) -> dict[str, tuple[Block, ...]]:
        """Return every note, those that stand elsewhere than their marks too."""
        for element, key in self.found.bodies.items():
            self.notes[key] = self.read(element)
        return self.notes

    def leave_out_others(self, root: Element) -> None:
        """Name what stands beside the text, such as facsimiles and annotations."""
        for element in root.iter("{*}standOff", "{*}facsimile", "{*}sourceDoc"):
            if words := text_of(element, self.found.bodies):
                self.report("beside_the_text", element, words)

    def element(self, element: Element) -> None:
        """Read an element as what it is, in its language."""
        if element in self.found.bodies:
            return
        if element in self.found.back:
            self.take_out("back_link", element)
        elif key := self.found.marks.get(element):
            self.flow.put(NoteRef(key, text_of(element) or element.get("n", "")))
            self.take_out("note_mark", element)
        else:
            said = element.get(LANG, "")
            with self.flow.marked(language=said if said != self.language else ""):
                self._known(element, name_of(element))

    def _known(self, element: Element, name: str) -> None:
        if name in LEFT_OUT:
            self.take_out(LEFT_OUT[name], element)
        elif handler := self.handlers.get(name):
            handler(self, element)
        elif name in KINDS:
            self.block(element, KINDS[name])
        elif DIVISION.fullmatch(name):
            self.division(element)
        elif name == "note":
            self.note(element)
        else:
            self.handlers["hi"](self, element)

    def block(self, element: Element, kind: Kind) -> None:
        """Read a paragraph or what is one; in a quotation it is part of that."""
        outer = self.flow.setting.kind
        if kind == "paragraph" and outer in WITHIN:
            kind = outer
        if kind == outer and kind in ("item", "speech"):
            return self.apart(element)
        with self.flow.block(kind, self.place(element)):
            self.walk(element)
        return None

    def division(self, element: Element) -> None:
        """Read a part; its heading is one level further down than that of the whole."""
        self.level += 1
        if self._holds_only_notes(element):
            for head in element.iterchildren("{*}head"):
                self.take_out("heading_of_notes", head)
        elif next(element.iterchildren("{*}l"), None) is not None:
            self.block(element, "verse")
        else:
            self.apart(element)
        self.level -= 1

    def _holds_only_notes(self, element: Element) -> bool:
        rest = [e for e in element if name_of(e) not in BETWEEN]
        return bool(rest) and all(e in self.found.bodies for e in rest)

    def note(self, element: Element) -> None:
        """Read a note where its mark stands; between paragraphs it is of the last."""
        key = f"in-place-{next(self._keys)}"
        ref = NoteRef(key, element.get("n", ""))
        is_between = not self.flow.has_words() and not _is_within(element)
        if self.flow.blocks and is_between:
            self.flow.append(ref)
        else:
            self.flow.put(ref)
        self.notes[key] = self.read(element)

    def is_among_words(self, element: Element) -> bool:
        """Tell whether words stand directly beside an element."""
        parent = element.getparent()
        if parent is None:
            return False
        if parent not in self._mixed:
            beside = [parent.text, *(child.tail for child in parent)]
            self._mixed[parent] = any(words and words.strip() for words in beside)
        return self._mixed[parent]


Handler = Callable[[TeiReader, Element], None]


def _is_within(element: Element) -> bool:
    """Tell what stands in a paragraph, a heading or the like, at its beginning."""
    parent = element.getparent()
    name = "" if parent is None else name_of(parent)
    return name != "body" and not DIVISION.fullmatch(name)
