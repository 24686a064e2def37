"""Read the data files: lists of entries, and the settings of the edition."""

from typing import TypeVar

from edition.model import Event, Exemption, Name, Parallel, Route, Settings, Term
from edition.model.apparatus import Entry
from edition.problems import Place, Problem
from edition.readers.validation import validated
from edition.readers.yaml_places import YamlError, line_of, lines_of, load_yaml

E = TypeVar("E", bound=Entry)
Found = tuple[tuple[E, ...], list[Problem]]
"""The entries in the order of the file, and a problem for each field at fault."""


def read_glossary(source: str, path: str) -> Found[Term]:
    """Read the terms."""
    return _read(Term, source, path, "G003")


def read_timeline(source: str, path: str) -> Found[Event]:
    """Read the events."""
    return _read(Event, source, path, "E004")


def read_parallels(source: str, path: str) -> Found[Parallel]:
    """Read the parallels."""
    return _read(Parallel, source, path, "P001")


def read_routes(source: str, path: str) -> Found[Route]:
    """Read the guided routes through the texts."""
    return _read(Route, source, path, "P001")


def read_names(source: str, path: str) -> Found[Name]:
    """Read the names of persons, organisations and places."""
    return _read(Name, source, path, "A001")


def read_exemptions(source: str, path: str) -> Found[Exemption]:
    """Read what a rule may find although nothing is wrong, and why."""
    return _read(Exemption, source, path, "X001")


def read_settings(source: str, path: str) -> tuple[Settings, list[Problem]]:
    """Read what is said once about the edition as a whole."""
    try:
        data = load_yaml(source, path)
    except YamlError as error:
        problem = Problem(error.place, error.code or "T002", error.what)
        return validated(Settings, {}, path, "T002")[0], [problem]
    return validated(Settings, data, path, "T002")


def _read(model: type[E], source: str, path: str, code: str) -> Found[E]:
    """Read a YAML list of entries of one kind, each with its place and lines."""
    try:
        data = load_yaml(source, path) if source else []
    except YamlError as error:
        return (), [Problem(error.place, error.code or code, error.what)]
    if data is None:  # a file with nothing but comments
        return (), []
    if not isinstance(data, list):
        return (), [Problem(Place(path), code, "A list of entries is expected here")]
    entries, problems = [], []
    for index, fields in enumerate(data):
        where = {
            "place": Place(path, line_of(data, (index,), 1)),
            "lines": lines_of(fields),
        }
        entry, found = validated(model, fields, path, code, where=where)
        entries.append(entry)
        problems += found
    return tuple(entries), problems
