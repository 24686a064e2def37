"""Families R and T: a layer has the passages and notes of the text it stands beside."""

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from edition.checks.entries import repeated
from edition.model import COPY, Document, Edition, Layer, Text
from edition.problems import Place, Problem, suggestion
from edition.text_files import TEXTS

UNKNOWN = "und"
"""What stands for a language that cannot be read, which is told elsewhere."""


def transcription_matches(edition: Edition) -> Iterator[Problem]:
    """R009: a reader's copy has a counterpart for every passage and note."""
    yield from _faults(edition, "R009", is_copy=True)


def translation_matches(edition: Edition) -> Iterator[Problem]:
    """T024: so has a translation, which is in the language that its name says."""
    yield from _faults(edition, "T024", is_copy=False)
    for slug, layers in edition.translations.items():
        for layer in layers:
            place = Place(layer.document.path)
            if slug not in edition.text:
                what = f"There is no text “{slug}” of which this is a translation"
                near = suggestion(slug, edition.text)
                near = near or f"Name the file after a text in {TEXTS}."
                yield Problem(place, "T024", what, near, subject=slug)
            if layer.language.lower() not in (layer.name, UNKNOWN):
                said = f"is “{layer.name}” by its name, “{layer.language}” by its field"
                what = f"The language {said}"
                yield Problem(place, "T024", what, subject=layer.name)


def _faults(edition: Edition, code: str, *, is_copy: bool) -> Iterator[Problem]:
    layers = ((text, layer) for text in edition.texts for layer in edition.layers(text))
    for text, layer in layers:
        if (layer.name == COPY) is is_copy:
            strange = _strange(text, layer.document, code)
            for problem in (*_missing(text, layer, code), *strange):
                yield replace(problem, misses=f"copy of {text.slug}")
            yield from _notes(layer.document, code)
            yield from _headings(text, layer, code)


def _missing(text: Text, layer: Layer, code: str) -> Iterator[Problem]:
    """Report passages and author's notes that have nothing beside them."""
    there = {block.id for block in layer.document.blocks}
    there |= {note.id for note in layer.document.notes}
    notes = (note.id for note in text.document.notes if note.kind == "author")
    for id in (*(passage.id for passage in text.passages), *notes):
        if id not in there:
            ref = f"{text.slug}#{id}"
            what = f"{ref} is missing"
            yield Problem(Place(layer.document.path), code, what, subject=ref)


def _strange(text: Text, document: Document, code: str) -> Iterator[Problem]:
    """Report words that no id, an unknown one or a second one keeps from the page."""
    known = {passage.id for passage in text.passages}
    for block in document.blocks:
        if not block.id:
            yield Problem(block.place, code, "These words have no id")
        elif block.id not in known:
            what = f"“{block.id}” is no passage of {text.slug}"
            yield Problem(block.place, code, what, subject=block.id)
    for first, block in repeated(document.blocks, attrgetter("id")):
        if block.id in known:
            what = f"“{block.id}” is there already, in {first.place}"
            yield Problem(block.place, code, what, subject=block.id)


def _notes(document: Document, code: str) -> Iterator[Problem]:
    """Report marks without a note, and notes that are not the author's."""
    labels = {note.label for note in document.notes}
    for mark in document.marks:
        if mark.label not in labels:
            what = f"[^{mark.label}] has no note"
            yield Problem(mark.place, code, what, subject=mark.label)
    for note in document.notes:
        if note.kind != "author":
            what = f"[^{note.label}] is no author's note"
            yield Problem(note.place, code, what, subject=note.label)


def _headings(text: Text, layer: Layer, code: str) -> Iterator[Problem]:
    """Report headings of a translation that do not answer those of the text."""
    ours, theirs = len(text.document.headings), len(layer.document.headings)
    if layer.translation and theirs not in (0, ours):
        what = f"The translation has {theirs} headings, and the text {ours}"
        place = layer.document.headings[0].place
        yield Problem(place, code, what, subject=text.slug)


RULES = (transcription_matches, translation_matches)
