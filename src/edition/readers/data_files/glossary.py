"""Read the glossary."""

from typing import Annotated, Any, Literal

from pydantic import Field

from edition.model import Term
from edition.problems import Problem
from edition.readers.data_files.entries import Fields, Id, Key, items
from edition.readers.front_matter import Words
from edition.readers.yaml_places import lines_of


class TermFields(Fields):
    """An entry of the glossary."""

    id: Id
    headword: Words
    forms: list[Words] = Field(min_length=1)
    kind: Literal["concept", "treaty", "organisation", "event", "office"]
    definition: Words
    sources: list[Key] = Field(min_length=1)
    see_also: list[Id] = Field(default_factory=list)
    commentary: Words | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None = None


STAND_INS: dict[str, Any] = {
    "id": "unknown",
    "headword": "unknown",
    "forms": ["unknown"],
    "kind": "concept",
    "definition": "unknown",
    "sources": ["unknown"],
}


def read_glossary(source: str, path: str) -> tuple[tuple[Term, ...], list[Problem]]:
    """Read the terms; report each field at fault."""
    problems: list[Problem] = []
    terms = tuple(
        Term(
            fields.id,
            fields.headword,
            tuple(fields.forms),
            fields.kind,
            fields.definition,
            tuple(fields.sources),
            place,
            tuple(fields.see_also),
            fields.commentary or "",
            lines_of(data),
            fields.language or "",
        )
        for fields, data, place in items(
            TermFields, source, path, "G003", STAND_INS, problems
        )
    )
    return terms, problems
