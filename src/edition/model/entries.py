"""The model of what editors write: the fields of an entry, which know their places."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple, get_type_hints

from pydantic import ConfigDict, Field, SkipValidation, model_validator
from pydantic.fields import FieldInfo

from edition.problems import Place

PLACE, PLACES = "\0place", "\0places"
"""Names that no editor can write: YAML may not hold NUL."""


class ModelField(NamedTuple):
    """A field of a model."""

    attribute: str
    name: str
    """The name that editors write."""
    kind: Any
    is_required: bool


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


def values_of(entry: "Fields") -> Iterator[tuple[ModelField, Any]]:
    """Yield the fields of what editors wrote, each with what it holds."""
    model: Any = type(entry)
    return ((one, getattr(entry, one.attribute)) for one in fields_of(model))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What editors write by the names of its fields, and nothing but these.

    An optional field without a value is as if it were not there.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")
    EMPTY: ClassVar[tuple[str | None, ...]] = (None,)
    """What is no value."""

    @model_validator(mode="before")
    @classmethod
    def given(cls, data: Any) -> Any:
        """Return what is given of the fields, and the places of those of an entry."""
        if not isinstance(data, Mapping):
            return data
        model: Any = cls
        optional = {field.name for field in fields_of(model) if not field.is_required}
        given = {
            n: v for n, v in data.items() if n not in optional or v not in cls.EMPTY
        }
        if issubclass(model, Entry):
            given |= {PLACE: data.place, PLACES: data.places}  # type: ignore[attr-defined]
        return given


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Fields):
    """Fields that know their places."""

    place: Annotated[Place, Field(alias=PLACE)]
    places: Annotated[
        Mapping[str | int, Place], SkipValidation, Field(alias=PLACES)
    ] = dataclasses.field(default_factory=dict, compare=False)

    def at(self, name: str) -> Place:
        """Return the place of a field, or of the entry if it has no such field."""
        return self.places.get(name, self.place)
