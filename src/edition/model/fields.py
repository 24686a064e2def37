"""Define the kinds of field that entries of the data have, and what may stand in each.

What is `Plain` is words and nothing else: whoever writes it into a page escapes it.
What is `Markdown` is rendered like a paragraph of a text. Both are one line.

Each kind that an entry must have says what stands in for it where it is at fault. No
editor can write that, so that no check takes it for something that was written.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple, TypeVar

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
from edition.model.refs import Ref
from edition.problems import Place
from edition.syntax import KEY_FIELD

LONGEST_PLAIN = 1_000
LONGEST_MARKDOWN = 20_000
LONGEST_ID = 80
"""Ids become names of files, and a file system takes 255 bytes."""
MOST_ITEMS = 1_000
MARKDOWN = "Markdown"
"""What marks the kinds of field that are Markdown."""
NAME = re.compile(r"[^,]+(, [^,]+)?")
REF = re.compile(r"[a-z0-9-]{1,99}#[a-z0-9-]{1,99}")
ODD_TICK = re.compile(r"``|\\`")
UNKNOWN_DATE = "XXXX"
T = TypeVar("T")
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


def has_plain_spans(line: str) -> bool:
    """Tell whether a line has all of its code, each piece between single ticks."""
    return line.count("`") % 2 == 0 and not ODD_TICK.search(line)


def _one_line(value: object) -> object:
    """Fold white space; let a bare number stand for its digits: ``issue: 1``."""
    text = str(value) if isinstance(value, int | float) else value
    return " ".join(text.split()) if isinstance(text, str) else text


def _closed(value: str) -> str:
    """Refuse code that is not closed: two fields may stand in one paragraph."""
    if not has_plain_spans(value):
        raise ValueError("code stands between one backtick and another")
    return value


def _name(value: str) -> str:
    if not NAME.fullmatch(value):
        raise ValueError("write a name as “Family, Given”")
    return value


def _edtf(value: str) -> str:
    parse_date(value)
    return value


def _date(value: object) -> Date:
    words = _one_line(value)
    if not isinstance(words, str):
        raise PydanticCustomError("string_type", "Input should be a valid string")
    return parse_date(words)


def _or_none(value: object, check: ValidatorFunctionWrapHandler) -> str:
    return "" if value is None else str(check(value))


def _or_empty(value: object, check: ValidatorFunctionWrapHandler) -> str:
    return "" if value == "" else str(check(value))


def _list_or_none(value: object, check: ValidatorFunctionWrapHandler) -> object:
    return () if value is None else check(value)


def _map_or_none(value: object, check: ValidatorFunctionWrapHandler) -> object:
    return {} if value is None else check(value)


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


AT_LEAST_ONE = Field(min_length=1)
OR_NONE = WrapValidator(_or_none)
OR_EMPTY = WrapValidator(_or_empty)
LIST_OR_NONE = WrapValidator(_list_or_none)
MAP_OR_NONE = WrapValidator(_map_or_none)
Id = Annotated[
    str,
    Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_ID),
    StandIn(lambda line: f"_{line}"),
]
Key = Annotated[str, Field(pattern=KEY_FIELD, max_length=LONGEST_ID)]
Plain = Annotated[
    str,
    BeforeValidator(_one_line),
    Field(min_length=1, max_length=LONGEST_PLAIN),
    StandIn(lambda _: ""),
]
PlainOrNone = Annotated[Plain, OR_NONE]
Markdown = Annotated[
    str,
    BeforeValidator(_one_line),
    Field(min_length=1, max_length=LONGEST_MARKDOWN),
    AfterValidator(_closed),
    StandIn(lambda _: ""),
    MARKDOWN,
]
MarkdownOrNone = Annotated[Markdown, OR_NONE]
Many = Annotated[tuple[T, ...], Field(max_length=MOST_ITEMS)]
Some = Annotated[tuple[T, ...], Field(min_length=1, max_length=MOST_ITEMS)]
Language = Annotated[
    str,
    Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", max_length=35),
    StandIn(lambda _: "und"),
]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$"), OR_NONE]
Version = Annotated[
    str, Field(pattern=r"^\d{1,6}\.\d{1,6}\.\d{1,6}$"), StandIn(lambda _: "0.0.0")
]
Address = Annotated[
    str,
    Field(pattern=r"^https?://[^\s<>()\[\]{}\"'`\\]+$", max_length=2_000),
    StandIn(lambda _: "https://unknown.invalid/"),
]
"""What ends an address in Markdown or HTML has to be percent-encoded in it."""
Edtf = Annotated[
    str,
    BeforeValidator(_one_line),
    AfterValidator(_edtf),
    StandIn(lambda _: UNKNOWN_DATE),
]
PersonName = Annotated[Plain, AfterValidator(_name)]
EdtfDate = Annotated[
    Date, PlainValidator(_date), StandIn(lambda _: parse_date(UNKNOWN_DATE))
]
RefField = Annotated[Ref, PlainValidator(_ref)]
Refs = Annotated[Many[RefField], BeforeValidator(_placed)]
PlacedRef = BeforeValidator(_placed)
"""For an entry with a field ``ref``."""
