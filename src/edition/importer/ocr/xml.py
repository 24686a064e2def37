"""Walk over the XML of recognised text."""

import math

from edition.importer.formats.markup import Element, name_of

LARGEST = 1_000_000.0
"""Beyond any place on a page, in whatever it is measured."""


def children(element: Element, *names: str) -> list[Element]:
    """Return the children of an element that have one of some names."""
    return [child for child in element if name_of(child) in names]


def below(element: Element, *names: str) -> list[Element]:
    """Return everything below an element that has one of some names."""
    return [one for one in element.iter() if name_of(one) in names]


def number(value: str | None, default: float = 0.0) -> float:
    """Return an attribute as a number that a place on a page may have."""
    try:
        found = float(value) if value else default
    except ValueError:
        return default
    return default if math.isnan(found) else max(-LARGEST, min(found, LARGEST))
