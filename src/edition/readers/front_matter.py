"""Own the front matter of texts and pages: YAML, validated, with lines."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from edition.dates import parse_date
from edition.marks import KEY_FIELD
from edition.model import Meta
from edition.problems import Place, Problem
from edition.readers.yaml_places import YamlError, lines_of, load_yaml, validated

FENCE = "---"
NAME = re.compile(r"[^,]+(, [^,]+)?")


def _edtf(value: str) -> str:
    parse_date(value)
    return value


def _as_text(value: object) -> object:
    """Let a bare number stand for its digits: ``issue: 1``, ``date: 2015``."""
    return str(value) if isinstance(value, int | float) else value


def _name(value: str) -> str:
    if not NAME.fullmatch(value):
        raise ValueError("write a name as “Family, Given”")
    return value


Words = Annotated[str, BeforeValidator(_as_text), Field(min_length=1)]
Edtf = Annotated[str, BeforeValidator(_as_text), AfterValidator(_edtf)]
Name = Annotated[str, AfterValidator(_name)]
Address = Annotated[str, Field(pattern=r"^https?://[^\s<>()\[\]{}\"'`\\]+$")]
"""What ends an address in Markdown or HTML has to be percent-encoded in it."""


class FrontMatter(BaseModel):
    """The fields a text's front matter may have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Words
    subtitle: Words | None = None
    author: list[Name] | None = None
    container: Words | None = None
    volume: Words | None = None
    issue: Words | None = None
    date: Edtf
    pages: Words | None = None
    publisher: Words | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    url: Address | None = None
    reference: Annotated[str, Field(pattern=KEY_FIELD)] | None = None
    presentation: Literal["precis", "transcription"]
    rights: Words
    witness: Words
    attribution: Words | None = None
    vantage: Words
    summary: Words
    proof_state: Literal["unproofed", "proofed", "validated"]
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]


STAND_INS: dict[str, Any] = dict.fromkeys(
    ("title", "rights", "witness", "vantage", "summary"), "unknown"
) | {
    "date": "0001",
    "language": "und",
    "presentation": "precis",
    "proof_state": "unproofed",
    "version": "0.0.0",
}


def split(source: str) -> tuple[str, str, int]:
    """Split a file into front matter, body, and the line on which the body begins.

    The front matter is empty where the file has none.
    """
    if not source.startswith(FENCE + "\n"):
        return "", source, 1
    end = source.find(f"\n{FENCE}\n", len(FENCE))
    if end < 0:
        return "", source, 1
    matter = source[len(FENCE) + 1 : end + 1]
    return matter, source[end + len(FENCE) + 2 :], matter.count("\n") + 3


def read_meta(matter: str, path: str) -> tuple[Meta, list[Problem]]:
    """Validate the front matter of a text; stand-ins take the place of bad fields."""
    if not matter:
        missing = Problem(Place(path), "T001", "The text has no front matter")
        return _meta(FrontMatter.model_validate(STAND_INS)), [missing]
    try:
        data = load_yaml(matter, path, first_line=2)
    except YamlError as error:
        problem = Problem(error.place, error.code or "T001", error.what)
        return _meta(FrontMatter.model_validate(STAND_INS)), [problem]
    fields, problems = validated(
        FrontMatter, data, path, "T002", STAND_INS, first_line=2
    )
    return _meta(fields, lines_of(data, 2)), problems


def page_faults(matter: str, path: str) -> list[Problem]:
    """Report the front matter of a page that is not a text where it is not YAML."""
    try:
        load_yaml(matter, path, first_line=2)
    except YamlError as error:
        return [Problem(error.place, error.code or "T001", error.what)]
    return []


def _meta(fields: FrontMatter, lines: Mapping[str, int] | None = None) -> Meta:
    values: dict[str, Any] = fields.model_dump(exclude_none=True)
    authors = tuple(values.pop("author", ()))
    values |= {"authors": authors, "date": parse_date(fields.date)}
    return Meta(**values, lines=dict(lines or {}))


def title_of(matter: str, body: str, path: str) -> str:
    """Return the title of a page: its front matter's, its first heading's, its path."""
    found = re.search(r"^title: *(.+)$", matter, re.M) or re.search(
        r"^# +([^{\n]+)", body, re.M
    )
    return found[1].strip(" \"'") if found else path
