"""List the terms of each section before its first passage, for the margin."""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable

from edition.model import Edition

Element = ElementTree.Element
MOST = 12
"""Terms that are listed: those used most in the section."""
TITLE = "Terms in this section"


def summarise(
    root: Element, edition: Edition, sections: Iterable[tuple[Element, Counter[str]]]
) -> None:
    """Put a list before the first passage of each section that has terms.

    Args:
        root: the page.
        edition: what knows the terms.
        sections: the first passage of each section, and how often each term is used.
    """
    blocks = {part: block for block in root for part in block.iter()}
    for first, used in sections:
        block = blocks.get(first)
        if used and block is not None:
            root.insert(list(root).index(block), _summary(edition, used))


def _summary(edition: Edition, used: Counter[str]) -> Element:
    box = Element("div", {"class": "section-terms", "role": "group"})
    box.set("aria-label", TITLE)
    title = ElementTree.SubElement(box, "p", {"class": "section-terms__title"})
    title.text = TITLE
    listing = ElementTree.SubElement(box, "p")
    ids = [id for id, _ in used.most_common(MOST)]
    for id in sorted(ids, key=lambda id: edition.term[id].headword.casefold()):
        link = ElementTree.SubElement(listing, "a", {"href": f"/glossary/{id}.md"})
        link.text = edition.term[id].headword
        link.tail = " · "
    listing[-1].tail = ""
    box.tail = "\n"
    return box
