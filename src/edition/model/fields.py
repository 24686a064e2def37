"""The kinds of field that entries of the data have, and what may stand in each.

What is `Plain` is words and nothing else: whoever writes it into a page escapes it.
What is `Markdown` is rendered like a paragraph of a text. Both are one line.

Each kind that an entry must have says what stands in for it where it is at fault. No
editor can write that, so that no check takes it for something that was written.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from unicodedata import category

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from edition import licences
from edition.cldr import is_assigned, shortest
from edition.dates import Date, parse_date
from edition.model.passages import Ref
from edition.model.patterns import formed
from edition.problems import Place
from edition.syntax import KEY_FIELD

LONGEST_PLAIN = 1_000
LONGEST_MARKDOWN = 20_000
LONGEST_ID = 80
"""Ids become names of files, and a file system takes 255 bytes."""
MOST_ITEMS = 1_000
MOST_WORDS = 10
"""Words that may be quoted of a source."""
MARKDOWN = "Markdown"
"""What marks the kinds of field that are Markdown."""
NAME = re.compile(r"[^,]+(, [^,]+)?")
REF = re.compile(r"[a-z0-9-]{1,99}#[a-z0-9-]{1,99}")
ODD_TICK = re.compile(r"``|\\`")
UNKNOWN_DATE = "XXXX"
THREE_NUMBERS = "three numbers with stops between them, such as 1.0.0"
LANGUAGE = "the code of a language, such as en or uk"
LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
IN_ADDRESS = r"[^\s<>()\[\]{}\"'`\\]"
HOST = r"[^\s<>()\[\]{}\"'`\\/?#:@]+(:[0-9]{1,5})?"
"""It has no name and password before it, which all would read."""
A_DAY = "a day, such as 2026-11-22"
"""What patterns ask for."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StandIn:
    """What stands in for a field at fault, made from the line of its entry."""

    make: Callable[[int], Any]


def is_markdown(kind: object) -> bool:
    """Tell whether a kind of field is Markdown."""
    return MARKDOWN in getattr(kind, "__metadata__", ())


def has_plain_spans(line: str) -> bool:
    """Tell whether a line has all of its code, each piece between single ticks."""
    return line.count("`") % 2 == 0 and not ODD_TICK.search(line)


def _one_line(value: object) -> object:
    """Fold white space; let a bare number stand for its digits: ``issue: 1``."""
    text = str(value) if isinstance(value, int | float) else value
    if not isinstance(text, str):
        return text
    return " ".join(text.split()) if _is_seen(text) else ""


def _is_seen(text: str) -> bool:
    """Tell whether some sign of a text is seen: joiners and the like are not."""
    return text.isascii() or any(category(sign)[0] not in "CZ" for sign in text)


def _closed(value: str) -> str:
    """Refuse code that is not closed: two fields may stand in one paragraph."""
    if not has_plain_spans(value):
        raise ValueError("code stands between one backtick and another")
    return value


def _name(value: str) -> str:
    if not NAME.fullmatch(value) or not any(map(str.isalnum, value.split(",")[0])):
        raise ValueError("write a name as “Family, Given”")
    return value


def _of_a_language(value: str) -> str:
    if not is_assigned(value):
        raise ValueError(f"“{value}” is of no language; write {LANGUAGE}")
    if (short := shortest(value)) != value:
        raise ValueError(f"write “{short}”, which is shorter")
    return value


def _brief(words: str) -> str:
    if len(words.split()) > MOST_WORDS:
        raise ValueError(f"at most {MOST_WORDS} words may be quoted")
    return words


def _of_folder(value: str) -> str:
    if not {"?", "#"}.isdisjoint(value) or "/.." in value:
        raise ValueError("write it without “?”, “#” and “..”, for pages stand below it")
    return value


def _edtf(value: str) -> str:
    parse_date(value)
    return value


def _string(value: object) -> str:
    words = _one_line(value)
    if not isinstance(words, str):
        raise PydanticCustomError("string_type", "Input should be a valid string")
    return words


def _date(value: object) -> Date:
    return parse_date(_string(value))


def _ref(value: object) -> Ref:
    words = _string(value)
    if not REF.fullmatch(words):
        raise ValueError("write a passage or note as “marsh-1990#p7”")
    text, _, anchor = words.partition("#")
    return Ref(text, anchor, getattr(value, "place", Place("")))


def _typed(**about: Any) -> WithJsonSchema:
    """Describe words to other programs: a bare number stands for its digits."""
    return WithJsonSchema({"type": ["string", "number"], "pattern": r"\S", **about})


AT_LEAST_ONE = Field(min_length=1)
Id = Annotated[
    str,
    formed(
        r"^[a-z0-9]+(-[a-z0-9]+)*$",
        "lower-case letters and digits, joined by hyphens",
        max_length=LONGEST_ID,
    ),
    StandIn(lambda line: f"_{line}"),
]
Key = Annotated[
    str,
    formed(
        KEY_FIELD,
        "a key of the bibliography: letters, digits, signs between them",
        max_length=LONGEST_ID,
    ),
    WithJsonSchema({"type": "string", "format": "key", "maxLength": LONGEST_ID}),
]
Plain = Annotated[
    str,
    BeforeValidator(_one_line),
    Field(min_length=1, max_length=LONGEST_PLAIN),
    StandIn(lambda _: ""),
    _typed(maxLength=LONGEST_PLAIN),
]
Markdown = Annotated[
    str,
    BeforeValidator(_one_line),
    Field(min_length=1, max_length=LONGEST_MARKDOWN),
    AfterValidator(_closed),
    StandIn(lambda _: ""),
    _typed(maxLength=LONGEST_MARKDOWN, format="markdown"),
    MARKDOWN,
]
Quoted = Annotated[str, Field(min_length=1, max_length=90), AfterValidator(_brief)]
Many = Annotated[tuple[T, ...], Field(max_length=MOST_ITEMS)]
Some = Annotated[tuple[T, ...], Field(min_length=1, max_length=MOST_ITEMS)]
Language = Annotated[
    str,
    formed(LANGUAGE_TAG, LANGUAGE, max_length=35),
    AfterValidator(_of_a_language),
    StandIn(lambda _: "und"),
]
LanguageCode = Annotated[
    str, formed(r"^[a-z]{2,3}$", LANGUAGE), AfterValidator(_of_a_language)
]
Version = Annotated[
    str,
    formed(r"^\d{1,6}\.\d{1,6}\.\d{1,6}$", THREE_NUMBERS),
    StandIn(lambda _: "0.0.0"),
]
Address = Annotated[
    str,
    formed(
        rf"^https?://{HOST}([/?#]{IN_ADDRESS}*)?$",
        "an address that begins with https://; blanks, brackets and quotation marks "
        "in it are percent-encoded",
        max_length=2_000,
        json_schema_extra={"format": "uri"},
    ),
    StandIn(lambda _: "https://unknown.invalid/"),
]
"""What ends an address in Markdown or HTML has to be percent-encoded in it."""
SiteAddress = Annotated[Address, AfterValidator(_of_folder)]
"""Addresses of pages and files are put behind it."""
Licence = Annotated[
    str,
    BeforeValidator(_one_line),
    AfterValidator(licences.canonical),
    WithJsonSchema({"type": "string", "format": "licence"}),
]
Edtf = Annotated[
    str,
    BeforeValidator(_one_line),
    AfterValidator(_edtf),
    StandIn(lambda _: UNKNOWN_DATE),
    _typed(format="edtf"),
]
Day = Annotated[
    str,
    formed(r"^\d{4}-\d\d-\d\d$", A_DAY),
    AfterValidator(_edtf),
    StandIn(lambda _: "0001-01-01"),
]
PersonName = Annotated[
    Plain, AfterValidator(_name), _typed(format="name", pattern=f"^{NAME.pattern}$")
]
EdtfDate = Annotated[
    Date,
    PlainValidator(_date),
    StandIn(lambda _: parse_date(UNKNOWN_DATE)),
    _typed(format="edtf"),
]
RefField = Annotated[
    Ref, PlainValidator(_ref), _typed(format="ref", pattern=f"^{REF.pattern}$")
]
Refs = Many[RefField]
