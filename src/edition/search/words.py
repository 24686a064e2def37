"""Gather the words of an edition, each with its postings."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from edition.indexes import name_matcher, term_matcher
from edition.model import Edition
from edition.search.entries import Entry, Record
from edition.search.postings import Postings
from edition.search.tokens import CYRILLIC, TOKEN, keys, stop_words, tokens, whole

COLUMNS = ("shown", "own", "others")
"""Words that are shown, that the author has instead, and that only find an entry."""
LONGEST = 80
"""Bytes of a key; its file has a name that is at most two and a half times as long."""


class Words:
    """All words of an edition, each with its postings, as they are gathered.

    A row may stand for what is no word: ``=t:lock/2`` are the places where the term
    “lock” is said in two tokens, ``=t:lock/0`` how often authors have it whom the
    précis does not show with it, ``=w:5`` what the title of a work finds as a whole.
    """

    def __init__(self, edition: Edition) -> None:
        self.stopped = stop_words(edition.settings.language)
        self._matchers = {"t": term_matcher(edition), "n": name_matcher(edition)}
        self.columns = {name: defaultdict[str, Postings](Postings) for name in COLUMNS}
        self.languages = defaultdict[str, set[str]](set)
        self.foreign = set[str]()
        """The tokens in Cyrillic letters."""
        self.concepts = defaultdict[str, set[str]](set)
        """The rows of each term and name."""
        self.wholes: dict[str, str] = {}
        """The row of each title that finds as a whole, and has several words."""
        self.entries = 0

    def add(self, record: Record) -> None:
        """Add the words of a text or list, whose entries have the next numbers."""
        shown, own, others = self.columns.values()
        for entry in record.entries:
            places, counts = self._places(entry.words), self._own(entry.own)
            self.languages[record.written].update(places, counts)
            for key, at in (places | self._concepts(entry.words)).items():
                shown[key].add(self.entries, len(at), at)
            for key, number in counts.items():
                own[key].add(self.entries, number)
            for id, number in entry.terms.items():
                self.concepts[f"=t:{id}"].add(f"=t:{id}/0")
                own[f"=t:{id}/0"].add(self.entries, number)
            for key in self._others(entry):
                others[key].add(self.entries, 1)
            self.entries += 1

    def wanted(self, form: str) -> list[str]:
        """Return the words by which a form is asked for."""
        words = map(whole, tokens(form))
        return [word for word in words if word and word not in self.stopped]

    def _places(self, words: str) -> dict[str, list[int]]:
        """Return the places of each key in some words."""
        found: dict[str, list[int]] = {}
        said = tokens(words)
        for place, token in enumerate(said):
            for key in _indexed(token, self.stopped):
                found.setdefault(key, []).append(place)
        if CYRILLIC.search(words):
            self.foreign.update(filter(CYRILLIC.search, said))
        return found

    def _concepts(self, words: str) -> dict[str, list[int]]:
        """Return the rows of the terms and names in some words, with their places."""
        begins: list[int] = []
        found: dict[str, set[int]] = {}
        for sign, matcher in self._matchers.items():
            for match in matcher.find(words):
                begins = begins or [m.start() for m in TOKEN.finditer(words)]
                place = bisect_right(begins, match.start) - 1
                concept = f"={sign}:{match.owner}"
                row = f"{concept}/{bisect_left(begins, match.end) - place}"
                self.concepts[concept].add(row)
                found.setdefault(row, set()).add(place)
        return {row: sorted(places) for row, places in found.items()}

    def _own(self, counted: Mapping[str, int]) -> dict[str, int]:
        """Return how often the author has each key."""
        found: dict[str, int] = {}
        for token, number in counted.items():
            for key in _indexed(token, self.stopped):
                found[key] = found.get(key, 0) + number
        return found

    def _others(self, entry: Entry) -> dict[str, None]:
        """Return what only finds an entry: words of forms, and titles as wholes."""
        hidden = (token for form in entry.others for token in tokens(form))
        found = [key for token in hidden for key in _indexed(token, self.stopped)]
        found += map(self._row, filter(None, map(self.wanted, entry.wholes)))
        return dict.fromkeys(found)

    def _row(self, title: list[str]) -> str:
        """Return the row of a title; that of its word if it has but one."""
        if len(title) == 1:
            return title[0]
        return self.wholes.setdefault(" ".join(title), f"=w:{len(self.wholes)}")


@lru_cache(maxsize=1 << 17)
def _indexed(token: str, stopped: frozenset[str]) -> tuple[str, ...]:
    """Return the keys under which a token is indexed."""
    found = (key for key in keys(token) if key not in stopped)
    return tuple(key for key in found if len(key.encode()) <= LONGEST)
