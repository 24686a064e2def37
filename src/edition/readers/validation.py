"""Validate loaded YAML against a model; a problem for each field at fault."""

import dataclasses
from collections.abc import Mapping
from functools import cache
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from edition.model.fields import PlaceOf, StandIn
from edition.problems import Place, Problem, suggestion
from edition.readers.yaml_places import line_of

M = TypeVar("M")
UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")
EMPTY = ("too_short", "string_too_short")


class ModelField(NamedTuple):
    """A field of a model, by the name that editors write."""

    name: str
    attribute: str
    hint: Any
    is_required: bool


def validated(
    model: type[M],
    data: Any,
    path: str,
    code: str,
    *,
    first_line: int = 1,
    where: Mapping[str, Any] | None = None,
) -> tuple[M, list[Problem]]:
    """Validate loaded YAML against a dataclass; one problem for each field at fault.

    A field at fault is replaced by what stands in for its kind, so that one bad field
    hides no other; the problems keep the result from being published.

    Args:
        model: a dataclass whose fields are kinds of `edition.model.fields`.
        data: the loaded mapping.
        path: the file it is from.
        code: that of the problems.
        first_line: the line of the file on which the YAML begins.
        where: fields that the reader gives and no editor may write.
    """
    own, kind = dict(where or {}), cast(Any, model)
    place = Place(path, line_of(data, (), first_line))
    if not isinstance(data, dict):
        problem = Problem(place, code, "Named fields are expected here")
        return _mended(kind, {}, own, place.line, None), [problem]

    def place_of(part: Any, step: int | str) -> Place:
        return Place(path, line_of(part, (step,), first_line))

    details = [{"type": UNKNOWN[0], "loc": (n,), "msg": ""} for n in own if n in data]
    fields = {str(name): value for name, value in data.items() if name not in own}
    try:
        entry = _adapter(kind).validate_python(fields | own, context=place_of)
    except ValidationError as error:
        details += _told(error)
        faulty = {detail["loc"][0] for detail in details}
        good = {name: value for name, value in fields.items() if name not in faulty}
        entry = _mended(kind, good, own, place.line, place_of)
    known = tuple(field.name for field in fields_of(kind) if field.attribute not in own)
    return entry, [_problem(d, data, path, code, first_line, known) for d in details]


def _told(error: ValidationError) -> list[Any]:
    """Return the errors, but for a list called empty because its items are at fault."""
    details = error.errors(include_url=False)
    within = {detail["loc"][:-1] for detail in details}
    return [d for d in details if d["type"] not in EMPTY or d["loc"] not in within]


def _mended(
    model: Any,
    good: dict[str, Any],
    own: dict[str, Any],
    line: int,
    place_of: PlaceOf | None,
) -> Any:
    """Make an entry of its good fields, with stand-ins for the others."""
    values = dict(own)
    for field in fields_of(model):
        if field.name in good:
            adapter = TypeAdapter[Any](field.hint)
            value = adapter.validate_python(good[field.name], context=place_of)
            values[field.attribute] = value
        elif field.is_required and field.attribute not in own:
            values[field.attribute] = _stand_in(field.hint, line)
    return model(**values)


def _stand_in(hint: Any, line: int) -> Any:
    """Return what stands in for a field of a kind."""
    base, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    for mark in marks:
        if isinstance(mark, StandIn):
            return mark.make(line)
    if get_origin(base) is Literal:
        return get_args(base)[0]
    return (get_origin(base) or base)()


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


@cache
def fields_of(model: Any) -> tuple[ModelField, ...]:
    """Return the fields of a model, with their kinds."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(_field(f, hints[f.name]) for f in dataclasses.fields(model))


def _field(field: dataclasses.Field[Any], hint: Any) -> ModelField:
    base, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    names = [m.alias for m in marks if isinstance(m, FieldInfo) and m.alias]
    marks = [m for m in marks if not (isinstance(m, FieldInfo) and m.alias)]
    kind = Annotated[base, *marks] if marks else base
    is_required = field.default is field.default_factory is dataclasses.MISSING
    return ModelField(names[0] if names else field.name, field.name, kind, is_required)


def _problem(
    detail: Any,
    data: Any,
    path: str,
    code: str,
    first_line: int,
    known: tuple[str, ...],
) -> Problem:
    place = Place(path, line_of(data, detail["loc"], first_line))
    name = ".".join(step for step in detail["loc"] if isinstance(step, str))
    is_unknown = detail["type"] in UNKNOWN
    remedy = suggestion(str(detail["loc"][-1]), known) if is_unknown else ""
    code = "E001" if "EDTF" in detail["msg"] else code
    return Problem(place, code, _sentence(detail, name), remedy, name)


def _sentence(detail: Any, name: str) -> str:
    """Turn a validation error into a sentence that names the field."""
    if detail["type"] == "missing":
        return f"The field “{name}” is missing"
    if detail["type"] in UNKNOWN:
        return f"The field “{name}” is not known"
    if detail["type"] in EMPTY:
        return f"The field “{name}” is empty"
    message = str(detail["msg"]).removeprefix("Value error, ")
    message = message.replace("a valid tuple", "a valid list")
    message = message.replace("Tuple should", "List should")
    message = message.replace("a valid mapping", "“text: reason” on lines of their own")
    return f"The field “{name}” is invalid: {message}" if name else message
