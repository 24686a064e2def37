"""Keep what a file says about a document apart from its text, and name the rest."""

from collections.abc import Container
from typing import NamedTuple

from edition.importer.formats.book_reader import BookReader
from edition.importer.formats.markup import Element, name_of, text_of
from edition.importer.structure import Document

RULE = "front matter"


class Front(NamedTuple):
    """What a file says about a document."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""

    def document(self, reader: BookReader) -> Document:
        """Return what was read, with what is said about it."""
        blocks = reader.flow.finish()
        return Document(
            blocks,
            reader.all_notes(),
            title=self.title,
            authors=self.authors,
            date=self.date,
            language=reader.language,
            repairs=tuple(reader.repairs),
            title_page=tuple(reader.title_page),
        )


def leave_out_rest(reader: BookReader, front: Element, read: Container[str]) -> None:
    """Name every part of a front that is not in the text."""
    for child in front:
        if name_of(child) in read:
            continue
        if any(name_of(inner) in read for inner in child.iter()):
            leave_out_rest(reader, child, read)
        elif text_of(child):
            reader.take_out(RULE, child)
