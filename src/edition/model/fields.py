"""Define the kinds of field that entries of the data have, and what may stand in each.

Each kind that an entry must have says what stands in for it where it is at fault. No
editor can write that, so that no check takes it for something that was written.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainValidator,
    SkipValidation,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from edition.dates import Date, parse_date
from edition.marks import KEY_FIELD
from edition.model.refs import Ref
from edition.problems import Place

NAME = re.compile(r"[^,]+(, [^,]+)?")
REF = re.compile(r"[a-z0-9-]+#[a-z0-9-]+")
UNKNOWN_DATE = "XXXX"
PlaceOf = Callable[[Any, int | str], Place]
"""Tells where a part of loaded data stands; readers give it as the context."""


Lines = Annotated[Mapping[str, int], SkipValidation]
"""The line of each field of an entry."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """What stands in for a field at fault, made from the line of its entry."""

    make: Callable[[int], Any]


class _Placed(NamedTuple):
    """Something loaded, with its place."""

    value: Any
    place: Place


def as_text(value: object) -> object:
    """Let a bare number stand for its digits: ``issue: 1``, ``date: 2015``."""
    return str(value) if isinstance(value, int | float) else value


def _name(value: str) -> str:
    if not NAME.fullmatch(value):
        raise ValueError("write a name as “Family, Given”")
    return value


def _edtf(value: str) -> str:
    parse_date(value)
    return value


def _date(value: object) -> Date:
    words = as_text(value)
    if not isinstance(words, str):
        raise PydanticCustomError("string_type", "Input should be a valid string")
    return parse_date(words)


def _or_none(value: object, check: ValidatorFunctionWrapHandler) -> str:
    return "" if value is None else str(check(value))


def _list_or_none(value: object, check: ValidatorFunctionWrapHandler) -> object:
    return () if value is None else check(value)


def _ref(value: object) -> Ref:
    words, place = value if isinstance(value, _Placed) else (value, Place(""))
    if not isinstance(words, str):
        raise PydanticCustomError("string_type", "Input should be a valid string")
    if not REF.fullmatch(words):
        raise ValueError("write a passage or note as “marsh-1990#p7”")
    text, _, anchor = words.partition("#")
    return Ref(text, anchor, place)


def _placed(value: object, info: ValidationInfo) -> object:
    """Give each item of a list, and the ref of a step, its place."""
    place_of: PlaceOf | None = info.context
    if place_of and isinstance(value, list):
        return [_Placed(part, place_of(value, i)) for i, part in enumerate(value)]
    if place_of and isinstance(value, dict) and "ref" in value:
        return {**value, "ref": _Placed(value["ref"], place_of(value, "ref"))}
    return value


Id = Annotated[
    str,
    Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
    StandIn(lambda line: f"_{line}"),
]
AT_LEAST_ONE = Field(min_length=1)
OR_NONE = WrapValidator(_or_none)
LIST_OR_NONE = WrapValidator(_list_or_none)
Key = Annotated[str, Field(pattern=KEY_FIELD)]
Words = Annotated[
    str, BeforeValidator(as_text), Field(min_length=1), StandIn(lambda _: "")
]
WordsOrNone = Annotated[Words, OR_NONE]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$"), OR_NONE]
Address = Annotated[
    str,
    Field(pattern=r"^https?://[^\s<>()\[\]{}\"'`\\]+$"),
    StandIn(lambda _: "https://unknown.invalid/"),
]
"""What ends an address in Markdown or HTML has to be percent-encoded in it."""
Edtf = Annotated[
    str,
    BeforeValidator(as_text),
    AfterValidator(_edtf),
    StandIn(lambda _: UNKNOWN_DATE),
]
PersonName = Annotated[str, AfterValidator(_name)]
EdtfDate = Annotated[
    Date, PlainValidator(_date), StandIn(lambda _: parse_date(UNKNOWN_DATE))
]
RefField = Annotated[Ref, PlainValidator(_ref)]
Refs = Annotated[tuple[RefField, ...], BeforeValidator(_placed)]
PlacedRef = BeforeValidator(_placed)
"""For an entry with a field ``ref``."""
