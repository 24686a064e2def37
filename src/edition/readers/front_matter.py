"""Own the front matter of texts and pages: YAML, validated, with lines."""

import re
from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from edition.model import Meta
from edition.model.fields import PlainOrNone
from edition.problems import Place, Problem
from edition.readers.validation import validated
from edition.readers.yaml_places import YamlError, lines_of, load_yaml

FENCE = "---"
MATTER = re.compile(
    r"-{3}[ \t]*\n(?P<fields>.*\n(?:(?!(?:-{3}|\.{3})[ \t]*\n).*\n)*)"
    r"(?:-{3}|\.{3})[ \t]*\n"
)
"""What MkDocs takes for front matter."""
HEADING = re.compile(r"^# +([^{\n]+)", re.M)
FIELD = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
"""What it takes for a field where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFields:
    """The fields that the front matter of a page that is not a text may have."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")
    title: PlainOrNone = ""
    description: PlainOrNone = ""


def split(source: str) -> tuple[str, str, int]:
    """Split a file into front matter, body, and the line on which the body begins.

    The front matter is empty where the file has none.
    """
    if not (found := MATTER.match(source)):
        return "", source, 1
    matter, body = found["fields"], source[found.end() :]
    return matter, body, found[0].count("\n") + 1


def beginning_faults(source: str, path: str) -> list[Problem]:
    """Report a first line that looks like front matter and is none of ours.

    MkDocs takes “title: …” on the first lines of a page for its fields.
    """
    if MATTER.match(source):
        return []
    first = source.partition("\n")[0]
    if first.startswith(FENCE):
        what = "The front matter that begins here does not end"
    elif FIELD.match(first):
        what = f"The first line “{first.strip()[:60]}” is read as a field of the page"
    else:
        return []
    return [Problem(Place(path), "T001", what)]


def read_meta(matter: str, path: str) -> tuple[Meta, list[Problem]]:
    """Validate the front matter of a text; stand-ins take the place of bad fields."""
    if not matter:
        missing = Problem(Place(path), "T001", "The text has no front matter")
        return validated(Meta, {}, path, "T001")[0], [missing]
    try:
        data = load_yaml(matter, path, first_line=2)
    except YamlError as error:
        problem = Problem(error.place, error.code or "T001", error.what)
        return validated(Meta, {}, path, "T001")[0], [problem]
    where = {"lines": lines_of(data, 2)}
    return validated(Meta, data, path, "T002", first_line=2, where=where)


def read_page_fields(matter: str, path: str) -> tuple[PageFields, list[Problem]]:
    """Validate the front matter of a page that is not a text; it may have none."""
    if not matter:
        return PageFields(), []
    try:
        data = load_yaml(matter, path, first_line=2)
    except YamlError as error:
        return PageFields(), [Problem(error.place, error.code or "T001", error.what)]
    return validated(PageFields, data, path, "T002", first_line=2)


def title_of(fields: PageFields, body: str, path: str) -> str:
    """Return the title of a page: its front matter's, its first heading's, its path."""
    found = HEADING.search(body)
    return fields.title or (found[1].strip(" \"'") if found else path)
