"""Walk over the XML of recognised text."""

from edition.importer.formats.markup import Element, name_of


def children(element: Element, *names: str) -> list[Element]:
    """Return the children of an element that have one of some names."""
    return [child for child in element if name_of(child) in names]


def below(element: Element, *names: str) -> list[Element]:
    """Return everything below an element that has one of some names."""
    return [one for one in element.iter() if name_of(one) in names]


def number(value: str | None, default: float = 0.0) -> float:
    """Return an attribute as a number."""
    try:
        return float(value) if value else default
    except ValueError:
        return default
