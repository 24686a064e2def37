"""The model of names: persons, organisations and places."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from edition.model.editors import Orcid
from edition.model.entries import Entry, Fields, values_of
from edition.model.fields import Id, Key, LanguageCode, Many, Markdown, Plain, Some
from edition.model.patterns import formed

DIGITS = formed(r"^\d{1,30}$", "digits")
Coordinates = tuple[
    Annotated[float, Field(ge=-90, le=90)], Annotated[float, Field(ge=-180, le=180)]
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorities(Fields):
    """What a name is called in the files of libraries and of Wikidata."""

    wikidata: Annotated[str, formed(r"^Q[1-9]\d{0,15}$", "Q and a number")] = ""
    """The item in Wikidata."""
    viaf: Annotated[str, DIGITS] = ""
    """The number in the Virtual International Authority File."""
    gnd: Annotated[str, formed(r"^[\dX-]{1,30}$", "digits, X and hyphens")] = ""
    """The number in the Gemeinsame Normdatei of German libraries."""
    lcnaf: Annotated[
        str, formed(r"^n[a-z]?\d{1,20}$", "n, perhaps another letter, and digits")
    ] = ""
    """The number in the name file of the Library of Congress."""
    orcid: Orcid = ""
    """The ORCID of a researcher."""
    geonames: Annotated[str, DIGITS] = ""
    """The number in GeoNames, of a place."""

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield each file that has the name, and its identifier there."""
        return ((field.name, id) for field, id in values_of(self) if id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Entry):
    """A person, organisation or place, and the forms in which it occurs."""

    id: Id
    """Its name in addresses, which never changes."""
    name: Plain
    """The name as it is shown."""
    sort: Plain
    """The name as it is filed: “Marsh, Elena”."""
    kind: Literal["person", "organisation", "place"]
    """What is named."""
    place_kind: Literal["", "settlement", "state", "region"] = ""
    """What kind of place it is; a region is whatever is neither."""
    coordinates: Coordinates | None = None
    """Where a map marks it: latitude and longitude in degrees (WGS84)."""
    forms: Some[Plain]
    """The words by which it is found; with a capital, only as written."""
    identification: Markdown
    """Who or what it was at the date of the text."""
    original: Plain = ""
    """The name in its own script, where that is not Latin."""
    language: LanguageCode = ""
    """The language of the forms that are not in Latin letters."""
    authorities: Authorities = Authorities()
    """What it is called in the files of libraries and of Wikidata."""
    sources: Many[Key] = ()
    """The keys of the works that the identification rests on."""
