"""Write fields of front matter and data as TEI."""

from edition.exports.tei.elements import Element, element
from edition.exports.tei.inline import Inlines
from edition.exports.tei.stretches import pieces
from edition.model import Edition, Text
from edition.reading.fields import field


class FieldWriter:
    """Writes fields in the file of one text."""

    def __init__(self, edition: Edition, text: Text, known: frozenset[str]) -> None:
        self._edition = edition
        self.known = known
        """The ids of the file that pointers may lead to: what its words point to."""
        self._inlines = Inlines(edition, text, known=known)

    def __call__(self, tag: str, markdown: str, **attributes: str) -> Element:
        """Write a field in Markdown as an element."""
        words = pieces(field(self._edition, markdown))
        made = element(tag, lang=self._edition.settings.language, **attributes)
        return self._inlines.into(made, words)

    def note(self, markdown: str, type: str) -> tuple[Element, ...]:
        """Write a field as a note of a paragraph, or nothing if it is empty."""
        return (element("note", self("p", markdown), type=type),) if markdown else ()
