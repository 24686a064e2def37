"""Read the names of persons, organisations and places."""

from typing import Annotated, Any, Literal

from pydantic import Field

from edition.model import Name
from edition.problems import Place, Problem
from edition.readers.data_files.entries import items
from edition.readers.fields import (
    Fields,
    Id,
    Key,
    LanguageCode,
    Many,
    Markdown,
    Plain,
    Some,
)
from edition.readers.yaml_places import lines_of

Kind = Literal["person", "organisation", "place"]
Number = Annotated[str, Field(pattern=r"^\d{1,30}$")]


class AuthorityFields(Fields):
    """What a name is called in the files of libraries and of Wikidata."""

    wikidata: Annotated[str, Field(pattern=r"^Q[1-9]\d{0,15}$")] | None = None
    viaf: Number | None = None
    gnd: Annotated[str, Field(pattern=r"^[\dX-]{1,30}$")] | None = None
    lcnaf: Annotated[str, Field(pattern=r"^n[a-z]?\d{1,20}$")] | None = None
    orcid: Annotated[str, Field(pattern=r"^(\d{4}-){3}\d{3}[\dX]$")] | None = None
    geonames: Number | None = None


class NameFields(Fields):
    """An entry of the names."""

    id: Id
    name: Plain
    sort: Plain
    kind: Kind
    forms: Some[Plain]
    identification: Markdown
    original: Plain | None = None
    language: LanguageCode | None = None
    authorities: AuthorityFields = AuthorityFields()
    sources: Many[Key] = Field(default_factory=list)


STAND_INS: dict[str, Any] = {
    "id": "unknown",
    "name": "unknown",
    "sort": "unknown",
    "kind": "person",
    "forms": ["unknown"],
    "identification": "unknown",
}


def read_names(source: str, path: str) -> tuple[tuple[Name, ...], list[Problem]]:
    """Read the names, in the order of the file; report each field at fault."""
    problems: list[Problem] = []
    entries = items(NameFields, source, path, "A001", STAND_INS, problems)
    return tuple(_name(*entry) for entry in entries), problems


def _name(fields: NameFields, data: Any, place: Place) -> Name:
    return Name(
        fields.id,
        fields.name,
        fields.sort,
        fields.kind,
        tuple(fields.forms),
        fields.identification,
        place,
        fields.original or "",
        fields.language or "",
        fields.authorities.model_dump(exclude_none=True),
        tuple(fields.sources),
        lines_of(data),
    )
