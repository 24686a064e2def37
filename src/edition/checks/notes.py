"""Family N: marks of notes and their definitions."""

import re
from collections.abc import Iterator
from itertools import chain
from operator import attrgetter

from edition.checks.entries import repeated
from edition.model import Document, Edition, Note
from edition.problems import Place, Problem, nearest, suggestion

AUTHOR = re.compile(r"[1-9][0-9]{0,8}")
APART = re.compile(r"\[[ \t]+\^ ?(?P<label>[\w-]{1,80})\s?\](?!\()")
"""A mark with a blank between its signs."""
UNFINISHED = re.compile(r"\[\^(?P<label>[^\]\n]+)\](?: +:)? ")
"""How a note begins of which the colon is missing, or does not follow at once."""
EDITOR = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def undefined_note(edition: Edition) -> Iterator[Problem]:
    """N001: every mark has its note, on a page that is no text as in texts."""
    for file in edition.files:
        labels = tuple(note.label for note in file.notes)
        for mark in file.marks:
            if mark.label not in labels:
                what = f"The note “[^{mark.label}]” is not defined"
                near = _unfinished(file, mark.label) or suggestion(mark.label, labels)
                missed = f"note {mark.label} in {file.path}"
                yield Problem(mark.place, "N001", what, near, mark.label, missed)


def _unfinished(file: Document, label: str) -> str:
    """Say how a note is to begin if a paragraph begins almost as one."""
    begun = (UNFINISHED.match(block.markdown) for block in file.blocks)
    if not any(match and match["label"] == label for match in begun):
        return ""
    return f"A paragraph begins like it: write “[^{label}]: ”, with a colon at once."


def unused_note(edition: Edition) -> Iterator[Problem]:
    """N002: every note has its mark, unless that is misspelt, which is told there."""
    for text in edition.texts:
        for note in chain.from_iterable(map(_unmarked, text.files)):
            what = f"The note “{note.label}” has no mark"
            missed = f"mark of {text.slug}#{note.id}"
            yield Problem(note.place, "N002", what, "", note.label, missed)


def _unmarked(file: Document) -> Iterator[Note]:
    """Yield the notes of a file to which no mark leads, not even a misspelt one."""
    marked = {mark.label for mark in (*file.marks, *file.open_marks)}
    marked |= {match["label"] for match, _ in _apart(file)}
    labels = tuple(note.label for note in file.notes)
    marked |= {nearest(label, labels) for label in marked - {*labels}}
    yield from (note for note in file.notes if note.label not in marked)


def open_mark(edition: Edition) -> Iterator[Problem]:
    """N010: a mark is closed, and its signs stand together."""
    for document in (*edition.files, *edition.translated):
        for mark in document.open_marks:
            what = f"The mark “[^{mark.label}” is not closed"
            yield Problem(mark.place, "N010", what, subject=mark.label)
        for match, place in _apart(document):
            what = f"A blank stands within the mark “{match[0]}”"
            remedy = f"Write “[^{match['label']}]”."
            yield Problem(place, "N010", what, remedy, match["label"])


def _apart(document: Document) -> Iterator[tuple[re.Match[str], Place]]:
    """Yield the marks with a blank between their signs."""
    for unit in document.units:
        for match in APART.finditer(unit.markdown):
            line = unit.place.line + unit.markdown.count("\n", 0, match.start())
            yield match, Place(unit.place.path, line)


def defined_or_marked_twice(edition: Edition) -> Iterator[Problem]:
    """N003, N006: a note is defined once, and marked once."""
    for text in edition.texts:
        for first, note in repeated(text.document.notes, attrgetter("label")):
            what = f"The note “{note.label}” is defined twice, also in {first.place}"
            yield Problem(note.place, "N003", what, subject=note.label)
        for before, mark in repeated(text.document.marks, attrgetter("label")):
            what = f"The note “{mark.label}” is marked twice, also in {before.place}"
            missed = f"note {mark.label} in {mark.place.path}"
            yield Problem(mark.place, "N006", what, "", mark.label, missed)


def wrong_series(edition: Edition) -> Iterator[Problem]:
    """N004: a label is a number (the author's) or a lower-case slug (an editor's)."""
    for note in _notes(edition):
        bare = note.label.strip()
        if bare != note.label:
            what = f"A blank stands in “[^{note.label}]”"
            yield Problem(note.place, "N004", what, f"Write “[^{bare}]”.", note.label)
        elif not AUTHOR.fullmatch(note.label) and not EDITOR.fullmatch(note.label):
            what = f"The label “{note.label}” fits neither series of notes"
            yield Problem(note.place, "N004", what, subject=note.label)


def author_order(edition: Edition) -> Iterator[Problem]:
    """N005: the author's notes are marked in the order of their numbers."""
    for text in edition.texts:
        previous = 0
        for mark in text.document.marks:
            if not AUTHOR.fullmatch(mark.label):
                continue
            number = int(mark.label)
            if number < previous:
                what = f"The author's note {number} is marked after {previous}"
                yield Problem(mark.place, "N005", what, subject=mark.label)
            previous = max(number, previous)


def definition_before_end(edition: Edition) -> Iterator[Problem]:
    """N007: the definitions stand after the last passage; a note begun is none."""
    for file in _files(edition):
        blocks = (b for b in file.blocks if not UNFINISHED.match(b.markdown))
        last = max((block.place.line for block in blocks), default=0)
        for note in file.notes:
            if note.place.line < last:
                what = f"The note “{note.label}” is defined before the last passage"
                yield Problem(note.place, "N007", what, subject=note.label)


def empty_note(edition: Edition) -> Iterator[Problem]:
    """N008: a note says something."""
    for note in _notes(edition):
        if not note.markdown:
            what = f"The note “{note.label}” is empty"
            yield Problem(note.place, "N008", what, subject=note.label)


def _files(edition: Edition) -> Iterator[Document]:
    """Yield the files of texts: each has its notes with their marks."""
    return (file for text in edition.texts for file in text.files)


def _notes(edition: Edition) -> Iterator[Note]:
    return (note for file in _files(edition) for note in file.notes)


RULES = (
    undefined_note,
    unused_note,
    open_mark,
    defined_or_marked_twice,
    wrong_series,
    author_order,
    definition_before_end,
    empty_note,
)
