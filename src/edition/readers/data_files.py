"""Read the data files: lists of entries, and single ones."""

from functools import partial
from typing import TypeVar

from edition.model import Event, Exemption, Name, Parallel, Route, Settings, Term
from edition.model.fields import Fields
from edition.problems import Place, Problem
from edition.readers.validation import validated
from edition.readers.yaml_places import Sequence, YamlError, load_yaml, place_of

M = TypeVar("M", bound=Fields)


def read_entry(
    model: type[M],
    code: str,
    source: str,
    path: str,
    *,
    first_line: int = 1,
    unreadable: str = "",
) -> tuple[M, list[Problem]]:
    """Read YAML that is one entry; where it cannot be read, all in it is a stand-in.

    Args:
        model: a dataclass whose fields are kinds of `edition.model.fields`.
        code: that of a problem with a field.
        source: the YAML.
        path: the file it is from.
        first_line: the line of the file on which it begins.
        unreadable: the code of YAML that cannot be read, if it is another.
    """
    place = Place(path, first_line)
    try:
        data = load_yaml(source, path, first_line=first_line)
    except YamlError as error:
        entry, _ = validated(model, None, place, code)
        return entry, [error.problem(unreadable or code)]
    return validated(model, data, place, code)


def read_entries(
    model: type[M], code: str, source: str, path: str
) -> tuple[tuple[M, ...], list[Problem]]:
    """Read a YAML list: the entries in its order, a problem for each field at fault."""
    try:
        data = load_yaml(source, path)
    except YamlError as error:
        return (), [error.problem(code)]
    if data is None:  # a file with nothing but comments
        return (), []
    if not isinstance(data, Sequence):
        return (), [Problem(Place(path), code, "A list of entries is expected here")]
    entries, problems = [], []
    for index, fields in enumerate(data):
        entry, faults = validated(model, fields, place_of(data, (index,)), code)
        entries.append(entry)
        problems += faults
    return tuple(entries), problems


read_settings = partial(read_entry, Settings, "T002")
read_glossary = partial(read_entries, Term, "G003")
read_timeline = partial(read_entries, Event, "E004")
read_parallels = partial(read_entries, Parallel, "P001")
read_routes = partial(read_entries, Route, "P001")
read_names = partial(read_entries, Name, "A001")
read_exemptions = partial(read_entries, Exemption, "X001")
