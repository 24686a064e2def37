"""Read a YAML list of entries, each with its place."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from edition.model import Ref
from edition.problems import Place, Problem
from edition.readers.yaml_places import YamlError, line_of, load_yaml, validated

M = TypeVar("M", bound=BaseModel)
Items = Iterator[tuple[M, Any, Place]]


def items(
    model: type[M],
    source: str,
    path: str,
    code: str,
    stand_ins: dict[str, Any],
    problems: list[Problem],
) -> Items[M]:
    """Yield the validated entries of a YAML list, with their data and places."""
    try:
        data = load_yaml(source, path) if source else []
    except YamlError as error:
        problems.append(Problem(error.place, error.code or code, error.what))
        return
    if data is None:  # a file with nothing but comments
        return
    if not isinstance(data, list):
        problems.append(
            Problem(Place(path), code, "A list of entries is expected here")
        )
        return
    for index, entry in enumerate(data):
        place = Place(path, line_of(data, (index,), 1))
        fields, found = validated(model, entry, path, code, stand_ins)
        problems += found
        yield fields, entry, place


def ref(words: str, data: Any, path: str, *location: int | str) -> Ref:
    """Return the address of a passage or note, placed where the data have it."""
    text, _, anchor = words.partition("#")
    return Ref(text, anchor, Place(path, line_of(data, location, 1)))


def refs(listed: Iterable[str], data: Any, path: str, name: str) -> tuple[Ref, ...]:
    """Return the addresses that a field lists."""
    return tuple(ref(words, data, path, name, i) for i, words in enumerate(listed))
