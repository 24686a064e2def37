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

A row may stand for what is no word: ``=t:lock/2`` are the places where the term “lock”
is said in two tokens, ``=t:lock/0`` how often authors have it whom the précis does
not show with it, ``=w:5`` what the title of a work finds as a whole.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter

from edition.cache import cache_of, digest
from edition.files import write
from edition.model import Edition
from edition.search.destinations import destinations
from edition.search.indexed import ENTRIES, indexed, text_digest
from edition.search.postings import Postings
from edition.search.shards import Row, dumped, file_name, in_order, shards
from edition.search.tokens import stop_words
from edition.search.vocabulary import relations
from edition.search.words import COLUMNS, Words

FOLDER = "search"
FORM = TypeAdapter(dict[str, str])
MOST_ALIKE = 10_000  # words among which one is looked for that was mistyped


def index_files(edition: Edition) -> dict[str, str]:
    """Return the files of the index of an edition, by name."""
    words, files = Words(stop_words(edition.settings.language)), dict[str, str]()
    texts, lengths = [], []
    for number, found in enumerate(indexed(edition)):
        texts.append(found.about)
        lengths.append(found.entries)
        words.add(found.words, found.written, found.entries)
        for n, piece in enumerate(found.pieces):
            files[f"pieces/{number}.{n}.json"] = piece
    firsts = []
    for first, rows in shards(_rows(edition, words, files)):
        firsts.append(first)
        files[f"words/{file_name(first)}.json"] = f'{{"words":[\n{rows}\n]}}'
    files["texts.json"] = dumped({"texts": texts})
    files["destinations.json"] = dumped({"list": [*destinations(edition)]})
    files["alike.json"] = dumped({"words": _commonest(words.postings["shown"])})
    about = {"shards": firsts, "entries": lengths, "each": ENTRIES}
    files["index.json"] = dumped(about | {"stop": sorted(words.stopped)})
    return files


def _rows(edition: Edition, words: Words, files: dict[str, str]) -> dict[str, Row]:
    """Return the row of each word; long postings go into files of their own."""
    also, forms = relations(edition, words)
    every = {key for column in words.postings.values() for key in column}
    rows: dict[str, Row] = {}
    for word in in_order(every | also.keys() | forms.keys()):
        said = {form: " ".join(sorted(found)) for form, found in forms[word].items()}
        columns = [_column(words, name, word, files) for name in COLUMNS]
        belonging = sorted(one for one in also[word] if one in every)
        rows[word] = [word, *columns, " ".join(belonging), said]
    return {word: row for word, row in rows.items() if any(row[1:])}


def _column(words: Words, name: str, word: str, files: dict[str, str]) -> object:
    """Return the postings of a word in a column, or where their parts begin."""
    postings = words.postings[name].get(word)
    if postings is None:
        return ""
    parts = postings.parts
    if len(parts) == 1:
        return parts[0]
    for number, part in enumerate(parts):
        path = f"words/{file_name(word)}.{name}.{number}.json"
        files[path] = dumped({"postings": part})
    return postings.firsts


def _commonest(shown: dict[str, Postings]) -> list[str]:
    """Return the commonest words, the most frequent first."""
    words = [(-found.size, word) for word, found in shown.items() if word.isalpha()]
    return [word for _, word in sorted(words)[:MOST_ALIKE]]


def write_index(edition: Edition, site: Path) -> None:
    """Write the index of an edition below ``search/`` in its site.

    It is made only where something has changed that it is made from.
    """
    key, cache = index_digest(edition), cache_of(edition.root)
    files = cache.load(FOLDER, key, FORM, lambda: index_files(edition))
    whole = sha256()
    for item in sorted(files.items()):
        whole.update(dumped(item).encode("utf-8", "replace"))
    version = dumped(whole.hexdigest()[:12])
    for old in (site / FOLDER).rglob("*.json"):
        old.unlink()
    for name, content in files.items():
        said = f'{{"version":{version},{content[1:]}'.encode("utf-8", "replace")
        write(site, f"{FOLDER}/{name}", said)


def index_digest(edition: Edition) -> bytes:
    """Return a digest of all of an edition that its index is made from."""
    return digest(*map(repr, _made_from(edition)))


def _made_from(edition: Edition) -> Iterable[object]:
    yield from (text_digest(edition, text) for text in edition.texts)
    yield from (edition.references, edition.terms, edition.events)
    yield from (edition.parallels, edition.names, edition.settings.language)
    yield [(page.path, page.title) for page in edition.pages]
