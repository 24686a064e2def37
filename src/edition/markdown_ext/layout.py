"""Lay out tables, code and pictures by classes: the policy of a site forbids styles."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from edition.markdown_ext.elements import add_class
from edition.model import Edition
from edition.readers.pictures import below_docs, picture_sizes

CELLS = frozenset({"td", "th"})
MOST = 24
"""The longest code that stays whole, in characters: two thirds of a line of a phone."""


def align_cells(root: Element) -> None:
    """Say by a class how each cell is aligned."""
    for cell in root.iter():
        if cell.tag in CELLS and (way := cell.attrib.pop("align", "")):
            add_class(cell, f"align-{way}")


def keep_code(root: Element) -> None:
    """Say by a class which code no line ends in: a browser would at its hyphens."""
    for code in root.iter("code"):
        words = "".join(code.itertext())
        if "-" in words and len(words) <= MOST:
            add_class(code, "whole")


def size_pictures(root: Element, page: str, edition: Callable[[], Edition]) -> None:
    """Say of each picture how wide and high it is, and that it may come late.

    So nothing moves when it comes. Captions are freed of titles that repeat them.
    """
    for picture in root.iter("img"):
        path = below_docs(page, picture.get("src", ""))
        if size := picture_sizes(edition()).get(path):
            picture.set("width", str(size[0]))
            picture.set("height", str(size[1]))
        picture.set("loading", "lazy")
        picture.set("decoding", "async")
    for figure in root.iter("figure"):
        shown = figure.find("img")
        if shown is not None and figure.find("figcaption") is not None:
            shown.attrib.pop("title", None)
