"""Read YAML so that every problem in it has a line; refuse what expands."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    ScalarEvent,
)

from edition.problems import Place, Problem, suggestion
from edition.readers.characters import refused
from edition.readers.plain_yaml import (
    DEEPEST,
    NUMBER_LIKE,
    NotPlainError,
    TooDeepError,
    read_plain,
)

M = TypeVar("M", bound=BaseModel)
FOLD = "\a"
"""With this the library marks where it has folded a scalar."""
LIBRARY_FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What the library raises for odd values: numbers out of range, keys that are lists."""
LONGEST_NUMBER = 100
MERGE = "<<"
"""It puts fields in place that nobody sees here."""
TOO_DEEP = f"Lists and fields stand more than {DEEPEST} deep in each other"


class YamlError(Exception):
    """A file that is not YAML, or not YAML we accept, and where."""

    def __init__(self, place: Place, what: str, code: str = "") -> None:
        super().__init__(what)
        self.place = place
        self.what = what
        self.code = code


class _Constructor(RoundTripConstructor):
    """Leaves dates as they are written: EDTF is ours to read."""


_Constructor.add_constructor(
    "tag:yaml.org,2002:timestamp", _Constructor.construct_yaml_str
)


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.Constructor = _Constructor
    return yaml


@lru_cache(maxsize=8)
def load_yaml(source: str, path: str, *, first_line: int = 1) -> Any:
    """Load YAML with the line of every key and item kept; nobody changes the result.

    Raises:
        YamlError: it is not valid, nests too deep, or uses an alias (a few of which
            can stand for many megabytes).
    """
    try:
        return read_plain(source)
    except TooDeepError as error:
        raise YamlError(
            Place(path, error.line + first_line), TOO_DEEP, "S007"
        ) from None
    except NotPlainError:
        return _load_carefully(source, path, first_line)


def _load_carefully(source: str, path: str, first_line: int) -> Any:
    """Load any YAML that is allowed, and tell what is not."""
    place = Place(path, first_line)
    try:
        depth = 0
        for event in _yaml().parse(source):
            place = Place(path, event.start_mark.line + first_line)
            depth += isinstance(event, CollectionStartEvent)
            depth -= isinstance(event, CollectionEndEvent)
            _refuse(event, depth, place)
        place = Place(path, first_line)
        return _yaml().load(source)
    except MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        what = f"The YAML cannot be read: {error.problem or error.context}"
        raise YamlError(Place(path, line + first_line), what) from error
    except (*LIBRARY_FAULTS, YAMLError) as error:
        what = f"The YAML cannot be read: {' '.join(str(error).split())[:200]}"
        raise YamlError(place, what) from error


def _refuse(event: Event, depth: int, place: Place) -> None:
    """Refuse aliases, tags, depth, and a scalar that spells a code for no character."""
    if isinstance(event, AliasEvent):
        raise YamlError(place, "A YAML alias is used", "S007")
    if depth > DEEPEST:
        raise YamlError(place, TOO_DEEP, "S007")
    if tag := getattr(event, "tag", None):
        raise YamlError(place, f"The YAML cannot be read: the tag {tag} is used")
    if isinstance(event, ScalarEvent):
        if event.value == MERGE and not event.style:
            raise YamlError(place, f"The YAML cannot be read: “{MERGE}” is used")
        if len(event.value) > LONGEST_NUMBER and _is_number(event):
            raise YamlError(place, "The YAML cannot be read: a number is too long")
        folded = event.style == ">"
        if found := refused(event.value.replace(FOLD, "") if folded else event.value):
            raise YamlError(place, f"A value holds {found[1]}", "S004")


def _is_number(event: ScalarEvent) -> bool:
    return not event.style and NUMBER_LIKE.fullmatch(event.value) is not None


def line_of(data: Any, location: tuple[int | str, ...], first_line: int) -> int:
    """Return the line of a field inside loaded YAML, or of its nearest parent."""
    line = getattr(getattr(data, "lc", None), "line", 0) or 0
    for step in location:
        try:
            line = (
                data.lc.key(step)[0] if isinstance(step, str) else data.lc.item(step)[0]
            )
            data = data[step]
        except (AttributeError, KeyError, TypeError, IndexError):
            break
    return int(line) + first_line


def lines_of(data: Any, first_line: int = 1) -> dict[str, int]:
    """Return the line of each field of a loaded mapping."""
    names = data if isinstance(data, dict) else ()
    return {str(name): line_of(data, (str(name),), first_line) for name in names}


def validated(
    model: type[M],
    data: Any,
    path: str,
    code: str,
    stand_ins: Mapping[str, Any],
    *,
    first_line: int = 1,
) -> tuple[M, list[Problem]]:
    """Validate loaded YAML against a model; one problem for each field at fault.

    A field at fault is replaced by its stand-in, so that one bad field hides no
    other; the problems keep the result from being published.
    """
    if not isinstance(data, dict):
        what = "Named fields are expected here"
        problem = Problem(Place(path, line_of(data, (), first_line)), code, what)
        return model.model_validate(stand_ins), [problem]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        details = error.errors()
    faulty = {str(detail["loc"][0]) for detail in details if detail["loc"]}
    kept = {k: v for k, v in data.items() if isinstance(k, str) and k not in faulty}
    replaced = {k: v for k, v in stand_ins.items() if k in faulty}
    problems = [
        _problem(detail, data, path, code, first_line, model) for detail in details
    ]
    return model.model_validate(kept | replaced), problems


def _problem(
    detail: Any,
    data: Any,
    path: str,
    code: str,
    first_line: int,
    model: type[BaseModel],
) -> Problem:
    is_date = "EDTF" in detail["msg"]
    place = Place(path, line_of(data, detail["loc"], first_line))
    remedy = _remedy(detail, tuple(model.model_fields))
    return Problem(place, "E001" if is_date else code, _sentence(detail), remedy)


def _sentence(detail: Any) -> str:
    """Turn a validation error into a sentence that names the field."""
    name = ".".join(str(step) for step in detail["loc"] if isinstance(step, str))
    if detail["type"] == "missing":
        return f"The field “{name}” is missing"
    if detail["type"] == "extra_forbidden":
        return f"The field “{name}” is not known"
    if detail["type"] in ("too_short", "string_too_short"):
        return f"The field “{name}” is empty"
    message = str(detail["msg"]).removeprefix("Value error, ")
    return f"The field “{name}” is invalid: {message}" if name else message


def _remedy(detail: Any, known: tuple[str, ...]) -> str:
    if detail["type"] == "extra_forbidden":
        return suggestion(str(detail["loc"][-1]), known)
    return ""
