"""Read YAML by libyaml, with the place of every key and item; refuse what expands.

It is the YAML that editors write: mappings with names for keys, lists, words, whole
numbers, yes and no as ``true`` and ``false``. A number with a point stays as written.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from edition.problems import Place, Problem
from edition.readers.characters import refused
from edition.readers.yaml_faults import excerpt, explain

INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
CONSTANTS: dict[str, Any] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
CONSTANTS |= dict.fromkeys(("true", "True", "TRUE"), True)
CONSTANTS |= dict.fromkeys(("false", "False", "FALSE"), False)
"""What these stand for in YAML 1.2 where they are not quoted."""
ESCAPING = '"'
"""Between these, a value may hold what the file itself does not."""
MERGE = "<<"
"""It puts fields in place that nobody sees here."""
DEEPEST = 20
"""No data of an edition has half as many levels."""
UNREADABLE = "The fields cannot be read: "


@dataclass(eq=False)
class YamlError(Exception):
    """A file that is not YAML, or not YAML we accept, and where."""

    place: Place
    what: str
    code: str = ""
    remedy: str = ""
    excerpt: str = ""

    def problem(self, code: str) -> Problem:
        """Return it as a problem, of a code that is used if it has none of its own."""
        code = self.code or code
        return Problem(self.place, code, self.what, self.remedy, excerpt=self.excerpt)


class Words(str):
    """A string that knows its place."""

    place: Place


class _Placed:
    """A collection that knows its place and those of its parts."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.places: dict[str | int, Place] = {}


class Mapping(_Placed, dict[str, Any]):
    """A mapping that knows its place and those of its keys."""


class Sequence(_Placed, list[Any]):
    """A list that knows its place and those of its items."""


@lru_cache(maxsize=128)
def load_yaml(source: str, path: str, *, first_line: int = 1) -> Any:
    """Load YAML with the place of every key and item; nobody changes the result.

    Raises:
        YamlError: it is not valid, or has what no data of an edition need: an alias
            (a few of which can stand for many megabytes), a tag, a key used twice.
    """
    try:
        events = yaml.parse(source, Loader=yaml.CBaseLoader)
        return _Loader(events, path, first_line).document()
    except yaml.YAMLError as error:
        line, column, (what, remedy) = explain(error, source)
        raise YamlError(
            Place(path, first_line + line),
            f"{UNREADABLE}{what}",
            remedy=remedy,
            excerpt=excerpt(source, line, column),
        ) from error


class _Loader:
    """Makes data of events, down to a depth that no recursion is too deep for."""

    def __init__(self, events: Iterable[Event], path: str, first_line: int) -> None:
        self._events = iter(events)
        self._path = path
        self._first_line = first_line

    def document(self) -> Any:
        """Return what the one document holds; None where there is none."""
        found: list[Any] = []
        for event in self._events:
            if isinstance(event, NodeEvent):
                found.append(self._value(event, self._place(event), 0))
            elif isinstance(event, DocumentStartEvent) and found:
                self._refuse(event, f"{UNREADABLE}a second document begins")
        return found[0] if found else None

    def _value(self, event: Event, place: Place, depth: int) -> Any:
        self._accept(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, place)
        if depth == DEEPEST:
            what = f"{UNREADABLE}it nests deeper than {DEEPEST} levels"
            self._refuse(event, what, "S007")
        if isinstance(event, SequenceStartEvent):
            return self._sequence(place, depth + 1)
        return self._mapping(place, depth + 1)

    def _sequence(self, place: Place, depth: int) -> Sequence:
        made = Sequence(place)
        while not isinstance(event := next(self._events), SequenceEndEvent):
            made.places[len(made)] = at = self._place(event)
            made.append(self._value(event, at, depth))
        return made

    def _mapping(self, place: Place, depth: int) -> Mapping:
        made = Mapping(place)
        while not isinstance(event := next(self._events), MappingEndEvent):
            at = self._place(event)
            if (key := self._key(event)) in made:
                self._refuse(event, f"{UNREADABLE}the key “{key}” is used twice")
            made.places[key] = at
            made[key] = self._value(next(self._events), at, depth)
        return made

    def _key(self, event: Event) -> str:
        self._accept(event)
        if not isinstance(event, ScalarEvent):
            self._refuse(event, f"{UNREADABLE}a key is no name")
        key: str = event.value
        return key

    def _accept(self, event: Event) -> None:
        """Refuse what stands for something that is not seen here."""
        if isinstance(event, AliasEvent):
            self._refuse(event, "A YAML alias is used", "S007")
        if getattr(event, "tag", None):
            self._refuse(event, "A YAML tag is used", "S007")
        if isinstance(event, ScalarEvent):
            if event.style == ESCAPING and (found := refused(event.value)):
                self._refuse(event, f"A value holds {found[1]}", "S004")
            if event.value == MERGE and not event.style:
                self._refuse(event, f"{UNREADABLE}“{MERGE}” is used")

    def _scalar(self, event: ScalarEvent, place: Place) -> Any:
        value: str = event.value
        if not event.style:
            if value in CONSTANTS:
                return CONSTANTS[value]
            if INTEGER.fullmatch(value):
                return int(value)
        words = Words(value)
        words.place = place
        return words

    def _refuse(self, event: Event, what: str, code: str = "") -> NoReturn:
        raise YamlError(self._place(event), what, code)

    def _place(self, event: Event) -> Place:
        line = event.start_mark.line if event.start_mark else 0
        return Place(self._path, line + self._first_line)


def place_of(data: Mapping | Sequence, location: Iterable[int | str]) -> Place:
    """Return the place of a field inside loaded YAML, or of its nearest parent."""
    place, part = data.place, data
    for step in location:
        places = getattr(part, "places", {})
        if step not in places:
            break
        place, part = places[step], part[step]  # type: ignore[index]
    return place
