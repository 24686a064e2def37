"""Family B: what is still to be written in texts, pages and the bibliography.

The readers tell of the blank fields of front matter and data.
"""

from collections.abc import Iterator

from edition.model import Edition, Passage
from edition.problems import Problem
from edition.readers.data_files import NEEDED
from edition.syntax import is_blank


def blank_paragraph(edition: Edition) -> Iterator[Problem]:
    """B001: no paragraph and no note is blank."""
    for document in (*edition.files, *edition.translated):
        for block in document.blocks:
            if is_blank(block.markdown):
                remedy = NEEDED if block.id == "headnote" else ""
                what = f"{_named(block)} is blank"
                yield Problem(block.place, "B001", what, remedy)
        for note in document.notes:
            if is_blank(note.markdown):
                what = f"The note “{note.label}” is blank"
                yield Problem(note.place, "B001", what)


def _named(block: Passage) -> str:
    if block.id == "headnote":
        return "The headnote"
    return f"Passage {block.id}" if block.id else "The paragraph"


def blank_reference(edition: Edition) -> Iterator[Problem]:
    """B001: no field of a reference is blank."""
    for reference in edition.references:
        for name, words in reference.fields.items():
            if is_blank(words):
                place = reference.places.get(name, reference.place)
                what = f"“{reference.key}”: the field “{name}” is blank"
                yield Problem(place, "B001", what)


RULES = (blank_paragraph, blank_reference)
