"""Gather the words of an edition, each with its postings."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from edition.search.entries import Entry
from edition.search.postings import Postings
from edition.search.tokens import CYRILLIC, keys, starts, tokens, whole

COLUMNS = ("shown", "own", "others")
LONGEST = 80
"""Bytes of a key; its file has a name that is at most two and a half times as long."""


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

    def add(self, entry: Entry, language: str) -> None:
        """Add the words of an entry, which has the next number."""
        shown = _places(entry, self.stopped)
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
            for key in _indexed(token, self.stopped):
                own[key] = own.get(key, 0) + number
        postings = self.postings["own"]
        for key, number in own.items():
            postings[key].count(self.entries, number)
        self.languages[language].update(own)
        hidden = (token for form in entry.others for token in tokens(form))
        others = {key for token in hidden for key in _indexed(token, self.stopped)}
        for words in filter(None, map(self.wanted, entry.wholes)):
            form = " ".join(words)
            row = self.wholes.setdefault(form, f"=w:{len(self.wholes)}")
            others.add(form if len(words) == 1 else row)
        for key in others:
            self.postings["others"][key].count(self.entries)

    def wanted(self, form: str) -> list[str]:
        """Return the words by which a form is asked for."""
        words = map(whole, tokens(form))
        return [word for word in words if word and word not in self.stopped]


@lru_cache(maxsize=1 << 17)
def _indexed(token: str, stopped: frozenset[str]) -> tuple[str, ...]:
    """Return the keys under which a token is indexed."""
    found = (key for key in keys(token) if key not in stopped)
    return tuple(key for key in found if len(key.encode()) <= LONGEST)


def _places(entry: Entry, stopped: frozenset[str]) -> dict[str, list[int]]:
    """Return the places of each key in an entry."""
    found: dict[str, list[int]] = {}
    for place, token in enumerate(tokens(entry.words)):
        for key in _indexed(token, stopped):
            found.setdefault(key, []).append(place)
    return found
