"""Tell where elements of a page stand: in which block, and whether they begin it."""

from collections.abc import Iterable, Mapping
from itertools import islice

from edition.importer.formats.markup import Element, name_of

BLOCK_NAMES = """
p li div dd dt td th tr aside section article blockquote h1 h2 h3 h4 h5 h6 ol ul dl
table body figure figcaption pre header footer main nav form details summary center
"""
BLOCKS = frozenset(BLOCK_NAMES.split())
BEFORE = " [({^*\n\t\xa0↑"
"""What may stand before the target of a mark at the beginning of a note."""
NEAR = 50
"""Siblings that are looked at before an element is taken not to begin its block."""


def block_of(element: Element) -> Element:
    """Return the block that an element is or stands in."""
    if name_of(element) in BLOCKS:
        return element
    above = (e for e in element.iterancestors() if name_of(e) in BLOCKS)
    return next(above, element)


def begins(element: Element, block: Element | None = None) -> bool:
    """Tell whether no word stands before an element in its block."""
    block = block_of(element) if block is None else block
    while element is not block:
        above = element.getparent()
        if above is None:
            return True
        for before in islice(element.itersiblings(preceding=True), NEAR):
            if (before.tail or "").strip(BEFORE):
                return False
            if name_of(before) == "br":
                return True
            if has_words(before):
                return False
        if (above.text or "").strip(BEFORE):
            return False
        element = above
    return True


def below_anchor(target: Element) -> Element | None:
    """Return the block below an anchor that stands by itself between blocks."""
    if name_of(target) in BLOCKS or has_words(target) or (target.tail or "").strip():
        return None
    below = target.getnext()
    return below if below is not None and name_of(below) in BLOCKS else None


def has_words(element: Element) -> bool:
    """Tell whether there is more in an element than what may stand before a note."""
    return any(str(text).strip(BEFORE) for text in element.itertext())


def ids_of(elements: Iterable[Element]) -> dict[str, Element]:
    """Return the first element of every id or name that can be led to."""
    found: dict[str, Element] = {}
    for element in elements:
        names = (element.get("id"), element.get("name") if element.tag == "a" else None)
        for name in filter(None, names):
            found.setdefault(name, element)
    return found


def places_of(links: Mapping[Element, Element]) -> dict[Element, int]:
    """Return the position of every link and target among all elements."""
    wanted = {*links, *links.values()}
    first = next(iter(links), None)
    if first is None:
        return {}
    roots: dict[Element, None] = {}
    for element in wanted:
        roots.setdefault(element.getroottree().getroot())
    found: dict[Element, int] = {}
    for root in roots:
        for element in root.iter():
            if element in wanted:
                found[element] = len(found)
    return found
