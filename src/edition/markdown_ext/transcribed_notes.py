"""Take the notes of a transcription out of the stock footnotes, for its passages."""

import xml.etree.ElementTree as ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition.markdown_ext.context import text_slug
from edition.markdown_ext.notes import lead, lead_back

Element = ElementTree.Element
KIND = "author"
BOX = "transcribed-notes"
"""The class of what holds them until they are set beside the notes of the précis."""


class TranscribedNotesTreeprocessor(Treeprocessor):
    """Makes note ``_4`` the note ``tn4``, and its marks those of an author's note."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, root: Element) -> None:
        """Work on the pages of texts that have such notes."""
        if not text_slug(self.md):
            return
        marked = _number_marks(root)
        box = Element("div", {"class": BOX})
        for listing in list(root.iter("ol")):
            for item in list(listing):
                if number := _number(item.get("id", "")):
                    listing.remove(item)
                    box.append(_note(item, number, number if number in marked else ""))
        if len(box):
            root.append(box)


def _number(address: str) -> str:
    """Return the number in an id or address such as ``fn:_4`` or ``#fn:_4``."""
    before, _, label = address.rpartition(":")
    return label[1:] if before.endswith("fn") and label.startswith("_") else ""


def _number_marks(root: Element) -> set[str]:
    """Make the marks lead to the notes; a note leads back to the first of its own."""
    marked: set[str] = set()
    for mark in root.iter("sup"):
        link = mark.find("a")
        if link is None or not (number := _number(link.get("href", ""))):
            continue
        lead(mark, f"tn{number}", KIND, number)
        if number in marked:
            del mark.attrib["id"]
        marked.add(number)
    return marked


def _note(item: Element, number: str, sign: str) -> Element:
    note = Element("div", {"class": "transcription"})
    note.text = item.text
    note.extend(list(item))
    lead_back(note, f"tn{number}", sign)
    return note
