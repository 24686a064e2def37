"""Read YAML by libyaml, with the line of every key and item; refuse what expands.

It is the YAML that editors write: mappings with names for keys, lists, words, whole
numbers, yes and no as ``true`` and ``false``. A number with a point stays as written.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from edition.problems import Place
from edition.readers.characters import refused

INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
WORDS: dict[str, Any] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
WORDS |= dict.fromkeys(("true", "True", "TRUE"), True)
WORDS |= dict.fromkeys(("false", "False", "FALSE"), False)
"""What these stand for in YAML 1.2 where they are not quoted."""
MERGE = "<<"
"""It puts fields in place that nobody sees here."""
DEEPEST = 20
"""No data of an edition has half as many levels."""
UNREADABLE = "The YAML cannot be read: "


class YamlError(Exception):
    """A file that is not YAML, or not YAML we accept, and where."""

    def __init__(self, place: Place, what: str, code: str = "") -> None:
        super().__init__(what)
        self.place = place
        self.what = what
        self.code = code


class Mapping(dict[str, Any]):
    """A mapping that knows its line and those of its keys, counted from 0."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str | int, int] = {}


class Sequence(list[Any]):
    """A list that knows its line and those of its items, counted from 0."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str | int, int] = {}


@lru_cache(maxsize=8)
def load_yaml(source: str, path: str, *, first_line: int = 1) -> Any:
    """Load YAML with the line of every key and item; nobody changes the result.

    Raises:
        YamlError: it is not valid, or has what no data of an edition need: an alias
            (a few of which can stand for many megabytes), a tag, a key used twice.
    """
    builder = _Builder(path, first_line)
    try:
        return builder.built(yaml.parse(source, Loader=yaml.CBaseLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, first_line + (mark.line if mark else 0))
        what = f"{UNREADABLE}{error.problem or error.context}"
        raise YamlError(place, what) from error
    except yaml.YAMLError as error:
        what = f"{UNREADABLE}{getattr(error, 'reason', error)}"
        at = source[: getattr(error, "position", 0)].count("\n")
        raise YamlError(Place(path, first_line + at), what) from error


class _Builder:
    """Builds the data from events, without recursion: nothing nests too deep for it."""

    def __init__(self, path: str, first_line: int) -> None:
        self._path = path
        self._first_line = first_line
        self._root = Sequence(0)
        self._open: list[Mapping | Sequence] = [self._root]
        self._keys: list[str | None] = [None]

    def built(self, events: Iterable[Event]) -> Any:
        """Return what all events together say."""
        root = self._root
        for event in events:
            if isinstance(event, NodeEvent):
                self._node(event)
            elif isinstance(event, CollectionEndEvent):
                self._open.pop()
                self._keys.pop()
            elif isinstance(event, DocumentStartEvent) and root:
                raise self._error(event, f"{UNREADABLE}a second document begins")
        return root[0] if root else None

    def _node(self, event: NodeEvent) -> None:
        if isinstance(event, AliasEvent):
            raise self._error(event, "A YAML alias is used", "S007")
        if getattr(event, "tag", None):
            raise self._error(event, "A YAML tag is used", "S007")
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif len(self._open) > DEEPEST:
            what = f"{UNREADABLE}it nests deeper than {DEEPEST} levels"
            raise self._error(event, what, "S007")
        elif isinstance(event, MappingStartEvent):
            self._begin(event, Mapping(_line(event)))
        elif isinstance(event, SequenceStartEvent):
            self._begin(event, Sequence(_line(event)))

    def _begin(self, event: NodeEvent, made: Mapping | Sequence) -> None:
        self._put(event, made)
        self._open.append(made)
        self._keys.append(None)

    def _scalar(self, event: ScalarEvent) -> None:
        """Take a key or value."""
        if found := refused(event.value):
            raise self._error(event, f"A value holds {found[1]}", "S004")
        if event.value == MERGE and not event.style:
            raise self._error(event, f"{UNREADABLE}“{MERGE}” is used")
        into = self._open[-1]
        if isinstance(into, Sequence) or self._keys[-1] is not None:
            self._put(event, event.value if event.style else _plain(event.value))
        elif event.value in into:
            what = f"{UNREADABLE}the key “{event.value}” is used twice"
            raise self._error(event, what)
        else:
            self._keys[-1] = event.value
            into.lines[event.value] = _line(event)

    def _put(self, event: NodeEvent, value: Any) -> None:
        into, key = self._open[-1], self._keys[-1]
        if isinstance(into, Sequence):
            into.lines[len(into)] = _line(event)
            into.append(value)
        elif key is None:
            raise self._error(event, f"{UNREADABLE}a key is no name")
        else:
            into[key] = value
            self._keys[-1] = None

    def _error(self, event: Event, what: str, code: str = "") -> YamlError:
        return YamlError(Place(self._path, _line(event) + self._first_line), what, code)


def _line(event: Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _plain(value: str) -> Any:
    """Return what an unquoted scalar stands for."""
    if value in WORDS:
        return WORDS[value]
    return int(value) if INTEGER.fullmatch(value) else value


def line_of(data: Any, location: tuple[int | str, ...], first_line: int) -> int:
    """Return the line of a field inside loaded YAML, or of its nearest parent."""
    line: int = getattr(data, "line", 0)
    for step in location:
        lines = getattr(data, "lines", {})
        if step not in lines:
            break
        line, data = lines[step], data[step]
    return line + first_line


def lines_of(data: Any, first_line: int = 1) -> dict[str, int]:
    """Return the line of each field of a loaded mapping."""
    names = data if isinstance(data, dict) else ()
    return {name: line_of(data, (name,), first_line) for name in names}
