"""Put a mark at each passage whose source was emended, or has a slip."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition.indexes import emendations_by_passage
from edition.markdown_ext.context import text_slug
from edition.messages import gettext as _
from edition.messages import ngettext
from edition.model import Edition
from edition.syntax import is_passage

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
            if is_passage(id) and (found := index.get((slug, id))):
                element.append(_mark(slug, id, len(found)))


def _mark(slug: str, id: str, count: int) -> ElementTree.Element:
    """Return the link to the entries of a passage."""
    title = ngettext(
        "%(n)s emendation recorded for the source",
        "%(n)s emendations recorded for the source",
        count,
    )
    label = ngettext(
        "em. %(n)s emendation (passage %(number)s)",
        "em. %(n)s emendations (passage %(number)s)",
        count,
    )
    mark = ElementTree.Element("a", {"class": "emended"})
    mark.set("href", f"{PAGE}#{slug}-{id}")
    mark.set("title", title % {"n": count})
    mark.set("aria-label", label % {"n": count, "number": id[1:]})
    mark.text = _("em.")
    return mark
