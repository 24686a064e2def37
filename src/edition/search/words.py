"""Gather the words of an edition, each with its postings."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from edition.search.entries import Entry
from edition.search.postings import Postings, Run, RunWriter
from edition.search.tokens import CYRILLIC, keys, starts, tokens, whole

COLUMNS = ("shown", "own", "others")
LONGEST = 80
"""Bytes of a key; its file has a name that is at most two and a half times as long."""
CONCEPT = "="
"""What begins the row of a term or name, and no key."""


class WordsOfRecord(NamedTuple):
    """The words of one text or list, by column, whose entries are numbered apart.

    A title that only finds as a whole stands with its blanks.
    """

    postings: dict[str, dict[str, Run]]
    foreign: list[str]
    """Its tokens in Cyrillic letters."""


class Words:
    """All words of an edition, each with its postings, as they are gathered."""

    def __init__(self, stopped: frozenset[str]) -> None:
        self.stopped = stopped
        self.postings = {name: defaultdict[str, Postings](Postings) for name in COLUMNS}
        self.languages = defaultdict[str, set[str]](set)
        self.foreign = set[str]()
        self.concepts = defaultdict[str, set[str]](set)
        self.wholes: dict[str, str] = {}
        self.entries = 0

    def add(self, found: WordsOfRecord, language: str, entries: int) -> None:
        """Add the words of a text or list, whose entries have the next numbers."""
        shown, own, others = (found.postings[name] for name in COLUMNS)
        keys = {*shown, *own}
        rows = {key for key in keys if key.startswith(CONCEPT)}
        for row in rows:
            self.concepts[row.rpartition("/")[0]].add(row)
        self.languages[language].update(keys - rows)
        self.foreign.update(found.foreign)
        hidden = {self._row(key): run for key, run in others.items()}
        for name, column in zip(COLUMNS, (shown, own, hidden), strict=True):
            postings = self.postings[name]
            for key, run in column.items():
                postings[key].add(self.entries, run)
        self.entries += entries

    def _row(self, key: str) -> str:
        """Return the row of a title that finds as a whole; else the key itself."""
        if " " not in key:
            return key
        return self.wholes.setdefault(key, f"=w:{len(self.wholes)}")


def words_of(entries: Iterable[Entry], stopped: frozenset[str]) -> WordsOfRecord:
    """Return the words of a text or list, but for those that are not looked for."""
    written = {name: defaultdict[str, RunWriter](RunWriter) for name in COLUMNS}
    foreign: dict[str, None] = {}
    for number, entry in enumerate(entries):
        for key, places in _places(entry, stopped).items():
            written["shown"][key].add(number, places)
        for key, many in _own(entry, stopped).items():
            written["own"][key].count(number, many)
        for key in _others(entry, stopped):
            written["others"][key].count(number)
        if CYRILLIC.search(entry.words):
            found = filter(CYRILLIC.search, tokens(entry.words))
            foreign |= dict.fromkeys(found)
    runs = {
        name: {key: one.run for key, one in column.items()}
        for name, column in written.items()
    }
    return WordsOfRecord(runs, [*foreign])


def wanted(form: str, stopped: frozenset[str]) -> list[str]:
    """Return the words by which a form is asked for."""
    words = map(whole, tokens(form))
    return [word for word in words if word and word not in stopped]


@lru_cache(maxsize=1 << 17)
def _indexed(token: str, stopped: frozenset[str]) -> tuple[str, ...]:
    """Return the keys under which a token is indexed."""
    found = (key for key in keys(token) if key not in stopped)
    return tuple(key for key in found if len(key.encode()) <= LONGEST)


def _places(entry: Entry, stopped: frozenset[str]) -> dict[str, list[int]]:
    """Return the places of each key in an entry, and of the terms and names in it."""
    found: dict[str, list[int]] = {}
    for place, token in enumerate(tokens(entry.words)):
        for key in _indexed(token, stopped):
            found.setdefault(key, []).append(place)
    return found | dict(_concepts(entry))


def _concepts(entry: Entry) -> Iterator[tuple[str, list[int]]]:
    """Yield the rows of the terms and names in an entry, with their places."""
    begins = starts(entry.words) if entry.concepts else []
    found = defaultdict[str, set[int]](set)
    for key, start, end in entry.concepts:
        place = bisect_right(begins, start) - 1
        found[f"{key}/{bisect_left(begins, end) - place}"].add(place)
    return ((row, sorted(places)) for row, places in found.items())


def _own(entry: Entry, stopped: frozenset[str]) -> dict[str, int]:
    """Return how often the author has each key, and each term, whatever its length."""
    found = {f"{CONCEPT}t:{id}/0": number for id, number in entry.terms.items()}
    for token, number in entry.own.items():
        for key in _indexed(token, stopped):
            found[key] = found.get(key, 0) + number
    return found


def _others(entry: Entry, stopped: frozenset[str]) -> dict[str, None]:
    """Return what only finds an entry: words of forms, and titles as wholes."""
    hidden = (token for form in entry.others for token in tokens(form))
    found = [key for token in hidden for key in _indexed(token, stopped)]
    found += [" ".join(wanted(form, stopped)) for form in entry.wholes]
    return dict.fromkeys(filter(None, found))
