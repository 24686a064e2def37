"""Index each text and each list by itself; texts that have not changed are cached."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from pydantic import TypeAdapter

from edition.cache import cache_of, digest
from edition.features import features_path
from edition.model import Edition, Text
from edition.model.index import per_edition
from edition.search.entries import Record
from edition.search.records import records_of, records_of_lists
from edition.search.shards import dumped
from edition.search.tokens import stop_words
from edition.search.words import WordsOfRecord, words_of

NAMESPACE = "search-texts"
"""The namespace of the cache."""
ENTRIES = 12
"""Entries in a piece: who looks for one passage need not load a whole text."""
Said = dict[str, str | int | list[tuple[str, int]] | None]
"""What is said of a text or list."""


class Indexed(NamedTuple):
    """All that the index has of the page of a text, or of a list."""

    about: Said
    """What is said of it, with the kinds of its entries in order: kind and number."""
    entries: int
    pieces: list[str]
    """What is said of it and the words of its entries, some in each piece."""
    written: str
    """The language of its words."""
    words: WordsOfRecord


FORM = TypeAdapter(list[Indexed])


def indexed(edition: Edition) -> Iterator[Indexed]:
    """Yield what the index has of every text and list."""
    cache = cache_of(edition.root)
    for text in edition.texts:
        key = text_digest(edition, text)
        make = partial(_all, edition, records_of(edition, text))
        yield from cache.load(NAMESPACE, key, FORM, make)
    yield from _all(edition, records_of_lists(edition))


def text_digest(edition: Edition, text: Text) -> bytes:
    """Return a digest of all that the index has of a text."""
    bodies = [(file.path, file.body) for file in text.files]
    layers = edition.translations.get(text.slug, ())
    others = [(layer.name, layer.translation, layer.document.body) for layer in layers]
    counts = features_path(edition.root, text.slug)
    counted = counts.read_bytes() if counts.is_file() else b""
    said = repr((text.slug, text.short_name, text.meta, bodies, others))
    return digest(said, counted, _shared(edition))


@per_edition
def _shared(edition: Edition) -> bytes:
    """Return a digest of what the index of any text is made from besides."""
    lists = (edition.references, edition.terms, edition.names)
    return digest(repr((lists, edition.settings.language)))


def _all(edition: Edition, records: Iterable[Record]) -> list[Indexed]:
    stopped = stop_words(edition.settings.language)
    return [_indexed(record, stopped) for record in records]


def _indexed(record: Record, stopped: frozenset[str]) -> Indexed:
    runs = groupby(entry.kind for entry in record.entries)
    kinds = [(kind, len([*run])) for kind, run in runs]
    return Indexed(
        _about(record) | {"kinds": kinds},
        len(record.entries),
        [dumped(piece) for piece in _pieces(record)],
        record.written,
        words_of(record.entries, stopped),
    )


def _pieces(record: Record) -> Iterator[dict[str, object]]:
    """Yield the pieces of a text or list; each says which one it is of."""
    entries = [[e.id, e.kind, e.words or e.opening] for e in record.entries]
    for begin in range(0, len(entries), ENTRIES):
        yield {**_about(record), "entries": entries[begin : begin + ENTRIES]}


def _about(record: Record) -> Said:
    """Return what is said of a text or list."""
    names = ("url", "title", "short", "author", "year", "language")
    return {name: getattr(record, name) for name in names}
