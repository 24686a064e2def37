"""Give every passage of a text its number, which is its permalink."""

from xml.etree.ElementTree import Element, SubElement

from edition.messages import gettext as _
from edition.model import Edition
from edition.syntax import SIDED

SIDES = {"p": "passage", "t": "transcription"}
"""By the letter of its id: the class of a passage."""
WHOSE = "data-whose"
"""The attribute that says whose words a passage is in, where it faces another."""


def number_passages(root: Element, edition: Edition, slug: str) -> None:
    """Mark passages and the headnote, and put the number before each passage."""
    for element in root.iter():
        id = element.get("id", "")
        if id == "headnote":
            element.set("class", "headnote")
        elif match := SIDED.fullmatch(id):
            name = SIDES[match["side"]]
            element.set("class", f"{element.get('class', '')} {name}".strip())
            _prepend_number(element, id)


def fold_headnote(root: Element, edition: Edition, slug: str) -> None:
    """Put the headnote into a disclosure, so that the text begins at once."""
    for parent in root.iter():
        for at, element in enumerate(parent):
            if element.get("id") == "headnote":
                box = Element("details", {"class": "about-text"})
                SubElement(box, "summary").text = _("Headnote")
                box.append(element)
                box.tail, element.tail = element.tail, "\n"
                parent[at] = box
                return


def _prepend_number(element: Element, id: str) -> None:
    label = _("Passage %(number)s")
    whose = element.attrib.pop(WHOSE, "")
    if id.startswith("t"):
        label = _("Passage %(number)s in the author’s own words")
        whose = _("author’s own words")
    link = Element("a", {"class": "passage__number", "href": f"#{id}"})
    link.set("aria-label", label % {"number": id[1:]})
    if whose:
        link.set(WHOSE, whose)
    link.text = id[1:]
    link.tail = " " + (element.text or "")
    element.text = None
    element.insert(0, link)
