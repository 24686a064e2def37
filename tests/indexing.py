"""What Pagefind makes of records, and what we do, in the same words."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from edition.search import pagefind, written
from edition.search.answers import answers
from edition.search.blocks import blocks
from edition.search.counter import Counter
from edition.search.given import page
from edition.search.index import Index, index
from edition.search.packed import unpacked
from edition.search.places import Weighed, no_words
from edition.search.records import Record
from edition.search.units import Given, Unit, findable, read, weighed
from edition.search.vocabulary import indexed

Said = dict[str, tuple[int, dict[str, list[tuple[int, int]]]]]
"""By the address of a record, its words, and by key each weight and place."""


def theirs(records: Iterable[Record]) -> Said:
    """Return what an index says that Pagefind makes of the records themselves."""
    with pagefind.index() as made:
        for record in records:
            made.add(record.url, page(map(_as_indexed, weighed(record))))
        files = dict(made.files())
    ids = [id for id, _ in written.read(files).pages]
    fragments = {id: files[f"fragment/{id}.pf_fragment"] for id in ids}
    urls = {id: json.loads(unpacked(found))["url"] for id, found in fragments.items()}
    return _said(files, urls)


def _as_indexed(part: Weighed) -> Weighed:
    return Weighed([*map(indexed, part.words)], part.is_hidden)


def ours(files: Mapping[str, bytes]) -> Said:
    """Return what an index of ours says."""
    table = json.loads(files["records.json"])
    return _said(files, {id: row[0].removeprefix("/") for id, row in table.items()})


def made(records: Iterable[Record], folder: Path) -> Index:
    """Return our index of some records."""
    words = no_words()
    found = [(record.url, read(record, words)) for record in records]
    marks, asked = answers(words, folder, "")
    counter = Counter(marks)
    units = [
        Unit(url, url, [Given(one.told, counter.count(one.words))])
        for url, one in found
    ]
    told = [given.told for given in findable(units)]
    return index(told, blocks(units, folder), asked, {})


def _said(files: Mapping[str, bytes], urls: Mapping[str, str]) -> Said:
    found = written.read(files)
    said: Said = {urls[id]: (words, {}) for id, words in found.pages}
    addresses = [urls[id] for id, _ in found.pages]
    for key, by_page in found.places.items():
        for number, places in by_page.items():
            said[addresses[number]][1][key] = places
    return said


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
