"""Scan the words that stand in YAML: they are published like those of a text."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, get_args

from edition.model import Document
from edition.model.fields import MARKDOWN
from edition.readers.validation import fields_of
from edition.readers.yaml_places import YamlError, line_of, load_yaml
from edition.scan import scan, scan_plain

SIGNS = frozenset("<[{@")
"""Without one of these, words hold nothing that a scan looks for."""
Location = tuple[int | str, ...]


def fragments(
    source: str, path: str, model: type, first_line: int = 1
) -> tuple[Document, ...]:
    """Return what a scan finds in each field; every place is the line of the field.

    Fields that are Markdown in the model are scanned as such, all others as plain
    words: these are written as they are, so nothing in them is code.
    """
    try:
        data = load_yaml(source, path, first_line=first_line) if source else None
    except YamlError:  # a problem that those who read the fields report
        return ()
    markdown = markdown_fields(model)
    return tuple(
        (scan if _names(location) in markdown else scan_plain)(
            " ".join(words.split()), path, line_of(data, location, first_line)
        )
        for location, words in _words(data, ())
        if not SIGNS.isdisjoint(words)
    )


def markdown_fields(model: type) -> frozenset[tuple[str, ...]]:
    """Return the fields of a model that are Markdown, as paths: ``(steps, why)``."""
    return frozenset(_markdown(model, ()))


def _markdown(kind: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(kind, type) and is_dataclass(kind):
        for field in fields_of(kind):
            yield from _markdown(field.hint, (*path, field.name))
    elif MARKDOWN in getattr(kind, "__metadata__", ()):
        yield path
    else:
        for part in get_args(kind):
            yield from _markdown(part, path)


def _names(location: Location) -> tuple[str, ...]:
    """Return where a field stands, whichever item of a list it is in."""
    return tuple(step for step in location if isinstance(step, str))


def _words(data: Any, location: Location) -> Iterator[tuple[Location, str]]:
    """Yield every string in loaded YAML, and where it stands."""
    if isinstance(data, str):
        yield location, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _words(value, (*location, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _words(value, (*location, index))
