"""Give pictures their size, so that nothing moves when they come."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition.model import Edition
from edition.readers.pictures import below_docs, picture_sizes


class PictureTreeprocessor(Treeprocessor):
    """Says of each picture how wide and high it is, and that it may come late."""

    def __init__(self, md: Markdown, page: str, edition: Callable[[], Edition]) -> None:
        super().__init__(md)
        self._page = page
        self._edition = edition

    def run(self, root: Element) -> None:
        """Look up every picture of a page, and free captions of what repeats them."""
        for picture in root.iter("img"):
            path = below_docs(self._page, picture.get("src", ""))
            if size := picture_sizes(self._edition()).get(path):
                picture.set("width", str(size[0]))
                picture.set("height", str(size[1]))
            picture.set("loading", "lazy")
            picture.set("decoding", "async")
        for figure in root.iter("figure"):
            shown = figure.find("img")
            if shown is not None and figure.find("figcaption") is not None:
                shown.attrib.pop("title", None)
