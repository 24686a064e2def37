"""The model of what was given out: ids that the ledger records, and releases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, SkipValidation

from edition.model.entries import Entry
from edition.model.fields import A_DAY, THREE_NUMBERS, Day, Id, StandIn, Version
from edition.model.patterns import formed
from edition.problems import Place
from edition.syntax import PUBLISHED_ID

PublishedId = Annotated[
    str, formed(PUBLISHED_ID, "a published id, such as marsh-1990#p7")
]
Number = Annotated[str, formed(r"^\d+\.\d+\.\d+$", THREE_NUMBERS)]
NumberOrNone = Annotated[str, formed(r"^(\d+\.\d+\.\d+)?$", THREE_NUMBERS)]
NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Life:
    """A time in which an id stood for certain words; the ledger is a list of these."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")
    id: PublishedId
    """An address: ``marsh-1990#p7``, ``glossary/treaty``, ``timeline#event-x``."""
    since: Number
    """The version that first had it."""
    print: Annotated[str, formed(r"^[\w-]{11}$", "the eleven signs of a fingerprint")]
    """The fingerprint of its words when last recorded."""
    changed: NumberOrNone = ""
    """The version in which its words last changed, if they ever did."""
    status: Literal["current", "moved", "merged", "split", "withdrawn"] = "current"
    """Whether its words are there, and if not, what became of them."""
    to: tuple[PublishedId, ...] = ()
    """Where its words went."""
    until: NumberOrNone = ""
    """The first version in which it no longer stood for them."""
    on: Annotated[str, formed(r"^(\d{4}-\d\d-\d\d)?$", A_DAY)] = ""
    """The day that was recorded."""
    reason: Annotated[str, Field(max_length=1_000)] = ""
    """Why it was withdrawn."""
    place: SkipValidation[Place] = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Entry):
    """A version of the edition as it was given out."""

    version: Version
    """The version of the edition."""
    date: Day
    """The day on which it was given out."""
    texts: Annotated[Mapping[Id, Version], StandIn(lambda _: {})] = field(hash=False)
    """The version of each text in it, by slug."""
