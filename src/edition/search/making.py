"""Make the index of an edition out of what has changed in it and what was kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from edition.features import SUFFIX
from edition.model import Edition
from edition.search import blocks, made_from, units
from edition.search.answers import answers
from edition.search.blocks import Block
from edition.search.counter import Counter
from edition.search.index import Index, index
from edition.search.made_from import COUNTS, TEXTS
from edition.search.places import Words, no_words
from edition.search.records import Record, list_records, lists, text_record, works_in
from edition.search.units import Given, Read, Unit, findable
from edition.search.vocabulary import forms
from edition.sources import load_apparatus, load_texts

Works = Mapping[str, str]
"""The entries of the bibliography in Markdown, by key."""


class Made(NamedTuple):
    """An index, and what each part of the edition gives to it."""

    result: Index
    units: list[Unit]
    blocks: list[Block]


class Part(NamedTuple):
    """A text or list: what it gave before, or its records if it is new."""

    name: str
    key: str
    kept: Unit | None
    records: Iterable[Record]


class ReadPart(NamedTuple):
    """A part of which the records were read."""

    name: str
    key: str
    kept: Unit | None
    records: list[Read]


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
    edition, words = load_apparatus(root), no_words()
    texts, entries = _texts(edition, folder, seen), _lists(edition, folder, seen, works)
    parts = [_read(part, words) for part in chain(texts, entries)]
    marks, asked = answers(words, folder, seen[""])
    counter = Counter(marks)
    made = [part.kept or _unit(part, counter) for part in parts]
    found = blocks.blocks(made, folder)
    told = [given.told for given in findable(made)]
    return Made(index(told, found, asked, chunks), made, found)


def _read(part: Part, words: Words) -> ReadPart:
    """Read the records of a part that is new; only what is needed of them is held."""
    records = [units.read(record, words) for record in part.records]
    return ReadPart(part.name, part.key, part.kept, records)


def _unit(part: ReadPart, counter: Counter) -> Unit:
    given = [Given(told, counter.count(words)) for told, words in part.records]
    return Unit(part.name, part.key, given)


def keep(folder: Path, made: Made) -> None:
    """Keep what texts and lists have given, and nothing that was kept of others."""
    for unit in made.units:
        if not unit.is_kept:
            units.keep(folder, unit)
    units.forget_others(folder, made.units)
    blocks.keep(folder, made.blocks)


def _texts(edition: Edition, folder: Path, seen: Mapping[str, str]) -> Iterator[Part]:
    """Yield every text; only those are read that were not kept."""
    paths = [p for p in seen if p.startswith(f"{TEXTS}/") and p.endswith(".md")]
    shared = made_from.of([seen[""], forms(edition)])
    keys = {path: _text_key(edition, path, seen, shared) for path in paths}
    found = {path: units.kept(folder, path, keys[path]) for path in paths}
    missing = [path for path in paths if found[path] is None]
    texts = load_texts(edition.root, missing)
    text = next(texts, None)
    for path in paths:
        records = []
        if text and text.place.path == path:
            records = [text_record(edition, text)]
            text = next(texts, None)
        yield Part(path, keys[path], found[path], records)


def _text_key(edition: Edition, path: str, seen: Mapping[str, str], shared: str) -> str:
    """Return what changes with whatever the record of a text is made from."""
    counts = seen.get(f"{COUNTS}/{Path(path).stem}{SUFFIX}")
    source = (edition.root / path).read_text(encoding="utf-8", errors="replace")
    return made_from.of([shared, seen[path], counts, *works_in(edition, source)])


def _lists(
    edition: Edition, folder: Path, seen: Mapping[str, str], works: Callable[[], Works]
) -> Iterator[Part]:
    """Yield every list; what is shown of its entries is a part of the key."""
    shared = made_from.of([seen[""], forms(edition)])
    for wanted in lists(edition, works()):
        key = made_from.of([shared, wanted])
        found = units.kept(folder, wanted.url, key)
        records = () if found else list_records(edition, wanted)
        yield Part(wanted.url, key, found, records)
