"""Read YAML so that every problem in it has a line; refuse what expands."""

from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import AliasEvent, Event, ScalarEvent

from edition.problems import Place
from edition.readers.characters import refused
from edition.readers.plain_yaml import NotPlainError, read_plain


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
        YamlError: it is not valid, or uses an alias (a few of which can stand for
            many megabytes).
    """
    try:
        return read_plain(source)
    except NotPlainError:
        return _load_carefully(source, path, first_line)


def _load_carefully(source: str, path: str, first_line: int) -> Any:
    """Load any YAML that is allowed, and tell what is not."""
    try:
        for event in _yaml().parse(source):
            _refuse(event, path, first_line)
        return _yaml().load(source)
    except MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        what = f"The YAML cannot be read: {error.problem or error.context}"
        raise YamlError(Place(path, line + first_line), what) from error


def _refuse(event: Event, path: str, first_line: int) -> None:
    """Refuse an alias, and a scalar that spells a code for no character."""
    place = Place(path, event.start_mark.line + first_line)
    if isinstance(event, AliasEvent):
        raise YamlError(place, "A YAML alias is used", "S007")
    if isinstance(event, ScalarEvent) and (found := refused(event.value)):
        raise YamlError(place, f"A value holds {found[1]}", "S004")


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
