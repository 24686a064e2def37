"""Find notes in pages: a mark and its text are two links at each other.

What speaks for a link being the mark of a note is counted; the number of a note is
never needed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, takewhile

from edition.importer.formats.html_places import (
    BEFORE,
    BLOCKS,
    NEAR,
    begins,
    below_anchor,
    block_of,
    places_of,
)
from edition.importer.formats.html_semantics import semantics
from edition.importer.formats.markup import Element, name_of, text_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
HOLDERS = frozenset({"li", "div", "dd", "aside", "section", "tr", "td", "blockquote"})
"""Elements that may be a note as a whole."""
LABEL = re.compile(
    r"""
    [\[({]? \s*
    (?: \d{1,4} | [a-zA-Z]{1,2} | [ivxlc]{1,6} | [*†‡§¶‖\#+]{1,4} | [¹²³⁴-⁹⁰]{1,4} )
    \s* [\])}]? [.:]?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What the mark of a note looks like."""
BACK = re.compile(
    r"[↩↑↵⤴^⏎🔙\ufe0e\ufe0f\s]+|\[?(?:back|return|zurück|retour|наверх)(?:\sto\s.*)?\]?",
    re.IGNORECASE,
)
"""What leads back to a mark."""
IDENT = re.compile(r"fn|foot|note|ftn|edn|cite|anm|nt\d", re.IGNORECASE)
ANNOUNCED = re.compile(r"\W*(?:foot|end)?notes?\b.*", re.IGNORECASE)
"""A line that only says that a note follows."""
LEAST, SURE = 2, 3
LARGEST = 2_000
"""Elements of a note, links among which may lead back."""
DENSE = 3
"""Blocks within which the next note follows in a list of notes."""


@dataclass(slots=True)
class Target:
    """Where links lead: the elements of a note, if it is one."""

    elements: list[Element]
    back: set[Element] = field(default_factory=set)
    """The blocks to which links within it lead."""
    said: frozenset[str] = frozenset()


@dataclass(slots=True)
class HtmlNotes:
    """The marks of notes, their texts, and how sure each mark is."""

    marks: dict[Element, tuple[str, float]] = field(default_factory=dict)
    bodies: dict[str, list[Element]] = field(default_factory=dict)
    within: dict[Element, str] = field(default_factory=dict)
    """The key of the note by each element of its text."""


Links = Mapping[Element, Element]
"""What each link within a document leads to."""


def find_notes(links: Links) -> HtmlNotes:
    """Return the notes that links speak for."""
    return _Finder(links).run()


class _Finder:
    """Weighs every link once, and every target once."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.targets: dict[Element, Target] = {}
        self.led_to = set(links.values())
        self.notes = HtmlNotes()

    def run(self) -> HtmlNotes:
        """Take every link for the mark of a note that enough speaks for."""
        keys: dict[Element, str] = {}
        places = places_of(self.links)
        for link, target in self.links.items():
            if not self._may_be_mark(link, target, places):
                continue
            found = self.target(target)
            score = self._score(link, target, found)
            if score < LEAST or not self._is_body(link, found):
                continue
            key = keys.setdefault(target, f"note-{len(keys) + 1}")
            self.notes.marks[link] = key, 1.0 if score >= SURE else 0.5
            self.notes.bodies.setdefault(key, found.elements)
        for key, elements in self.notes.bodies.items():
            for element in elements:
                self.notes.within.setdefault(element, key)
        self._follow()
        return self.notes

    def _may_be_mark(
        self, link: Element, target: Element, places: Mapping[Element, int]
    ) -> bool:
        """Tell what looks like a mark and does not lead back."""
        label, said = text_of(link), semantics(link)
        if "back" in said or (BACK.fullmatch(label) and "mark" not in said):
            return False
        is_marked = "mark" in said_above(link)
        if not is_marked and not LABEL.fullmatch(label):
            return False
        leads_up = places[target] < places[link]
        if leads_up and not is_marked:
            return "note" in said_above(target)
        return not (begins(link) and not begins(target) and not is_marked)

    def target(self, element: Element) -> Target:
        """Return the text that begins at an element, and where it leads back to."""
        if element not in self.targets:
            elements = self._extent(element)
            inner = (e for one in elements for e in islice(one.iter(), LARGEST))
            back = {block_of(self.links[e]) for e in inner if e in self.links}
            said = frozenset().union(*(said_above(e) for e in elements[:1]))
            said |= semantics(element)
            self.targets[element] = Target(elements, back, said)
        return self.targets[element]

    def _extent(self, target: Element) -> list[Element]:
        """Return the innermost element that begins at a target and holds no other."""
        below = below_anchor(target)
        holder = block_of(target) if below is None else below
        if name_of(holder) == "dt":
            after = holder.itersiblings()
            return [holder, *takewhile(lambda e: name_of(e) == "dd", after)]
        while (above := holder.getparent()) is not None:
            if name_of(above) not in HOLDERS or "notes" in semantics(above):
                break
            if not begins(holder, above) or self._holds_others(above, target):
                break
            holder = above
        if len(text_of(holder).split()) < 5 and ANNOUNCED.fullmatch(text_of(holder)):
            return [holder, *self._until_next(holder)]
        return [holder]

    def _holds_others(self, element: Element, target: Element) -> bool:
        inner = islice(element.iter(), LARGEST)
        own = {target, *target.iterancestors(), *islice(target.iter(), NEAR)}
        return any(e in self.led_to and e not in own for e in inner)

    def _until_next(self, element: Element) -> list[Element]:
        """Return what follows up to the next target, heading or rule."""
        taken = []
        for below in islice(element.itersiblings(), NEAR):
            inner = islice(below.iter(), LARGEST)
            if name_of(below) in {*HEADINGS, "hr"} or any(
                e in self.led_to and begins(e) for e in inner
            ):
                break
            taken.append(below)
        return taken

    def _score(self, link: Element, target: Element, found: Target) -> int:
        """Count what speaks for the mark of a note."""
        raised = any(name_of(e) == "sup" for e in (*link.iterancestors(), *link.iter()))
        ident = target.get("id") or target.get("name") or ""
        return (
            3 * (block_of(link) in found.back)
            + 2 * ("mark" in said_above(link))
            + 2 * ("note" in found.said)
            + ("notes" in found.said)
            + bool(IDENT.search(ident))
            + _is_labelled(found.elements[0], text_of(link))
            + raised
        )

    def _is_body(self, link: Element, found: Target) -> bool:
        """Tell what may be the text of a note: not what holds its mark or a heading."""
        if any(e in found.elements for e in link.iterancestors()):
            return False
        if "note" in found.said:
            return True
        names = (
            name_of(e) for one in found.elements for e in islice(one.iter(), LARGEST)
        )
        return not any(name in HEADINGS or name in ("body", "main") for name in names)

    def _follow(self) -> None:
        """Give later paragraphs to the note above them, in lists of notes only."""
        for key, elements in self.notes.bodies.items():
            last = elements[-1]
            if name_of(last) in ("li", "dd", "tr", "td"):
                continue
            below = list(islice(self._unclaimed(last), NEAR))
            above = last.getparent()
            is_list = above is not None and "notes" in semantics(above)
            follows = len(below) <= DENSE and self._next_is_note(below or [last])
            if is_list or follows:
                elements += below
                self.notes.within.update(dict.fromkeys(below, key))

    def _unclaimed(self, element: Element) -> Iterator[Element]:
        """Yield what follows up to the next note, heading or rule."""
        for below in element.itersiblings():
            if below in self.notes.within or name_of(below) in {*HEADINGS, "hr"}:
                return
            if name_of(below) not in BLOCKS or self._holds_note(below):
                return
            yield below

    def _holds_note(self, element: Element) -> bool:
        return any(e in self.notes.within for e in islice(element.iter(), LARGEST))

    def _next_is_note(self, elements: list[Element]) -> bool:
        below = elements[-1].getnext()
        return below is not None and below in self.notes.within


def _is_labelled(body: Element, label: str) -> bool:
    """Tell whether a text begins with what its mark looks like."""
    words = islice((str(text) for text in body.itertext()), NEAR)
    first = "".join(words).strip(BEFORE)
    label = label.strip("[](){}. ")
    return bool(label) and re.match(rf"{re.escape(label)}\b", first) is not None


def said_above(element: Element) -> frozenset[str]:
    """Return what an element says, and those around it up to its block and the next."""
    said = semantics(element)
    for above in islice(element.iterancestors(), 4):
        said |= semantics(above)
    return said
