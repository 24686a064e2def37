"""Say what typst could not write, and where in which text it stands."""

import re

from edition.exports.book import Book
from edition.problems import EditionError
from edition.reading.tree import Passage
from edition.reading.walk import contents, words

UNKNOWN = re.compile(r'the text `"(?P<words>.*)"` could not be displayed', re.DOTALL)


def explained(book: Book, message: str) -> EditionError:
    """Return an error that names the characters that no font has, and their place."""
    found = UNKNOWN.search(message)
    if found is None:
        where = ", ".join(text.slug for text in book.texts)
        return EditionError(f"The PDF of {where} cannot be made: {message}.")
    signs = found["words"]
    points = " ".join(f"U+{ord(sign):04X}" for sign in signs[:4])
    return EditionError(
        f"{_place(book, signs)}: no font at hand has “{signs}” ({points}), so the PDF "
        "cannot be made. Put a font that has it into fonts/, or write “pdf: false” "
        "under “exports” in edition.yml."
    )


def _place(book: Book, signs: str) -> str:
    """Return the first passage or note that has some characters, as a ref."""
    for reading in book.readings:
        slug = reading.text.slug
        for passage in reading.passages():
            if _says(passage, signs):
                return f"{slug}#{passage.id}"
        for note in reading.notes():
            if any(isinstance(b, Passage) and _says(b, signs) for b in note.blocks):
                return f"{slug}#{note.id}"
    return ", ".join(text.slug for text in book.texts)


def _says(passage: Passage, signs: str) -> bool:
    return any(signs in words(run) for run in contents(passage))
