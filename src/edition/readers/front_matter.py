"""Read the front matter of texts and pages: YAML, validated, with lines."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from edition.model import Meta, Translation
from edition.model.entries import Fields, fields_of
from edition.model.facets import FACET, is_free, meta_with
from edition.model.fields import Plain
from edition.problems import Place, Problem
from edition.readers.data_files import read_entry
from edition.readers.yaml_places import Mapping, YamlError, load_yaml

M = TypeVar("M", bound=Fields)
FENCE = "---"
MATTER = re.compile(
    r"-{3}[ \t]*\n(?P<fields>.*\n(?:(?!(?:-{3}|\.{3})[ \t]*\n).*\n)*)"
    r"(?:-{3}|\.{3})[ \t]*\n"
)
"""What MkDocs takes for front matter."""
HEADING = re.compile(r"^# +([^{\n]+)", re.M)
FIELD = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
"""What it takes for a field where there is none."""
FACET_NAME = re.compile(FACET)
PASSAGE_ID = re.compile(r"^[ >]*\{:? *#(headnote|p\d+) *\}", re.M)
"""What ends a passage, and never stands among fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFields(Fields):
    """The fields that the front matter of a page that is not a text may have."""

    title: Plain = ""
    """What the page is called, if not what its heading says."""
    description: Plain = ""
    """What it is about, in a sentence, for lists and search engines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterFields(Fields):
    """The fields that the front matter of a chapter may have."""

    title: Plain
    description: Plain = ""


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
    if found := MATTER.match(source):
        return [_unending(path)] if PASSAGE_ID.search(found["fields"]) else []
    first = source.partition("\n")[0]
    if first.startswith(FENCE):
        return [_unending(path)]
    if FIELD.match(first):
        what = f"The first line “{first.strip()[:60]}” is read as a field of the page"
        return [Problem(Place(path), "T001", what)]
    return []


def _unending(path: str) -> Problem:
    what = "The front matter that begins here does not end"
    return Problem(Place(path), "T001", what)


def read_meta(
    matter: str, path: str, facets: tuple[str, ...] | None = ()
) -> tuple[Meta, list[Problem]]:
    """Validate the front matter of a text; stand-ins take the place of bad fields.

    Args:
        matter: the YAML.
        path: the file it is from.
        facets: the fields that the edition adds; None where nobody can tell, so that
            any field may be one.
    """
    names = facets if facets is not None else tuple(_other_fields(matter, path))
    return _read_needed(meta_with(names), "text", matter, path)


def _other_fields(matter: str, path: str) -> Iterator[str]:
    """Yield the fields of front matter that may be facets of the edition."""
    with suppress(YamlError):
        data = load_yaml(matter, path)
        known = {field.name for field in fields_of(Meta)}
        for name in data if isinstance(data, Mapping) else ():
            if name not in known and FACET_NAME.fullmatch(name) and is_free(name):
                yield name


def read_page_fields(matter: str, path: str) -> tuple[PageFields, list[Problem]]:
    """Validate the front matter of a page that is not a text; it may have none."""
    return _read(PageFields, matter, path) if matter else (PageFields(), [])


def _read_needed(
    model: type[M], what: str, matter: str, path: str
) -> tuple[M, list[Problem]]:
    fields, problems = _read(model, matter, path)
    if not matter:
        problems = [Problem(Place(path), "T001", f"The {what} has no front matter")]
    return fields, problems


read_translation = partial(_read_needed, Translation, "translation")
read_chapter = partial(_read_needed, ChapterFields, "chapter")


def _read(model: type[M], matter: str, path: str) -> tuple[M, list[Problem]]:
    return read_entry(model, "T002", matter, path, first_line=2, unreadable="T001")


def title_of(fields: PageFields, body: str, otherwise: str) -> str:
    """Return the title of a page: its front matter's or its first heading's."""
    found = HEADING.search(body)
    return fields.title or (found[1].strip(" \"'") if found else otherwise)
