"""Put a mark at each passage whose source was emended, or has a slip."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition.indexes import emendations_by_passage
from edition.markdown_ext.context import text_slug
from edition.model import Edition

PASSAGE = re.compile(r"p\d+")
PAGE = "/emendations.md"


class EmendationTreeprocessor(Treeprocessor):
    """Marks the passages of a text that the page of emendations lists."""

    def __init__(self, md: Markdown, edition: Callable[[], Edition]) -> None:
        super().__init__(md)
        self._edition = edition

    def run(self, root: ElementTree.Element) -> None:
        """Work on the pages of texts."""
        slug = text_slug(self.md)
        index = emendations_by_passage(self._edition()) if slug else {}
        if not index:
            return
        for element in root.iter():
            id = element.get("id", "")
            if PASSAGE.fullmatch(id) and (found := index.get((slug, id))):
                element.append(_mark(slug, id, len(found)))


def _mark(slug: str, id: str, count: int) -> ElementTree.Element:
    """Return the link to the entries of a passage."""
    what = "1 emendation" if count == 1 else f"{count} emendations"
    mark = ElementTree.Element("a", {"class": "emended"})
    mark.set("href", f"{PAGE}#{slug}-{id}")
    mark.set("title", f"{what} recorded for the source")
    mark.set("aria-label", f"em. {what} (passage {id[1:]})")
    mark.text = "em."
    return mark
