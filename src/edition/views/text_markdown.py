"""The Markdown of a text’s page: its own, and that of the layers beside it."""

from collections.abc import Iterator

from edition.model import Document, Edition, Layer, Note, Text
from edition.syntax import AUTHORS_MARK
from edition.views.variants import with_variants


def text_markdown(edition: Edition, text: Text, document: Document) -> str:
    """Return the words of a file of a text, and those of its layers for them."""
    layers = edition.layers(text)
    theirs = (block for layer in layers for block in _layer(layer, text, document))
    return "\n\n".join([with_variants(edition, text, document), *theirs])


def _layer(layer: Layer, text: Text, document: Document) -> Iterator[str]:
    """Yield the passages, headings and author’s notes of a layer.

    Passage 7 gets the id ``en-p7``, the first heading of the page ``en-h1``, note 4 the
    label ``en_4``; the Markdown extension sets them beside what they are of.
    """
    ids = document.ids
    for passage in layer.document.blocks:
        if passage.id in ids:
            words = _renamed(layer, passage.markdown)
            yield f"{words}\n{passage.attributes.written(layer.anchor(passage.id))}"
    if layer.translation:
        yield from _headings(layer, text, document)
    for note in layer.document.notes:
        if note.id in ids and note.kind == "author":
            yield _note(layer, note)


def _headings(layer: Layer, text: Text, document: Document) -> Iterator[str]:
    """Yield the headings of a translation that has as many as the text."""
    every, here = text.document.headings, document.headings
    theirs = layer.document.headings
    if here and len(theirs) == len(every):
        first = every.index(here[0])
        for number, heading in enumerate(theirs[first : first + len(here)], 1):
            yield f"{heading.title}\n{{ #{layer.anchor(f'h{number}')} }}"


def _note(layer: Layer, note: Note) -> str:
    lines = _renamed(layer, note.markdown).split("\n")
    return f"[^{layer.name}_{note.label}]: " + "\n    ".join(lines)


def _renamed(layer: Layer, markdown: str) -> str:
    """Lead the marks of notes to the notes of the layer."""
    return AUTHORS_MARK.sub(rf"[^{layer.name}_\g<label>]", markdown)
