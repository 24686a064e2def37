"""Show the facets of texts: their values in words, their colours as styles."""

from collections.abc import Iterator
from itertools import product

from edition.model import Edition, Text
from edition.model.facets import Facet, FacetValue, label_of, value_of

SCHEMES = ("default", "slate", "sepia")
"""The colours of a page, as the theme calls them."""


def labels(edition: Edition, text: Text) -> list[str]:
    """Return what readers see of the values of a text."""
    return [label_of(text.meta, facet) for facet in edition.settings.facets]


def classes(edition: Edition, text: Text) -> list[str]:
    """Return the classes by which a text has the colours of its values."""
    return [
        _class(facet, value)
        for facet in edition.settings.facets
        for value in facet.values
        if value.value == value_of(text.meta, facet)
    ]


def colours(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Yield the colours of values: the class of each, the scheme, the colour."""
    for facet in edition.settings.facets:
        for value, scheme in product(facet.values, SCHEMES):
            if colour := _colour(value, scheme):
                yield _class(facet, value), scheme, colour


def _colour(value: FacetValue, scheme: str) -> str | None:
    if scheme == "slate":
        return value.dark
    return value.sepia or value.colour if scheme == "sepia" else value.colour


def _class(facet: Facet, value: FacetValue) -> str:
    return f"facet-{facet.id}-{facet.values.index(value) + 1}"
