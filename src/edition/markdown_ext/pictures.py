"""Give pictures their size, so that nothing moves when they come."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from edition.model import Edition
from edition.readers.pictures import below_docs, picture_sizes


def size_pictures(root: Element, page: str, edition: Callable[[], Edition]) -> None:
    """Say of each picture how wide and high it is, and that it may come late.

    Captions are freed of titles that repeat them.
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
