"""Make the search index: a concordance in files that are read when they are needed.

All are JSON, below ``search/``, and each says the version of the index it is of.

- ``index.json``: the first word of each shard, how many entries each text or list has
  (entries are numbered through all of them), how many a piece holds, and the words that
  are not looked for.
- ``words/w-<beginning>.json``: a shard, the rows of the words from this beginning to
  the next: ``[word, shown, own, others, also, forms]``, as `shards` says. The first
  three are `postings`; long ones are a list of the first entry of each part, and the
  parts are in ``words/w-<word>.<column>.<number>.json``.
- ``pieces/<text>.<number>.json``: what is said of a text, and the words of its entries.
- ``texts.json``: what is said of all texts and lists, with the kinds of their entries.
- ``destinations.json``: headwords, names, authors and titles, and where each leads.
- ``alike.json``: the commonest words, for a reader who has mistyped one.
"""

from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from pydantic import TypeAdapter

from edition.cache import cache_of, digest
from edition.features import features_path
from edition.files import write
from edition.model import Edition
from edition.search.destinations import destinations
from edition.search.entries import Record
from edition.search.lists import list_records
from edition.search.postings import Postings
from edition.search.shards import Row, dumped, file_name, in_order, shards
from edition.search.texts import text_records
from edition.search.vocabulary import relations
from edition.search.words import COLUMNS, Words

FOLDER = "search"
FORM = TypeAdapter(dict[str, str])
ENTRIES = 12
"""Entries in a piece: who looks for one passage need not load a whole text."""
MOST_ALIKE = 10_000
"""Words among which one is looked for that was mistyped."""


def write_index(edition: Edition, site: Path) -> None:
    """Write the index of an edition below ``search/`` in its site.

    It is made only where something has changed that it is made from.
    """
    key, cache = index_digest(edition), cache_of(edition.root)
    files = cache.load(FOLDER, key, FORM, lambda: index_files(edition))
    version = sha256(dumped(sorted(files.items())).encode("utf-8", "replace"))
    head = f'{{"version":"{version.hexdigest()[:12]}",'
    for old in (site / FOLDER).rglob("*.json"):
        old.unlink()
    for name, content in files.items():
        said = f"{head}{content[1:]}".encode("utf-8", "replace")
        write(site, f"{FOLDER}/{name}", said)


def index_digest(edition: Edition) -> bytes:
    """Return a digest of all of an edition that its index is made from."""
    return digest(*map(repr, _made_from(edition)))


def _made_from(edition: Edition) -> Iterator[object]:
    yield from (edition.references, edition.terms, edition.events, edition.parallels)
    yield from (edition.names, edition.settings.language)
    yield [(page.path, page.title) for page in edition.pages]
    for text in edition.texts:
        yield text.slug, text.short_name, text.meta
        yield [(file.path, file.body) for file in text.files]
        layers = edition.translations.get(text.slug, ())
        yield [(one.name, one.translation, one.document.body) for one in layers]
        counts = features_path(edition.root, text.slug)
        yield counts.read_bytes() if counts.is_file() else b""


def index_files(edition: Edition) -> dict[str, str]:
    """Return the files of the index of an edition, by name."""
    words, files = Words(edition), dict[str, str]()
    texts: list[dict[str, object]] = []
    lengths, firsts = list[int](), list[str]()
    for record in records(edition):
        for number, piece in enumerate(_pieces(record)):
            files[f"pieces/{len(texts)}.{number}.json"] = dumped(piece)
        texts.append({**_about(record), "kinds": _kinds(record)})
        lengths.append(len(record.entries))
        words.add(record)
    for first, rows in shards(_rows(edition, words, files)):
        firsts.append(first)
        files[f"words/{file_name(first)}.json"] = f'{{"words":[\n{rows}\n]}}'
    files["texts.json"] = dumped({"texts": texts})
    files["destinations.json"] = dumped({"list": [*destinations(edition)]})
    files["alike.json"] = dumped({"words": _commonest(words.columns["shown"])})
    about = {"shards": firsts, "entries": lengths, "each": ENTRIES}
    files["index.json"] = dumped(about | {"stop": sorted(words.stopped)})
    return files


def records(edition: Edition) -> Iterator[Record]:
    """Yield every text and list that can be searched and has an entry."""
    for text in edition.texts:
        yield from text_records(edition, text)
    yield from (record for record in list_records(edition) if record.entries)


def _about(record: Record) -> dict[str, object]:
    """Return what is said of a text or list."""
    names = ("url", "title", "short", "author", "year", "language")
    return {name: getattr(record, name) for name in names}


def _kinds(record: Record) -> list[tuple[str, int]]:
    """Return the kinds of its entries in order: kind and number."""
    runs = groupby(entry.kind for entry in record.entries)
    return [(kind, len([*run])) for kind, run in runs]


def _pieces(record: Record) -> Iterator[dict[str, object]]:
    """Yield the pieces of a text or list; each says which one it is of."""
    entries = [[e.id, e.kind, e.words or e.opening] for e in record.entries]
    for begin in range(0, len(entries), ENTRIES):
        yield {**_about(record), "entries": entries[begin : begin + ENTRIES]}


def _rows(edition: Edition, words: Words, files: dict[str, str]) -> Iterator[Row]:
    """Yield the row of each word; long postings go into files of their own."""
    also, forms = relations(edition, words)
    every = set[str]().union(*words.columns.values())
    for word in in_order(every | also.keys() | forms.keys()):
        columns = [_column(words, name, word, files) for name in COLUMNS]
        belonging = " ".join(sorted(also.get(word, set()) & every))
        said = {form: " ".join(sorted(rows)) for form, rows in forms[word].items()}
        yield [word, *columns, belonging, said]


def _column(words: Words, name: str, word: str, files: dict[str, str]) -> object:
    """Return the postings of a word in a column, or where their parts begin."""
    found = words.columns[name].get(word)
    parts = found.parts if found else {}
    if len(parts) < 2:
        return "".join(part.decode() for part in parts.values())
    for number, part in enumerate(parts.values()):
        path = f"words/{file_name(word)}.{name}.{number}.json"
        files[path] = dumped({"postings": part.decode()})
    return [*parts]


def _commonest(shown: dict[str, Postings]) -> list[str]:
    """Return the commonest words, the most frequent first."""
    words = [(-found.size, word) for word, found in shown.items() if word.isalpha()]
    return [word for _, word in sorted(words)[:MOST_ALIKE]]
