"""Give every passage of a text its number, which is its permalink."""

import xml.etree.ElementTree as ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition.markdown_ext.context import text_slug
from edition.messages import gettext as _
from edition.syntax import SIDED

SIDES = {"p": "passage", "t": "transcription"}
"""By the letter of its id: the class of a passage."""
WHOSE = "data-whose"
"""The attribute that says whose words a passage is in, where it faces another."""


class PassageTreeprocessor(Treeprocessor):
    """Marks passages and the headnote, and puts the number before each passage."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, root: ElementTree.Element) -> None:
        """Work on the pages of texts."""
        if not text_slug(self.md):
            return
        for element in root.iter():
            id = element.get("id", "")
            if id == "headnote":
                element.set("class", "headnote")
            elif match := SIDED.fullmatch(id):
                name = SIDES[match["side"]]
                element.set("class", f"{element.get('class', '')} {name}".strip())
                _prepend_number(element, id)


def _prepend_number(element: ElementTree.Element, id: str) -> None:
    number = id[1:]
    label = _("Passage %(number)s")
    whose = element.attrib.pop(WHOSE, "")
    if id.startswith("t"):
        label = _("Passage %(number)s in the author’s own words")
        whose = _("author’s own words")
    link = ElementTree.Element("a", {"class": "passage__number", "href": f"#{id}"})
    link.set("aria-label", label % {"number": number})
    if whose:
        link.set(WHOSE, whose)
    link.text = number
    link.tail = " " + (element.text or "")
    element.text = None
    element.insert(0, link)
