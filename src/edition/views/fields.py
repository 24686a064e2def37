"""List the fields of the files that editors write, from their schemas."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from edition.manual import schema_of
from edition.model.patterns import FORMS as PATTERNS
from edition.readers.schemas import Schema

FORMATS = {
    "edtf": "a date in EDTF",
    "key": "a key of the bibliography",
    "licence": "an identifier of SPDX, such as `CC-BY-4.0`",
    "markdown": "Markdown",
    "name": "`Family, Given`",
    "ref": "a passage or note, such as `marsh-1990#p7`",
    "uri": "an address, `https://…`",
}
TYPES = {
    "boolean": "`true` or `false`",
    "integer": "a number",
    "number": "a number",
    "object": "fields",
}
ANY_NAME = "…"
"""Stands for a name that the editors choose."""


class Field(NamedTuple):
    """A row of the table; between backticks stands what is to be typed."""

    name: str
    """Its name, behind that of the field that it is inside of."""
    is_required: bool
    kind: str
    meaning: str


@cache
def fields(name: str) -> tuple[Field, ...]:
    """Return the fields of a kind of file, each followed by those inside of it."""
    schema = schema_of(name)
    made = _only(schema, schema)
    return tuple(_rows(made.get("items", made), schema, ""))


def _rows(made: Schema, schema: Schema, before: str) -> Iterator[Field]:
    made = _only(made, schema)
    for name, field in made.get("properties", {}).items():
        is_required = name in made["required"]
        kind = _kind(field, schema)
        yield Field(f"{before}{name}", is_required, kind, field["description"])
        inner, between = _inside(field, schema)
        yield from _rows(inner, schema, f"{before}{name}{between}")
    if not before and (facet := _named(made)):
        yield Field(ANY_NAME, False, _kind(facet, schema), facet["description"])


def _inside(made: Schema, schema: Schema) -> tuple[Schema, str]:
    """Return what is inside of a field, and what leads there in the names."""
    made = _only(made, schema)
    named = _named(made)
    return (named, f".{ANY_NAME}.") if named else (made.get("items", made), ".")


def _named(made: Schema) -> Schema:
    """Return what stands below names that the editors choose, nothing without."""
    found: Schema = made.get("additionalProperties") or {}
    return next(iter(made.get("patternProperties", {}).values()), found)


def _kind(made: Schema, schema: Schema) -> str:
    """Say what may stand in a field."""
    made = _only(made, schema)
    if "format" in made:
        return FORMATS[made["format"]]
    if "enum" in made:
        return "one of " + ", ".join(f"`{value}`" for value in made["enum"] if value)
    if made.get("type") == "array":
        return f"a list: {_kind(made.get('items') or made['prefixItems'][0], schema)}"
    if named := _named(made):
        return f"names, each with {_kind(named, schema)}"
    return TYPES.get(str(made.get("type"))) or PATTERNS.get(
        made.get("pattern", ""), "words"
    )


def _only(made: Schema, schema: Schema) -> Schema:
    """Return what a schema comes to: the first it allows, what it points to."""
    while "anyOf" in made or "$ref" in made:
        if "anyOf" in made:
            made = made["anyOf"][0]
        else:
            made = schema["$defs"][made["$ref"].rpartition("/")[2]]
    return made
