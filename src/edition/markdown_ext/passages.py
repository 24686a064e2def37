"""Give every passage of a text its number, which is its permalink."""

import re
import xml.etree.ElementTree as ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition.markdown_ext.context import text_slug

PASSAGE = re.compile(r"p(?P<number>\d+)")


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
            elif match := PASSAGE.fullmatch(id):
                element.set("class", f"{element.get('class', '')} passage".strip())
                _prepend_number(element, match["number"])


def _prepend_number(element: ElementTree.Element, number: str) -> None:
    link = ElementTree.Element("a", {"class": "passage__number", "href": f"#p{number}"})
    link.set("aria-label", f"Passage {number}")
    link.text = number
    link.tail = " " + (element.text or "")
    element.text = None
    element.insert(0, link)
