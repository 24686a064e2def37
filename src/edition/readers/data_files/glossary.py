"""Read the glossary."""

from typing import Any, Literal

from pydantic import Field

from edition.model import Term
from edition.problems import Problem
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


class TermFields(Fields):
    """An entry of the glossary."""

    id: Id
    headword: Plain
    forms: Some[Plain]
    kind: Literal["concept", "treaty", "organisation", "event", "office"]
    definition: Markdown
    sources: Some[Key]
    see_also: Many[Id] = Field(default_factory=list)
    commentary: Markdown | None = None
    language: LanguageCode | None = None


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
