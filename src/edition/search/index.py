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
- ``alike.json``: the commonest words, for a reader who has mistyped one.

A row may stand for what is no word: ``=t:nato/2`` are the places where the term “nato”
is said in two tokens, ``=w:5`` what the title of a work finds as a whole.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter

from edition.cache import cache_of, digest
from edition.features import features_path
from edition.files import write
from edition.model import Edition
from edition.search.pieces import ENTRIES, pieces, with_kinds
from edition.search.postings import Postings
from edition.search.records import Entry, records
from edition.search.shards import Row, dumped, file_name, in_order, shards
from edition.search.tokens import keys, starts, tokens
from edition.search.vocabulary import CYRILLIC, STOPPED, Found, relations, wanted

FOLDER = "search"
FORM = TypeAdapter(dict[str, str])
COLUMNS = ("shown", "own", "others")
LONGEST = 80
"""Bytes of a key; its file has a name that is at most two and a half times as long."""
MOST_ALIKE = 10_000  # words among which one is looked for that was mistyped


class Words:
    """All words of an edition, each with its postings, as they are gathered."""

    def __init__(self) -> None:
        self.postings = {name: defaultdict[str, Postings](Postings) for name in COLUMNS}
        self.languages = defaultdict[str, set[str]](set)
        self.foreign = set[str]()
        self.concepts = defaultdict[str, set[str]](set)
        self.wholes: dict[str, str] = {}
        self.entries = 0

    def add(self, entry: Entry, language: str) -> None:
        """Add the words of an entry, which has the next number."""
        shown = _places(entry)
        self.languages[language].update(shown)
        if CYRILLIC.search(entry.words):
            self.foreign.update(filter(CYRILLIC.search, tokens(entry.words)))
        for row, places in self._concepts(entry):
            shown[row] = places
        postings, number = self.postings["shown"], self.entries
        for key, places in shown.items():
            postings[key].add(number, places)
        self._add_hidden(entry, language)
        self.entries += 1

    def _concepts(self, entry: Entry) -> Iterator[tuple[str, list[int]]]:
        """Yield the rows of the terms and names in an entry, with their places."""
        begins = starts(entry.words) if entry.concepts else []
        found = defaultdict[str, set[int]](set)
        for key, start, end in entry.concepts:
            place = bisect_right(begins, start) - 1
            row = f"{key}/{bisect_left(begins, end) - place}"
            self.concepts[key].add(row)
            found[row].add(place)
        return ((row, sorted(places)) for row, places in found.items())

    def _add_hidden(self, entry: Entry, language: str) -> None:
        """Add the author's own words, and what only finds an entry."""
        own: dict[str, int] = {}
        for token, number in entry.own.items():
            for key in _indexed(token):
                own[key] = own.get(key, 0) + number
        postings = self.postings["own"]
        for key, number in own.items():
            postings[key].count(self.entries, number)
        self.languages[language].update(own)
        others = {k for form in entry.others for t in tokens(form) for k in _indexed(t)}
        for words in filter(None, map(wanted, entry.wholes)):
            form = " ".join(words)
            row = self.wholes.setdefault(form, f"=w:{len(self.wholes)}")
            others.add(form if len(words) == 1 else row)
        for key in others:
            self.postings["others"][key].count(self.entries)

    def found(self) -> Found:
        """Return what may belong together."""
        wholes = {form: row for form, row in self.wholes.items() if " " in form}
        return Found(self.languages, self.foreign, self.concepts, wholes)


@lru_cache(maxsize=1 << 17)
def _indexed(token: str) -> tuple[str, ...]:
    """Return the keys under which a token is indexed."""
    found = (key for key in keys(token) if key not in STOPPED)
    return tuple(key for key in found if len(key.encode()) <= LONGEST)


def _places(entry: Entry) -> dict[str, list[int]]:
    """Return the places of each key in an entry."""
    found: dict[str, list[int]] = {}
    for place, token in enumerate(tokens(entry.words)):
        for key in _indexed(token):
            found.setdefault(key, []).append(place)
    return found


def index_files(edition: Edition) -> dict[str, str]:
    """Return the files of the index of an edition, by name."""
    words, files, texts, lengths = Words(), dict[str, str](), [], []
    for number, record in enumerate(records(edition)):
        texts.append(with_kinds(record))
        lengths.append(len(record.entries))
        for entry in record.entries:
            words.add(entry, record.written)
        for n, piece in enumerate(pieces(record)):
            files[f"pieces/{number}.{n}.json"] = dumped(piece)
    firsts = []
    for first, rows in shards(_rows(edition, words, files)):
        firsts.append(first)
        files[f"words/{file_name(first)}.json"] = f'{{"words":[\n{rows}\n]}}'
    files["texts.json"] = dumped({"texts": texts})
    files["alike.json"] = dumped({"words": _commonest(words.postings["shown"])})
    about = {"shards": firsts, "entries": lengths, "each": ENTRIES}
    files["index.json"] = dumped(about | {"stop": sorted(STOPPED)})
    return files


def _rows(edition: Edition, words: Words, files: dict[str, str]) -> dict[str, Row]:
    """Return the row of each word; long postings go into files of their own."""
    also, forms = relations(edition, words.found())
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
    key, cache = digest(index_digest(edition)), cache_of(edition.root)
    files = cache.load(FOLDER, key, FORM, lambda: index_files(edition))
    every = dumped(sorted(files.items())).encode("utf-8", "replace")
    version = dumped(sha256(every).hexdigest()[:12])
    for old in (site / FOLDER).rglob("*.json"):
        old.unlink()
    for name, content in files.items():
        said = f'{{"version":{version},{content[1:]}'.encode("utf-8", "replace")
        write(site, f"{FOLDER}/{name}", said)


def index_digest(edition: Edition) -> str:
    """Return a digest of all of an edition that its index is made from."""
    parts = "\0".join(map(str, _made_from(edition)))
    return sha256(parts.encode("utf-8", "replace")).hexdigest()


def _made_from(edition: Edition) -> Iterable[object]:
    for text in edition.texts:
        yield text.slug, text.meta, text.document.body
        counts = features_path(edition.root, text.slug)
        yield counts.read_bytes() if counts.is_file() else ""
    yield from (edition.references, edition.terms, edition.events)
    yield from (edition.parallels, edition.names)
