"""Own what each part of the edition gives to the index, kept until it changes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from edition.search import archive, made_from
from edition.search.archive import Archive
from edition.search.pieces import pieces, told, words_of
from edition.search.places import Counter, Places, Weighed
from edition.search.records import Record

FOLDER = "records"


class Given(NamedTuple):
    """What one record gives to the index."""

    id: str
    """The digest of what its pieces say."""
    url: str
    told: list[Any]
    """What a reader is told of it."""
    words: int
    places: Places
    pieces: list[bytes]


class Unit(NamedTuple):
    """The records that are made from one text or list, and a digest of that."""

    name: str
    key: str
    given: list[Given]
    is_kept: bool = False


def weighed(record: Record) -> list[Weighed]:
    """Return the words of a record."""
    return [Weighed(e.words.split(), e.is_hidden) for e in record.entries]


def give(record: Record, counter: Counter) -> Given:
    """Return what a record gives to the index."""
    packed = [*pieces(record)]
    return Given(
        made_from.of(b"".join(packed)),
        record.url,
        [*told(record).values()],
        words_of(record),
        counter.count(weighed(record)),
        packed,
    )


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
    places = Places(next(contents).decode(), next(contents), next(contents))
    packed = [next(contents) for _ in range(many)]
    return Given(id, url, about, words, places, packed)


def keep(folder: Path, unit: Unit) -> None:
    """Keep a unit for another build."""
    facts = [[*given[:4], len(given.pieces)] for given in unit.given]
    contents = [content for given in unit.given for content in _contents(given)]
    kept = Archive({"key": unit.key, "given": facts}, contents)
    archive.write(_path(folder, unit.name), kept)


def _contents(given: Given) -> Iterator[bytes]:
    yield given.places.keys.encode()
    yield from given.places[1:]
    yield from given.pieces


def forget_others(folder: Path, units: Iterable[Unit]) -> None:
    """Throw away what was kept of texts and lists that are there no longer."""
    archive.forget(folder / FOLDER, (_path(folder, unit.name) for unit in units))


def _path(folder: Path, name: str) -> Path:
    return folder / FOLDER / name.replace("/", "--")
