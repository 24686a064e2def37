"""Read MathML for typst, as far as both can say the same."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

WRAPPERS = frozenset({"math", "semantics", "mrow", "mstyle", "mpadded"})
LEAVES = frozenset({"mi", "mn", "mo", "mtext"})
PARTS = {
    **{"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3},
    **{"munder": 2, "mover": 2, "munderover": 3, "msqrt": 0},
}
"""How many parts each has; 0 for any number."""
EM = re.compile(r"(-?[\d.]+)em")
Node = list[Any]


def tree(mathml: str) -> Node | None:
    """Return a formula as lists, each with a name first; None if it is beyond us."""
    try:
        return _node(etree.fromstring(mathml))
    except (ValueError, etree.XMLSyntaxError):
        return None


def _node(element: etree._Element) -> Node:
    """Return an element.

    Raises:
        ValueError: we do not know it.
    """
    name = str(element.tag).rpartition("}")[2]
    if name in LEAVES:
        return _leaf(name, element)
    if name == "mspace":
        width = EM.fullmatch(element.get("width", ""))
        return [name, float(width[1]) if width else 0]
    if name not in WRAPPERS and name not in PARTS:
        raise ValueError(name)
    parts = [*map(_node, _children(element))]
    if PARTS.get(name) not in (None, 0, len(parts)):
        raise ValueError(name)
    if name not in WRAPPERS:
        return [name, *parts]
    return ["fenced" if _is_fenced(element) else "mrow", *parts]


def _leaf(name: str, element: etree._Element) -> Node:
    """Return a sign or word; an upright letter is a word."""
    upright = name == "mi" and element.get("mathvariant") == "normal"
    return ["mtext" if upright else name, element.text or ""]


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what is seen of an element: not its TeX, nor signs that are not printed."""
    for child in element:
        name = str(child.tag).rpartition("}")[2]
        is_unseen = name == "mo" and child.text in ("\u2061", "\u2062", "\u2063")
        if name != "annotation" and not is_unseen:
            yield child


def _is_fenced(element: etree._Element) -> bool:
    """Tell whether brackets stand round a row and are as high as what is in it."""
    first = next(iter(element), None)
    return first is not None and first.get("form") == "prefix"
