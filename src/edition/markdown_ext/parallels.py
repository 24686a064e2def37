"""Put a “cf.” mark at each passage that has a parallel."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition import addresses
from edition.indexes import parallels_by_passage
from edition.markdown_ext.context import text_slug
from edition.messages import gettext as _
from edition.messages import ngettext
from edition.model import RELATIONS, Edition, Parallel
from edition.syntax import is_passage


class ParallelTreeprocessor(Treeprocessor):
    """Marks the passages of a text that others answer."""

    def __init__(self, md: Markdown, edition: Callable[[], Edition]) -> None:
        super().__init__(md)
        self._edition = edition

    def run(self, root: ElementTree.Element) -> None:
        """Work on the pages of texts."""
        slug = text_slug(self.md)
        if not slug:
            return
        index = parallels_by_passage(self._edition())
        for element in root.iter():
            id = element.get("id", "")
            if is_passage(id) and (found := index.get((slug, id))):
                element.append(_mark(slug, id, found))


def _mark(slug: str, id: str, found: tuple[Parallel, ...]) -> ElementTree.Element:
    """Return the mark: to the parallel, or to the list where there are several."""
    first = found[0]
    if len(found) == 1:
        to = addresses.parallel(first.theme, first.id)
        what = f"{_(RELATIONS[first.relation])}: {first.title}"
    else:
        to = addresses.text_parallels(slug, id)
        number = len(found)
        what = ngettext("%(n)s parallel", "%(n)s parallels", number) % {"n": number}
    mark = ElementTree.Element("a", {"class": "cf", "href": f"/{to.page}#{to.anchor}"})
    mark.text = _("cf.")
    mark.set("aria-label", f"{mark.text} {what}")
    return mark
