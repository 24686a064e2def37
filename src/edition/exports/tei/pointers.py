"""Find the pointers of a document, and lead them elsewhere."""

from collections.abc import Iterator

from edition.exports.tei.elements import Element

POINTING = frozenset(
    (
        *("ana", "corresp", "datingMethod", "mutual", "ref"),
        *("resp", "scheme", "source", "target", "who", "wit"),
    )
)
"""The attributes whose values are pointers, one or several."""


def pointers(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield the elements that point, each with the name of the attribute."""
    for element in root.iter():
        for name in POINTING.intersection(element.attrib):
            yield element, name


def pointed_to(root: Element) -> frozenset[str]:
    """Return the ids within the same file that something points to."""
    targets = (t for e, name in pointers(root) for t in str(e.get(name)).split())
    return frozenset(t[1:] for t in targets if t.startswith("#"))
