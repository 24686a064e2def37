"""Read the YAML that editors write, by libyaml: a twentieth of the time of ruamel.

Whatever is not plain (an alias, a tag, a number with a point, a key used twice, a code
for no character, a fault of any kind) is left to the careful reader, which words what
is wrong.
"""

import re
from collections.abc import Iterable
from typing import Any

import yaml
from yaml.events import (
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from edition.readers.characters import refused

INTEGER = re.compile(r"0|[1-9][0-9]{0,17}")
LONG_INTEGER = re.compile(r"[1-9][0-9]{18,}")
"""It stays the digits that it is: no field counts so far."""
NUMBER_LIKE = re.compile(
    r"""
      [-+]? (?: [0-9_]+ (?: \. [0-9_]* )? | \. [0-9_]+ ) (?: e [-+]? [0-9]+ )?
    | [-+]? 0 [box] [0-9a-f_]+
    | [-+]? \. (?: inf | nan )
    """,
    re.VERBOSE | re.IGNORECASE,
)
WORDS: dict[str, Any] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
WORDS |= dict.fromkeys(("true", "True", "TRUE"), True)
WORDS |= dict.fromkeys(("false", "False", "FALSE"), False)
"""What these stand for in YAML 1.2 where they are not quoted."""
UNUSUAL = frozenset({"<<", "="})
DEEPEST = 20
"""No data of an edition has half as many levels."""


class NotPlainError(Exception):
    """The YAML has something that is left to the careful reader."""


class TooDeepError(Exception):
    """Mappings and lists stand too deep in each other."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class Lines:
    """The line on which a mapping or list and each of its parts begin, as ruamel's."""

    __slots__ = ("line", "parts")

    def __init__(self, line: int) -> None:
        self.line = line
        self.parts: dict[str | int, tuple[int, int]] = {}

    def key(self, name: str) -> tuple[int, int]:
        """Return the line and column of a key."""
        return self.parts[name]

    def item(self, index: int) -> tuple[int, int]:
        """Return the line and column of an item."""
        return self.parts[index]


class Mapping(dict[str, Any]):
    """A mapping that knows its lines."""

    __slots__ = ("lc",)

    def __init__(self, line: int) -> None:
        super().__init__()
        self.lc = Lines(line)


class Sequence(list[Any]):
    """A list that knows its lines."""

    __slots__ = ("lc",)

    def __init__(self, line: int) -> None:
        super().__init__()
        self.lc = Lines(line)


ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class _Builder:
    """Builds the data from events, without recursion: nothing nests too deep for it."""

    def __init__(self) -> None:
        self.root = Sequence(0)
        self._open: list[Mapping | Sequence] = [self.root]
        self._keys: list[str | None] = [None]

    def start(self, event: CollectionStartEvent, made: Mapping | Sequence) -> None:
        """Open a mapping or list."""
        if len(self._open) > DEEPEST:
            raise TooDeepError(_position(event)[0])
        if event.tag:
            raise NotPlainError
        self._put(event, made)
        self._open.append(made)
        self._keys.append(None)

    def end(self) -> None:
        """Close the innermost mapping or list."""
        self._open.pop()
        self._keys.pop()

    def scalar(self, event: ScalarEvent) -> None:
        """Take a key or value."""
        into = self._open[-1]
        if event.tag or refused(event.value):
            raise NotPlainError
        value = event.value if event.style else _plain(event.value)
        if isinstance(into, Mapping) and self._keys[-1] is None:
            if not isinstance(value, str) or value in into:
                raise NotPlainError
            self._keys[-1] = value
            into.lc.parts[value] = _position(event)
        else:
            self._put(event, value)

    def _put(self, event: NodeEvent, value: Any) -> None:
        into, key = self._open[-1], self._keys[-1]
        if isinstance(into, Sequence):
            into.lc.parts[len(into)] = _position(event)
            into.append(value)
        elif key is None:
            raise NotPlainError
        else:
            into[key] = value
            self._keys[-1] = None


def read_plain(source: str) -> Any:
    """Return what a YAML document holds; mappings and lists know their lines.

    Raises:
        NotPlainError: it has something that is left to the careful reader.
        TooDeepError: it nests deeper than any data of an edition.
    """
    try:
        return _built(yaml.parse(source, Loader=yaml.CBaseLoader))
    except yaml.YAMLError as error:
        raise NotPlainError from error


def _built(events: Iterable[Any]) -> Any:
    builder = _Builder()
    for event in events:
        if isinstance(event, ScalarEvent):
            builder.scalar(event)
        elif isinstance(event, MappingStartEvent):
            builder.start(event, Mapping(_position(event)[0]))
        elif isinstance(event, SequenceStartEvent):
            builder.start(event, Sequence(_position(event)[0]))
        elif isinstance(event, NodeEvent):  # an alias
            raise NotPlainError
        elif isinstance(event, ENDS):
            builder.end()
        elif isinstance(event, DocumentStartEvent) and event.explicit:
            raise NotPlainError
    return builder.root[0] if builder.root else None


def _position(event: NodeEvent) -> tuple[int, int]:
    assert event.start_mark is not None
    return event.start_mark.line, event.start_mark.column


def _plain(value: str) -> Any:
    """Return what an unquoted scalar stands for."""
    if value in WORDS:
        return WORDS[value]
    if INTEGER.fullmatch(value):
        return int(value)
    if LONG_INTEGER.fullmatch(value):
        return value
    if value in UNUSUAL or NUMBER_LIKE.fullmatch(value):
        raise NotPlainError
    return value
