"""Give every passage of a text its number, which is its permalink."""

from xml.etree.ElementTree import Element, SubElement

from edition.markdown_ext.elements import add_class, prepend
from edition.messages import gettext as _
from edition.model import Edition
from edition.syntax import LAYERED

LAYER, WHOSE = "data-layer", "data-whose"
"""The attributes that say of which layer words are that face others, and whose."""


def number_passages(root: Element, edition: Edition, slug: str) -> None:
    """Mark passages and the headnote, and put the number before each passage."""
    for element in root.iter():
        id = element.get("id", "")
        if id == "headnote":
            element.set("class", "headnote")
        elif match := LAYERED.fullmatch(id):
            name = "layer" if match["layer"] else "passage"
            add_class(element, name)
            _prepend_number(element, match["number"], is_layer=name == "layer")


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


def _prepend_number(element: Element, number: str, *, is_layer: bool) -> None:
    whose = element.attrib.pop(WHOSE, "")
    label = _("Passage %(number)s")
    label += ": %(whose)s" * is_layer
    link = Element("a", {"class": "passage__number", "href": f"#{element.get('id')}"})
    link.set("aria-label", label % {"number": number, "whose": whose})
    if whose:
        link.set(WHOSE, whose)
    link.text = number
    prepend(element, link)
