"""The model of variants: what other witnesses of a text have in place of some words."""

from dataclasses import dataclass
from typing import Annotated

from edition.model.entries import Entry, Fields
from edition.model.fields import Many, Plain, Some
from edition.model.patterns import formed

Siglum = Annotated[
    str, formed(r"^\w{1,12}$", "one word of letters and digits, such as A or L2")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness(Fields):
    """A manuscript, copy or printing in which a text survives."""

    siglum: Siglum
    name: Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Fields):
    """What some witnesses have."""

    text: Plain = ""
    """Nothing where they leave the words out."""
    witnesses: Some[Siglum]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Entry):
    """A place at which witnesses differ."""

    passage: Annotated[str, formed(r"^p[1-9]\d*$", "a passage, such as p7")]
    lemma: Plain
    """The words of the text, as they stand in the passage."""
    readings: Some[Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants(Entry):
    """The witnesses of one text, and where they differ."""

    witnesses: Some[Witness]
    variants: Many[Variant] = ()
