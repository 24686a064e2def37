"""Give every note of a structured document the number that its marks will have."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from edition.importer.repairs import Repair
from edition.importer.structure import (
    NOWHERE,
    Block,
    Document,
    Inline,
    Inlines,
    NoteRef,
    Run,
    SourcePlace,
)

RULE = "note_labels"
COPIED = "note_repeated"
SHIFTED = frozenset({"raised", "lowered"})
LONGEST = 4
"""Digits of a label that is the number of a note."""


class Labels(NamedTuple):
    """The label of each note by its key, and what was numbered anew."""

    labels: Mapping[str, str]
    repairs: tuple[Repair, ...]


def note_labels(document: Document) -> Labels:
    """Keep the numbers of the source where they are ones, each once; else count.

    Notes are counted as their marks come; notes without a mark come last.
    """
    refs = first_refs(document)
    keys = dict.fromkeys([*refs, *document.notes])
    said = {key: refs[key].label.strip("[](){}. ") for key in refs}
    if _are_numbers([said[key] for key in refs]):
        last = max((int(said[key]) for key in refs), default=0)
        rest = (key for key in keys if key not in refs)
        return Labels(said | {key: str(last + n) for n, key in enumerate(rest, 1)}, ())
    labels = {key: str(number) for number, key in enumerate(keys, start=1)}
    changed = (key for key in refs if said[key] not in ("", labels[key]))
    places = _places(document)
    repairs = tuple(
        places.get(key, NOWHERE).repair(
            RULE, refs[key].label, f"[^{labels[key]}]", described=True
        )
        for key in changed
    )
    return Labels(labels, repairs)


def _are_numbers(labels: list[str]) -> bool:
    """Tell numbers that rise from mark to mark."""
    if not all(x.isascii() and x.isdigit() and len(x) <= LONGEST for x in labels):
        return False
    numbers = [int(label) for label in labels]
    return all(a < b for a, b in pairwise(numbers))


def first_refs(document: Document) -> dict[str, NoteRef]:
    """Return the first mark of each note, marks within notes after all others."""
    found: dict[str, NoteRef] = {}
    for ref in refs_in(document.blocks):
        found.setdefault(ref.note, ref)
    queue = list(found)
    for key in queue:
        for ref in refs_in(document.notes.get(key, ())):
            if ref.note not in found:
                found[ref.note] = ref
                queue.append(ref.note)
    return found


def refs_in(blocks: Iterable[Block]) -> Iterator[NoteRef]:
    """Yield the marks of notes in blocks, those in the cells of tables too."""
    for block in blocks:
        cells = (cell for row in block.rows for cell in row)
        for inlines in (*cells, block.inlines):
            yield from (one for one in inlines if isinstance(one, NoteRef))


def _places(document: Document) -> dict[str, SourcePlace]:
    """Return where each note's first mark stands."""
    found: dict[str, SourcePlace] = {}
    for block in document.blocks:
        for ref in refs_in([block]):
            found.setdefault(ref.note, block.place)
    return found


def _apart(inlines: Inlines) -> str:
    """Return the words alone, raised and lowered ones apart, as they are counted."""
    runs = (one for one in inlines if isinstance(one, Run))
    return "".join(f" {r.text} " if r.marks & SHIFTED else r.text for r in runs)


class _Copier:
    """Goes through the blocks of a document and gives every mark a note of its own."""

    def __init__(self, document: Document) -> None:
        self.notes = dict(document.notes)
        self.seen: set[str] = set()
        self.repairs: list[Repair] = []

    def block(self, block: Block) -> Block:
        """Return a block whose marks are the only ones of their notes."""
        inlines = tuple(self._inline(one, block) for one in block.inlines)
        rows = tuple(
            tuple(tuple(self._inline(one, block) for one in cell) for cell in row)
            for row in block.rows
        )
        return replace(block, inlines=inlines, rows=rows)

    def _inline(self, one: Inline, block: Block) -> Inline:
        if not isinstance(one, NoteRef):
            return one
        if one.note not in self.seen or one.note not in self.notes:
            self.seen.add(one.note)
            return one
        key = f"{one.note} {len(self.notes)}"
        self.notes[key] = self.notes[one.note]
        words = " ".join(_apart(b.inlines) for b in self.notes[key])
        self.repairs.append(block.place.repair(COPIED, "", words, 0.9))
        return replace(one, note=key)


def one_mark_each(document: Document) -> Document:
    """Repeat a note whose text has several marks: a text marks each note once."""
    marks = [ref.note for ref in refs_in(document.blocks)]
    if len(marks) == len(set(marks)):
        return document
    copier = _Copier(document)
    blocks = tuple(map(copier.block, document.blocks))
    repairs = (*document.repairs, *copier.repairs)
    return replace(document, blocks=blocks, notes=copier.notes, repairs=repairs)
