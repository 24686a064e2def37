"""Read data files: entries, validated against their model, a problem for each fault."""

from collections.abc import Container, Iterable, Iterator
from functools import cache, partial
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from edition.model import (
    Event,
    Exemption,
    Name,
    Parallel,
    Release,
    Route,
    Settings,
    Term,
    Theme,
)
from edition.model.entries import PLACE, PLACES, Fields, fields_of
from edition.model.fields import StandIn
from edition.model.variants import Variants
from edition.problems import Place, Problem, nearest, suggestion
from edition.readers.wording import EMPTY, MISSING, UNKNOWN, sentence
from edition.readers.yaml_places import (
    Mapping,
    Sequence,
    YamlError,
    load_yaml,
    place_of,
)
from edition.syntax import is_blank

M = TypeVar("M", bound=Fields)
NEEDED = "Write it in the place of “TODO”."
Location = tuple[str | int, ...]
"""Where something stands in loaded YAML: names of fields, positions in lists."""


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
        entry, _ = _validated(model, None, place, code)
        return entry, [error.problem(unreadable or code)]
    return _validated(model, data, place, code)


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
        entry, faults = _validated(model, fields, place_of(data, (index,)), code)
        entries.append(entry)
        problems += faults
    return tuple(entries), problems


read_settings = partial(read_entry, Settings, "T002")
read_glossary = partial(read_entries, Term, "G003")
read_timeline = partial(read_entries, Event, "E004")
read_parallels = partial(read_entries, Parallel, "P001")
read_stances = partial(read_entries, Theme, "P001")
read_variants = partial(read_entry, Variants, "T023")
read_routes = partial(read_entries, Route, "P001")
read_names = partial(read_entries, Name, "A001")
read_releases = partial(read_entries, Release, "D009")
read_exemptions = partial(read_entries, Exemption, "X001")


def _validated(
    model: type[M], data: Any, place: Place, code: str
) -> tuple[M, list[Problem]]:
    """Validate loaded YAML against a dataclass; one problem for each field at fault.

    A field at fault is replaced by what stands in for its kind, so that one bad field
    hides no other; the problems keep the result from being published.
    """
    if not isinstance(data, Mapping):
        problem = Problem(place, code, "Named fields are expected here")
        return _mended(model, Mapping(place), frozenset()), [problem]
    blank = {loc[0]: _blank(data, loc, model) for loc in _blanks(data)}
    details: list[Any] = []
    try:
        entry: M = _adapter(cast(Any, model)).validate_python(data)
    except ValidationError as error:
        details = [d for d in _details(error) if d["loc"][0] not in blank]
    else:
        if not blank:
            return entry, []
    entry = _mended(model, data, {*blank, *(detail["loc"][0] for detail in details)})
    faults = [_problem(detail, model, data, code) for detail in details]
    return entry, [*blank.values(), *faults]


def _blanks(data: Any, above: Location = ()) -> Iterator[Location]:
    """Yield where in loaded YAML something is still to be written."""
    if is_blank(data):
        yield above
    elif isinstance(data, Mapping):
        for name, value in data.items():
            yield from _blanks(value, (*above, name))
    elif isinstance(data, Sequence):
        for index, value in enumerate(data):
            yield from _blanks(value, (*above, index))


def _blank(data: Mapping, location: Location, model: type) -> Problem:
    """B001: a field is still to be written."""
    name, place = _named(location), place_of(data, location)
    needed = {field.name for field in fields_of(model) if field.is_required}
    remedy = NEEDED if location[0] in needed else ""
    return Problem(place, "B001", f"The field “{name}” is blank", remedy, name)


def _named(location: Location) -> str:
    """Return the name of a field, and of those that it is in."""
    return ".".join(step for step in location if isinstance(step, str))


def _details(error: ValidationError) -> list[Any]:
    """Return the errors, but for a list called empty because its items are at fault."""
    details = error.errors(include_url=False)
    locs = [detail["loc"] for detail in details]
    within = {loc[:n] for loc in locs for n in range(len(loc))}
    details = [d for d in details if d["type"] not in EMPTY or d["loc"] not in within]
    meant = {_meant(detail, details) for detail in details}
    return [d for d in details if d["type"] != MISSING or d["loc"] not in meant]


def _meant(detail: Any, details: Iterable[Any]) -> tuple[object, ...]:
    """Return where the missing field would be that an unknown one is meant for."""
    if detail["type"] != UNKNOWN:
        return ()
    *parents, name = detail["loc"]
    missing = [d["loc"] for d in details if d["type"] == MISSING]
    missing = [loc for loc in missing if [*loc[:-1]] == parents]
    names = tuple(str(loc[-1]) for loc in missing)
    near = nearest(str(name), names)
    return (*parents, near) if near else ()


def _mended(model: Any, data: Mapping, faulty: Container[object]) -> Any:
    """Make an entry of the fields that are right, with stand-ins for the others."""
    given = model.given(data)
    values = {}
    for attribute, name, kind, is_required in fields_of(model):
        if name in given and name not in faulty:
            values[attribute] = _adapter(kind).validate_python(given[name])
        elif is_required:
            values[attribute] = _stand_in(kind, data.place.line)
    return model(**values)


def _stand_in(kind: Any, line: int) -> Any:
    """Return what stands in for a field of a kind."""
    info = FieldInfo.from_annotation(kind)
    for mark in info.metadata:
        if isinstance(mark, StandIn):
            return mark.make(line)
    base: Any = info.annotation
    if get_origin(base) is Literal:
        return get_args(base)[0]
    return (get_origin(base) or base)()


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _problem(detail: Any, model: type, data: Mapping, code: str) -> Problem:
    place = place_of(data, detail["loc"])
    name = _named(detail["loc"])
    remedy = ""
    if detail["type"] == UNKNOWN:
        known = tuple(f.name for f in fields_of(model) if f.name not in (PLACE, PLACES))
        remedy = suggestion(str(detail["loc"][-1]), known)
    code = "E001" if "EDTF" in detail["msg"] else code
    return Problem(place, code, sentence(detail, name), remedy, name)
