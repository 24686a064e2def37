"""Scan the words that stand in YAML: they are published like those of a text."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from typing import Any, get_args

from edition.model import Document
from edition.model.entries import fields_of
from edition.model.fields import is_markdown
from edition.readers.yaml_places import Mapping, Sequence, Words, YamlError, load_yaml
from edition.scan import scan, scan_plain

SIGNS = frozenset("<[{@")
"""Without one of these, words hold nothing that a scan looks for."""
Names = tuple[str, ...]
"""Where a field stands, whichever item of a list it is in: ``steps``, ``why``."""


def fragments(
    source: str, path: str, model: type, first_line: int = 1
) -> Iterator[Document]:
    """Yield what a scan finds in each field; every place is the line of the field.

    Fields that are Markdown in the model are scanned as such, all others as plain
    words: these are written as they are, so nothing in them is code.
    """
    try:
        data = load_yaml(source, path, first_line=first_line)
    except YamlError:  # a problem that those who read the fields report
        return
    markdown = markdown_fields(model)
    for names, words in _words(data, ()):
        if not SIGNS.isdisjoint(words):
            scanner = scan if names in markdown else scan_plain
            yield scanner(" ".join(words.split()), path, words.place.line)


@cache
def markdown_fields(model: type) -> frozenset[Names]:
    """Return the fields of a model that are Markdown."""
    return frozenset(_markdown(model, ()))


def _markdown(kind: Any, names: Names) -> Iterator[Names]:
    if isinstance(kind, type) and is_dataclass(kind):
        for field in fields_of(kind):
            yield from _markdown(field.kind, (*names, field.name))
    elif is_markdown(kind):
        yield names
    else:
        for part in get_args(kind):
            yield from _markdown(part, names)


def _words(data: Any, names: Names) -> Iterator[tuple[Names, Words]]:
    """Yield every string in loaded YAML, and where it stands."""
    if isinstance(data, Words):
        yield names, data
    elif isinstance(data, Mapping):
        for name, value in data.items():
            yield from _words(value, (*names, name))
    elif isinstance(data, Sequence):
        for value in data:
            yield from _words(value, names)
