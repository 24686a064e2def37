"""Scan the words that stand in YAML: they are published like those of a text."""

from collections.abc import Iterator
from typing import Any

from edition.model import Document
from edition.readers.yaml_places import YamlError, line_of, load_yaml
from edition.scan import scan

SIGNS = frozenset("<[{@")
"""Without one of these, words hold nothing that a scan looks for."""
Location = tuple[int | str, ...]


def fragments(source: str, path: str, first_line: int = 1) -> tuple[Document, ...]:
    """Return what a scan finds in each field; every place is the line of the field."""
    try:
        data = load_yaml(source, path, first_line=first_line) if source else None
    except YamlError:  # a problem that those who read the fields report
        return ()
    return tuple(
        scan(" ".join(words.split()), path, line_of(data, location, first_line))
        for location, words in _words(data, ())
        if not SIGNS.isdisjoint(words)
    )


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
