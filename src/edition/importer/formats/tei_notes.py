"""Find the notes of a TEI text: in place, or where a mark points to them."""

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from edition.importer.formats.markup import ID, Element, name_of

POINTERS = ("{*}ref", "{*}ptr")
LISTS = re.compile(r"\b(?:foot|end|rear)?notes?\b", re.IGNORECASE)
"""What a division or list of notes calls its type."""


class TeiNotes(NamedTuple):
    """Which elements are marks, which are the notes they mark, and what leads back."""

    marks: dict[Element, str]
    """The key of its note by each element that is a mark."""
    bodies: dict[Element, str]
    """The key of each note that stands elsewhere than its mark."""
    back: set[Element]


def find_notes(root: Element) -> TeiNotes:
    """Match pointers with what they point to; any other note in a text is in place."""
    ids = {e.get(ID, ""): e for e in root.iter("{*}*") if e.get(ID)}
    found = TeiNotes({}, {}, set())
    keys = (f"note {number}" for number in count(1))
    for pointer, target in _pointers(root, ids):
        if _is_note(target) and not _is_within(pointer, target):
            key = found.bodies.setdefault(target, target.get(ID) or next(keys))
            found.marks[pointer] = key
    for note in root.iter("{*}note"):
        anchor = ids.get(note.get("target", "").removeprefix("#"))
        if anchor is None or note in found.bodies or _is_within(anchor, note):
            continue
        if name_of(anchor) in ("anchor", "ref", "ptr"):
            found.bodies[note] = found.marks[anchor] = note.get(ID) or next(keys)
    for note in root.iter("{*}note"):
        if note not in found.bodies and _is_set_apart(note):
            found.bodies[note] = note.get(ID) or next(keys)
    _find_back(root, ids, found)
    return found


def _pointers(
    root: Element, ids: dict[str, Element]
) -> Iterator[tuple[Element, Element]]:
    """Yield what points into the file, with what it points to."""
    for pointer in root.iter(*POINTERS):
        target = pointer.get("target", "")
        if target.startswith("#") and target[1:] in ids:
            yield pointer, ids[target[1:]]


def _is_note(element: Element) -> bool:
    """Tell a note, or a paragraph or an item in a list of notes."""
    if name_of(element) == "note":
        return True
    if name_of(element) not in ("item", "p", "ab", "div"):
        return False
    above = (e for e in element.iterancestors() if name_of(e) in ("div", "list"))
    return any(LISTS.search(e.get("type", "")) for e in above)


def _is_set_apart(note: Element) -> bool:
    """Tell a note among others at the end of a text, or beside the text."""
    parent = note.getparent()
    if parent is not None and name_of(parent) in ("div", "list"):
        return LISTS.search(parent.get("type", "")) is not None
    return any(name_of(above) == "standOff" for above in note.iterancestors())


def _is_within(element: Element, outer: Element) -> bool:
    return any(above is outer for above in element.iterancestors())


def _find_back(root: Element, ids: dict[str, Element], found: TeiNotes) -> None:
    """Find what leads from within a note back to its mark."""
    marks = {element.get(ID) for element in found.marks} - {None}
    for pointer, target in _pointers(root, ids):
        if pointer in found.marks or target.get(ID) not in marks:
            continue
        if any(above in found.bodies for above in pointer.iterancestors()):
            found.back.add(pointer)
