"""Family R: a transcription has the passages and notes of the text it stands beside."""

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from edition.checks.entries import repeated
from edition.model import Document, Edition, Text
from edition.problems import Place, Problem

CODE = "R009"


def transcription_matches(edition: Edition) -> Iterator[Problem]:
    """R009: every passage and note has its counterpart, under the same id."""
    for slug, document in edition.transcriptions.items():
        text = edition.text[slug]
        for problem in (*_missing(text, document), *_strange(text, document)):
            yield replace(problem, misses=f"copy of {slug}")
        yield from _notes(document)


def _missing(text: Text, document: Document) -> Iterator[Problem]:
    """Report passages and author's notes that have nothing beside them."""
    there = {block.id for block in document.blocks}
    there |= {note.id for note in document.notes}
    notes = (note.id for note in text.document.notes if note.kind == "author")
    for id in (*(passage.id for passage in text.passages), *notes):
        if id not in there:
            ref = f"{text.slug}#{id}"
            what = f"{ref} is missing"
            yield Problem(Place(document.path), CODE, what, subject=ref)


def _strange(text: Text, document: Document) -> Iterator[Problem]:
    """Report words that no id, an unknown one or a second one keeps from the page."""
    known = {passage.id for passage in text.passages}
    for block in document.blocks:
        if not block.id:
            yield Problem(block.place, CODE, "These words have no id")
        elif block.id not in known:
            what = f"“{block.id}” is no passage of {text.slug}"
            yield Problem(block.place, CODE, what, subject=block.id)
    for block in repeated(document.blocks, attrgetter("id")):
        if block.id in known:
            what = f"“{block.id}” is there already"
            yield Problem(block.place, CODE, what, subject=block.id)


def _notes(document: Document) -> Iterator[Problem]:
    """Report marks without a note, and notes that are not the author's."""
    labels = {note.label for note in document.notes}
    for mark in document.marks:
        if mark.label not in labels:
            what = f"[^{mark.label}] has no note"
            yield Problem(mark.place, CODE, what, subject=mark.label)
    for note in document.notes:
        if note.kind != "author":
            what = f"[^{note.label}] is no author's note"
            yield Problem(note.place, CODE, what, subject=note.label)


RULES = (transcription_matches,)
