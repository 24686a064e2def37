"""Kinds of field: plain words, Markdown, dates, names, ids; each with its bounds.

What is `Plain` is words and nothing else: whoever writes it into a page escapes it.
What is `Markdown` is rendered like a paragraph of a text. Both are one line.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from edition.dates import parse_date
from edition.scan.code import has_plain_spans

LONGEST_PLAIN = 1_000
LONGEST_MARKDOWN = 20_000
LONGEST_ID = 80
"""Ids become names of files, and a file system takes 255 bytes."""
MOST_ITEMS = 1_000
MARKDOWN = "Markdown"
NAME = re.compile(r"[^,]+(, [^,]+)?")
T = TypeVar("T")


def _one_line(value: object) -> object:
    """Fold white space; let a bare number stand for its digits: ``issue: 1``."""
    text = str(value) if isinstance(value, int | float) else value
    return " ".join(text.split()) if isinstance(text, str) else text


def _edtf(value: str) -> str:
    parse_date(value)
    return value


def _name(value: str) -> str:
    if not NAME.fullmatch(value):
        raise ValueError("write a name as “Family, Given”")
    return value


def _closed(value: str) -> str:
    """Refuse code that is not closed: two fields may stand in one paragraph."""
    if not has_plain_spans(value):
        raise ValueError("code stands between one backtick and another")
    return value


_OneLine = Annotated[str, BeforeValidator(_one_line), Field(min_length=1)]
Plain = Annotated[_OneLine, Field(max_length=LONGEST_PLAIN)]
Markdown = Annotated[
    _OneLine,
    Field(max_length=LONGEST_MARKDOWN),
    AfterValidator(_closed),
    MARKDOWN,
]
Edtf = Annotated[str, BeforeValidator(_one_line), AfterValidator(_edtf)]
Name = Annotated[Plain, AfterValidator(_name)]
Many = Annotated[list[T], Field(max_length=MOST_ITEMS)]
Some = Annotated[list[T], Field(min_length=1, max_length=MOST_ITEMS)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", max_length=35)]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Version = Annotated[str, Field(pattern=r"^\d{1,6}\.\d{1,6}\.\d{1,6}$")]
Address = Annotated[
    str, Field(pattern=r"^https?://[^\s<>()\[\]{}\"'`\\]+$", max_length=2_000)
]
"""What ends an address in Markdown or HTML has to be percent-encoded in it."""
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_ID)]
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=LONGEST_ID)]
RefText = Annotated[str, Field(pattern=r"^[a-z0-9-]+#[a-z0-9-]+$", max_length=200)]


class Fields(BaseModel):
    """What every record has in common: it knows its fields and does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def markdown_fields(model: type[BaseModel]) -> frozenset[tuple[str, ...]]:
    """Return the fields of a record that are Markdown, as paths: ``(steps, why)``."""
    return frozenset(_markdown(model, ()))


def _markdown(kind: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, inner in get_type_hints(kind, include_extras=True).items():
            yield from _markdown(inner, (*path, name))
    elif MARKDOWN in getattr(kind, "__metadata__", ()):
        yield path
    else:
        for part in get_args(kind):
            yield from _markdown(part, path)
