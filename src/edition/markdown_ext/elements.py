"""Elements of a page: what headings are, how one moves into another, its classes."""

from xml.etree.ElementTree import Element

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def moved(element: Element, into: Element) -> Element:
    """Move all that an element holds into a new one, which is returned."""
    into.text, element.text = element.text, None
    for child in list(element):
        element.remove(child)
        into.append(child)
    return into


def prepend(element: Element, first: Element) -> None:
    """Put an element before all that another holds, with a blank behind it."""
    first.tail = f" {element.text or ''}"
    element.text = None
    element.insert(0, first)


def add_class(element: Element, name: str) -> None:
    """Give an element one more class."""
    element.set("class", f"{element.get('class', '')} {name}".strip())
