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
- ``texts.json``: the texts and lists, the kinds of their entries, and facets by id.
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
from edition.search.shards import Row, dumped, file_name, in_order, shards
from edition.search.texts import text_records
from edition.search.vocabulary import relations
from edition.search.words import COLUMNS, Words
from edition.surroundings import surroundings, words

FOLDER = "search"
TOLD = ("url", "title", "short", "author", "year", "language")
"""What is said of a text or list."""
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
    whole = sha256()
    for item in sorted(files.items()):
        whole.update(dumped(item).encode("utf-8", "replace"))
    head = f'{{"version":"{whole.hexdigest()[:12]}",'
    for old in (site / FOLDER).rglob("*.json"):
        old.unlink()
    for name, content in files.items():
        said = f"{head}{content[1:]}".encode("utf-8", "replace")
        write(site, f"{FOLDER}/{name}", said)


def index_digest(edition: Edition) -> bytes:
    """Return a digest of all of an edition that its index is made from."""
    paths = (features_path(edition.root, text.slug) for text in edition.texts)
    counts = (path.read_bytes() if path.is_file() else b"" for path in paths)
    titles = repr([page.title for page in edition.pages])
    return digest(surroundings(edition), titles, *words(edition).values(), *counts)


def index_files(edition: Edition) -> dict[str, str]:
    """Return the files of the index of an edition, by name."""
    found, files = Words(edition), dict[str, str]()
    texts, lengths, firsts = list[dict[str, object]](), list[int](), list[str]()
    for record in records(edition):
        about = {name: getattr(record, name) for name in TOLD}
        said = [(one.id, one.kind, one.words or one.opening) for one in record.entries]
        for begin in range(0, len(said), ENTRIES):
            piece = dumped(about | {"entries": said[begin : begin + ENTRIES]})
            files[f"pieces/{len(texts)}.{begin // ENTRIES}.json"] = piece
        runs = groupby(entry.kind for entry in record.entries)
        kinds = [(kind, len([*run])) for kind, run in runs]
        sorted_by = {"facets": record.facets} if record.facets else {}
        texts.append(about | {"kinds": kinds} | sorted_by)
        lengths.append(len(record.entries))
        found.add(record)
    for first, rows in shards(_rows(edition, found, files)):
        firsts.append(first)
        files[f"words/{file_name(first)}.json"] = f'{{"words":[\n{rows}\n]}}'
    facets = {facet.id: facet.name for facet in edition.settings.facets}
    files["texts.json"] = dumped({"texts": texts, "facets": facets})
    files["destinations.json"] = dumped({"list": [*destinations(edition)]})
    files["alike.json"] = dumped({"words": _commonest(found)})
    about = {"shards": firsts, "entries": lengths, "each": ENTRIES}
    files["index.json"] = dumped(about | {"stop": sorted(found.stopped)})
    return files


def records(edition: Edition) -> Iterator[Record]:
    """Yield every text and list that can be searched and has an entry."""
    for text in edition.texts:
        yield from text_records(edition, text)
    yield from (record for record in list_records(edition) if record.entries)


def _rows(edition: Edition, found: Words, files: dict[str, str]) -> Iterator[Row]:
    """Yield the row of each word; long postings go into files of their own."""
    also, forms = relations(edition, found)
    every = set[str]().union(*found.columns.values())
    for word in in_order(every | also.keys() | forms.keys()):
        columns = [_column(found, name, word, files) for name in COLUMNS]
        belonging = " ".join(sorted(also.get(word, set()) & every))
        said = {form: " ".join(sorted(rows)) for form, rows in forms[word].items()}
        yield word, [*columns, belonging, said]


def _column(found: Words, name: str, word: str, files: dict[str, str]) -> object:
    """Return the postings of a word in a column, or where their parts begin."""
    postings = found.columns[name].get(word)
    parts = postings.parts if postings else {}
    if len(parts) < 2:
        return "".join(part.decode() for part in parts.values())
    for number, part in enumerate(parts.values()):
        path = f"words/{file_name(word)}.{name}.{number}.json"
        files[path] = dumped({"postings": part.decode()})
    return [*parts]


def _commonest(found: Words) -> list[str]:
    """Return the commonest words, the most frequent first."""
    every = found.columns["shown"].items()
    size = {w: sum(map(len, p.parts.values())) for w, p in every if w.isalpha()}
    return sorted(size, key=lambda word: (-size[word], word))[:MOST_ALIKE]
