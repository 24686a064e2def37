"""Put a “cf.” mark at each passage that has a parallel, and list where they lead."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition.indexes import parallels_by_passage
from edition.markdown_ext.context import text_slug
from edition.model import RELATIONS, Edition, Parallel
from edition.scan.plain import sign

Element = ElementTree.Element
PASSAGE = re.compile(r"p\d+")
ABOUT = "about-this-text"
"""The heading of a text's particulars, before which the list stands."""
HEADING = "cf-list"


class ParallelTreeprocessor(Treeprocessor):
    """Marks the passages of a text that others answer."""

    def __init__(self, md: Markdown, edition: Callable[[], Edition]) -> None:
        super().__init__(md)
        self._edition = edition

    def run(self, root: Element) -> None:
        """Work on the pages of texts."""
        slug = text_slug(self.md)
        if not slug:
            return
        index = parallels_by_passage(self._edition())
        listed = []
        for element in root.iter():
            id = element.get("id", "")
            if PASSAGE.fullmatch(id) and (found := index.get((slug, id))):
                element.append(_mark(id, found))
                listed.append(_item(id, found))
        if listed:
            _insert(root, _section(listed))


def _address(parallel: Parallel) -> str:
    return f"/parallels/{parallel.theme}.md#parallel-{parallel.id}"


def _saying(parallel: Parallel) -> str:
    return f"{RELATIONS[parallel.relation]}: {parallel.title}"


def _mark(id: str, found: tuple[Parallel, ...]) -> Element:
    """Return the mark: to the parallel, or to the list where there are several."""
    only = found[0] if len(found) == 1 else None
    mark = Element("a", {"class": "cf", "id": f"mark-cf-{id}"})
    mark.set("href", _address(only) if only else f"#cf-{id}")
    what = _saying(only) if only else f"{len(found)} parallels"
    mark.set("title", what)
    mark.set("aria-label", f"cf. {what} (passage {id[1:]})")
    mark.text = "cf."
    return mark


def _item(id: str, found: tuple[Parallel, ...]) -> Element:
    """Return the line of a passage: back to it, and on to its parallels."""
    item = Element("li", {"class": "cf-list__passage", "id": f"cf-{id}"})
    back = ElementTree.SubElement(item, "a", {"class": "cf-list__back"})
    back.set("href", f"#{id}")
    back.set("title", f"Back to passage {id[1:]}")
    back.text = sign("p", id[1:])
    listing = ElementTree.SubElement(item, "ul")
    for parallel in found:
        line = ElementTree.SubElement(listing, "li")
        link = ElementTree.SubElement(line, "a", {"href": _address(parallel)})
        link.text = parallel.title
        link.tail = f" · {RELATIONS[parallel.relation]}"
    return item


def _section(listed: list[Element]) -> Element:
    section = Element("section", {"class": "cf-list", "aria-labelledby": HEADING})
    title = ElementTree.SubElement(section, "h2", {"id": HEADING})
    title.text = "Parallels"
    listing = ElementTree.SubElement(section, "ol")
    listing.extend(listed)
    return section


def _insert(root: Element, section: Element) -> None:
    """Put the list before the text's particulars, or at the end."""
    ids = [element.get("id") for element in root]
    root.insert(ids.index(ABOUT) if ABOUT in ids else len(ids), section)
