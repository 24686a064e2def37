"""Make the index of an edition out of what has changed in it and what was kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from edition.features import SUFFIX
from edition.model import Edition
from edition.search import made_from, units
from edition.search.answers import answers
from edition.search.asked import Words
from edition.search.index import Index, index
from edition.search.made_from import COUNTS, TEXTS
from edition.search.places import Counter
from edition.search.records import Record, list_records, lists, text_record, works_in
from edition.search.units import Unit, give, weighed
from edition.search.vocabulary import forms
from edition.sources import load_apparatus, load_texts

Works = Mapping[str, str]
"""The entries of the bibliography in Markdown, by key."""


class Made(NamedTuple):
    """An index, and what each part of the edition gives to it."""

    result: Index
    units: list[Unit]


class Part(NamedTuple):
    """A text or list: what it gave before, or its records if it is new."""

    name: str
    key: str
    kept: Unit | None
    records: list[Record]


def make(
    root: Path,
    folder: Path,
    seen: Mapping[str, str],
    works: Callable[[], Works],
    chunks: Mapping[str, bytes],
) -> Made:
    """Make the index.

    Args:
        root: where the edition is.
        folder: where things are kept.
        seen: the digests of the files it is made from.
        works: gives the bibliography, when it is there.
        chunks: parts of the last index that may be used again.
    """
    edition = load_apparatus(root)
    parts = [*_texts(edition, folder, seen), *_lists(edition, folder, seen, works())]
    words = _words(record for part in parts for record in part.records)
    asked = answers(words, folder, seen[""])
    counter = Counter(asked.marks)
    made = [
        part.kept or Unit(part.name, part.key, [give(r, counter) for r in part.records])
        for part in parts
    ]
    given = [one for unit in made for one in unit.given]
    return Made(index(given, asked, chunks), made)


def _words(records: Iterable[Record]) -> Words:
    """Return all words of some records, shown ones and hidden ones."""
    words: dict[bool, set[str]] = {False: set(), True: set()}
    for record in records:
        for some, is_hidden in weighed(record):
            words[is_hidden].update(some)
    return words


def keep(folder: Path, made: Made) -> None:
    """Keep what texts and lists have given, and nothing that was kept of others."""
    for unit in made.units:
        if not unit.is_kept:
            units.keep(folder, unit)
    units.forget_others(folder, made.units)


def _texts(edition: Edition, folder: Path, seen: Mapping[str, str]) -> Iterator[Part]:
    """Yield every text; only those are read that were not kept."""
    paths = [p for p in seen if p.startswith(f"{TEXTS}/") and p.endswith(".md")]
    shared = made_from.of([seen[""], forms(edition)])
    keys = {path: _text_key(edition, path, seen, shared) for path in paths}
    found = {path: units.kept(folder, path, keys[path]) for path in paths}
    missing = [path for path in paths if found[path] is None]
    records = {
        text.place.path: [text_record(edition, text)]
        for text in load_texts(edition.root, missing)
    }
    for path in paths:
        yield Part(path, keys[path], found[path], records.get(path, []))


def _text_key(edition: Edition, path: str, seen: Mapping[str, str], shared: str) -> str:
    """Return what changes with whatever the record of a text is made from."""
    counts = seen.get(f"{COUNTS}/{Path(path).stem}{SUFFIX}")
    source = (edition.root / path).read_text(encoding="utf-8", errors="replace")
    return made_from.of([shared, seen[path], counts, *works_in(edition, source)])


def _lists(
    edition: Edition, folder: Path, seen: Mapping[str, str], works: Works
) -> Iterator[Part]:
    """Yield every list; what is shown of its entries is a part of the key."""
    shared = made_from.of([seen[""], forms(edition)])
    for wanted in lists(edition, works):
        key = made_from.of([shared, wanted])
        found = units.kept(folder, wanted.url, key)
        records = [] if found else [*list_records(edition, wanted)]
        yield Part(wanted.url, key, found, records)
