"""Validate loaded YAML against a model; a problem for each field at fault."""

import dataclasses
from collections.abc import Container
from functools import cache
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from edition.model.fields import PLACE, PLACED, PLACES, Entry, StandIn
from edition.problems import Place, Problem, suggestion
from edition.readers.yaml_places import Mapping, place_of

M = TypeVar("M")
UNKNOWN = "unexpected_keyword_argument"
EMPTY = ("too_short", "string_too_short")


class ModelField(NamedTuple):
    """A field of a model."""

    attribute: str
    name: str
    """The name that editors write."""
    kind: Any
    is_required: bool


def validated(
    model: type[M], data: Any, place: Place, code: str
) -> tuple[M, list[Problem]]:
    """Validate loaded YAML against a dataclass; one problem for each field at fault.

    A field at fault is replaced by what stands in for its kind, so that one bad field
    hides no other; the problems keep the result from being published.

    Args:
        model: a dataclass whose fields are kinds of `edition.model.fields`.
        data: the loaded mapping.
        place: where it stands, or what is there in its place.
        code: that of the problems.
    """
    if not isinstance(data, Mapping):
        problem = Problem(place, code, "Named fields are expected here")
        return _mended(model, Mapping(place), frozenset()), [problem]
    try:
        entry: M = _adapter(_with_places(model)).validate_python(data)
    except ValidationError as error:
        details = _details(error)
        entry = _mended(model, data, {detail["loc"][0] for detail in details})
        return entry, [_problem(detail, model, data, code) for detail in details]
    return entry, []


def _details(error: ValidationError) -> list[Any]:
    """Return the errors, but for a list called empty because its items are at fault."""
    details = error.errors(include_url=False)
    within = {detail["loc"][:-1] for detail in details}
    return [d for d in details if d["type"] not in EMPTY or d["loc"] not in within]


def _mended(model: Any, data: Mapping, faulty: Container[object]) -> Any:
    """Make an entry of the fields that are right, with stand-ins for the others."""
    given = {**data, PLACE: data.place, PLACES: data.places}
    values = {}
    for attribute, name, kind, is_required in fields_of(model):
        if name in given and name not in faulty:
            values[attribute] = _adapter(kind).validate_python(given[name])
        elif is_required:
            values[attribute] = _stand_in(kind, data.place.line)
    return model(**values)


def _stand_in(kind: Any, line: int) -> Any:
    """Return what stands in for a field of a kind."""
    info = FieldInfo.from_annotation(kind)
    for mark in info.metadata:
        if isinstance(mark, StandIn):
            return mark.make(line)
    base: Any = info.annotation
    if get_origin(base) is Literal:
        return get_args(base)[0]
    return (get_origin(base) or base)()


def _with_places(model: Any) -> Any:
    return Annotated[model, PLACED] if issubclass(model, Entry) else model


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@cache
def fields_of(model: Any) -> tuple[ModelField, ...]:
    """Return the fields of a model, by the names that editors write."""
    hints = get_type_hints(model, include_extras=True)
    found = []
    for field in dataclasses.fields(model):
        info = FieldInfo.from_annotation(hints[field.name])
        kind: Any = info.annotation
        if info.metadata:
            kind = Annotated[kind, *info.metadata]
        required = field.default is field.default_factory is dataclasses.MISSING
        found.append(ModelField(field.name, info.alias or field.name, kind, required))
    return tuple(found)


def _problem(detail: Any, model: type, data: Mapping, code: str) -> Problem:
    place = place_of(data, detail["loc"])
    name = ".".join(step for step in detail["loc"] if isinstance(step, str))
    remedy = ""
    if detail["type"] == UNKNOWN:
        known = tuple(f.name for f in fields_of(model) if f.name not in (PLACE, PLACES))
        remedy = suggestion(str(detail["loc"][-1]), known)
    code = "E001" if "EDTF" in detail["msg"] else code
    return Problem(place, code, _sentence(detail, name), remedy, name)


def _sentence(detail: Any, name: str) -> str:
    """Turn a validation error into a sentence that names the field."""
    if detail["type"] == "missing":
        return f"The field “{name}” is missing"
    if detail["type"] == UNKNOWN:
        return f"The field “{name}” is not known"
    if detail["type"] in EMPTY:
        return f"The field “{name}” is empty"
    message = str(detail["msg"]).removeprefix("Value error, ")
    message = message.replace("a valid tuple", "a valid list")
    message = message.replace("Tuple should", "List should")
    return f"The field “{name}” is invalid: {message}" if name else message
