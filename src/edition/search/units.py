"""Own what each part of the edition gives to the index, kept until it changes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from edition.search import archive, made_from
from edition.search.archive import Archive
from edition.search.pieces import pieces, told
from edition.search.places import (
    Numbered,
    Places,
    Weighed,
    Words,
    as_lines,
    numbered,
)
from edition.search.records import Record

FOLDER = "records"


class Told(NamedTuple):
    """What a record gives to the index besides the places of its words."""

    id: str
    """The digest of what its pieces say."""
    url: str
    about: list[Any]
    """What a reader is told of it."""
    words: int
    pieces: list[bytes]


class Given(NamedTuple):
    """What a record gives to the index."""

    told: Told
    places: Places


class Read(NamedTuple):
    """A record that was read, before the places of its words are counted."""

    told: Told
    words: list[Numbered]


class Unit(NamedTuple):
    """The records that are made from one text or list, and a digest of that."""

    name: str
    key: str
    given: list[Given]
    is_kept: bool = False


def findable(units: Iterable[Unit]) -> list[Given]:
    """Return what all records give in which something can be found."""
    given = (one for unit in units for one in unit.given)
    return [one for one in given if one.places.keys]


def weighed(record: Record) -> list[Weighed]:
    """Return the words of a record."""
    return [Weighed(e.words.split(), e.is_hidden) for e in record.entries]


def read(record: Record, words: Words) -> Read:
    """Return what a record gives, and its words, which are given numbers."""
    parts = weighed(record)
    lengths = [len(some) for some, _ in parts]
    packed = [*pieces(record, lengths)]
    id, about = made_from.of(b"".join(packed)), [*told(record).values()]
    this = Told(id, record.url, about, sum(lengths), packed)
    return Read(this, numbered(parts, words))


def kept(folder: Path, name: str, key: str) -> Unit | None:
    """Return a unit that was made before from the same."""
    found = archive.read(_path(folder, name))
    if found is None or found.facts["key"] != key:
        return None
    contents = iter(found.contents)
    given = [_given(facts, contents) for facts in found.facts["given"]]
    return Unit(name, key, given, is_kept=True)


def _given(facts: list[Any], contents: Iterator[bytes]) -> Given:
    id, url, about, words, many = facts
    places = Places(next(contents), next(contents), next(contents))
    packed = [next(contents) for _ in range(many)]
    return Given(Told(id, url, about, words, packed), places)


def keep(folder: Path, unit: Unit) -> None:
    """Keep a unit for another build."""
    facts = [[*told[:4], len(told.pieces)] for told, _ in unit.given]
    contents = [content for given in unit.given for content in _contents(given)]
    kept = Archive({"key": unit.key, "given": facts}, contents)
    archive.write(_path(folder, unit.name), kept)


def _contents(given: Given) -> Iterator[bytes]:
    keys = given.places.keys
    yield keys if isinstance(keys, bytes) else as_lines(keys)
    yield from given.places[1:]
    yield from given.told.pieces


def forget_others(folder: Path, units: Iterable[Unit]) -> None:
    """Throw away what was kept of texts and lists that are there no longer."""
    archive.forget(folder / FOLDER, (_path(folder, unit.name) for unit in units))


def _path(folder: Path, name: str) -> Path:
    return folder / FOLDER / name.replace("/", "--")
