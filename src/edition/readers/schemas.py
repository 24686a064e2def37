"""Describe the files that editors write as JSON Schemas, made of the models.

Editors of code complete and check the fields by them; the manual lists the fields of
each file from them. What is said of a field is the docstring below it.
"""

import ast
import inspect
from dataclasses import is_dataclass
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from edition.model import (
    Event,
    Exemption,
    Life,
    Meta,
    Name,
    Parallel,
    Release,
    Route,
    Settings,
    Term,
    Theme,
)
from edition.model.entries import Fields, fields_of
from edition.model.fields import Plain
from edition.readers.front_matter import PageFields
from edition.readers.profiles import Profile

DRAFT = "https://json-schema.org/draft/2020-12/schema"
OURS = frozenset({"place", "places"})
"""Attributes that no editor writes."""
Schema = dict[str, Any]
WORDS = TypeAdapter(Plain).json_schema()
FACET = {"description": "The value of a facet, under its id; there may be several."}
"""A schema cannot know which facets ``edition.yml`` adds to the fields of a text."""


class Form(NamedTuple):
    """What a kind of file holds."""

    path: str
    """Where such files are, as a pattern."""
    model: type
    is_list: bool = True


FORMS = {
    "edition": Form("edition.yml", Settings, is_list=False),
    "text": Form("docs/texts/*.md", Meta, is_list=False),
    "page": Form("docs/**/*.md", PageFields, is_list=False),
    "glossary": Form("data/glossary.yml", Term),
    "timeline": Form("data/timeline.yml", Event),
    "parallels": Form("data/parallels.yml", Parallel),
    "stances": Form("data/stances.yml", Theme),
    "routes": Form("data/routes.yml", Route),
    "names": Form("data/names.yml", Name),
    "exceptions": Form("data/exceptions.yml", Exemption),
    "releases": Form("data/releases.yml", Release),
    "ledger": Form("data/ledger.yml", Life),
    "profile": Form("sources/*.yml", Profile, is_list=False),
}
"""The schemas by their names."""


def schema(name: str) -> Schema:
    """Return the schema of a kind of file."""
    form = FORMS[name]
    kind: Any = list[form.model] | None if form.is_list else form.model  # type: ignore[name-defined]
    made = TypeAdapter(kind).json_schema(schema_generator=_Generator)
    return {"$schema": DRAFT} | made | {"title": form.path}


class _Generator(GenerateJsonSchema):
    """Says of each field what its docstring says, and what may be left empty."""

    def dataclass_schema(self, schema: Any) -> Schema:
        """Return the schema of a model."""
        made: Schema = super().dataclass_schema(schema)
        model = schema["cls"]
        written = [f.name for f in fields_of(model) if f.attribute not in OURS]
        properties = made["properties"]
        made["properties"] = {n: _field(model, n, properties[n]) for n in written}
        made["required"] = [n for n in made.get("required", ()) if n in written]
        return made | ({"additionalProperties": FACET | WORDS} if model is Meta else {})


def _field(model: Any, name: str, made: Schema) -> Schema:
    """Return the schema of a field; one that may lack may hold what is no value."""
    kind = {k: v for k, v in made.items() if k not in ("default", "title")}
    is_required = {f.name: f.is_required for f in fields_of(model)}[name]
    if not is_required and issubclass(model, Fields):
        kind = {"anyOf": [kind, {"enum": [*model.EMPTY]}]}
    return {"description": _said(model)[name]} | kind


@cache
def _said(model: type) -> dict[str, str]:
    """Return what is said of each field, by the name that editors write."""
    said: dict[str, str] = {}
    for part in filter(is_dataclass, reversed(model.__mro__)):
        (body,) = ast.parse(inspect.getsource(part)).body
        assert isinstance(body, ast.ClassDef)
        for field, below in pairwise(body.body):
            match field, below:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(words))),
                ):
                    said[name] = " ".join(words.replace("``", "`").split())
    return {field.name: said.get(field.attribute, "") for field in fields_of(model)}
