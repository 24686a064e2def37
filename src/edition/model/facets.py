"""The model of facets: what texts are sorted by, and finds narrowed to."""

from collections.abc import Iterable
from dataclasses import dataclass, make_dataclass
from functools import lru_cache
from keyword import iskeyword
from typing import Annotated

from pydantic import AfterValidator

from edition.model.entries import Fields, fields_of
from edition.model.fields import Many, Plain, Some, StandIn
from edition.model.patterns import formed
from edition.model.texts import Meta

FACET = r"^[a-z]+(_[a-z]+)*$"
"""The name of a facet."""
Colour = Annotated[
    str, formed(r"^#[0-9a-f]{6}$", "a colour of six digits, such as #1f4e79")
]


def is_free(name: str) -> bool:
    """Tell whether a facet may have a name: no other field of a text has it."""
    taken = {field.name for field in fields_of(Meta)}
    return not (iskeyword(name) or name in taken or hasattr(Meta, name))


def _free(name: str) -> str:
    if not is_free(name):
        raise ValueError("choose another name, this one is taken")
    return name


FacetId = Annotated[
    str,
    formed(FACET, "lower-case letters, words joined by “_”", max_length=40),
    AfterValidator(_free),
    StandIn(lambda line: f"facet_{line}"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue(Fields):
    """One of the values of a facet."""

    EMPTY = (None, "")
    value: Plain
    """What a text has in its front matter."""
    label: Plain = ""
    """What readers see; the value itself where there is none."""
    colour: Colour | None = None
    """The colour of its texts on light paper, such as ``#1f4e79``."""
    dark: Colour | None = None
    """Their colour on dark paper; without one, that of all texts."""
    sepia: Colour | None = None
    """Their colour on sepia; without one, that on light paper."""


def _told_apart(values: tuple[FacetValue, ...]) -> tuple[FacetValue, ...]:
    if len({value.value for value in values}) < len(values):
        raise ValueError("two of them are the same")
    return values


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet(Fields):
    """A facet, of which every text has one value."""

    EMPTY = (None, "")
    id: FacetId
    """The name of the field in the front matter of a text."""
    name: Plain
    """What readers see."""
    values: Annotated[Some[FacetValue], AfterValidator(_told_apart)]
    """What a text may have, in the order of the legend."""

    def labels(self) -> dict[str, str]:
        """Return what readers see of each value."""
        return {one.value: one.label or one.value for one in self.values}


def _different(facets: tuple[Facet, ...]) -> tuple[Facet, ...]:
    if len({facet.id for facet in facets}) < len(facets):
        raise ValueError("two facets have the same id")
    return facets


Facets = Annotated[Many[Facet], AfterValidator(_different)]


@lru_cache(maxsize=8)
def meta_with(facets: Iterable[str]) -> type[Meta]:
    """Return the model of front matter that has a field for each facet, too."""
    own = [(name, Plain) for name in facets]
    return make_dataclass(
        "Meta", own, bases=(Meta,), frozen=True, slots=True, kw_only=True
    )


def value_of(meta: Meta, facet: Facet) -> str:
    """Return the value that the front matter of a text has of a facet."""
    return str(getattr(meta, facet.id))


def label_of(meta: Meta, facet: Facet) -> str:
    """Return what readers see of it."""
    own = value_of(meta, facet)
    return facet.labels().get(own, own)
