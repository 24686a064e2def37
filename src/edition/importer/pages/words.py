"""Decide each hyphen at a line's end by the words of the document itself."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from edition.importer.pages.lines import Line
from edition.importer.wordlist import known_words

HYPHENS = "-\u00ad\u2010¬"
SURE = "\u00ad¬"
COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
LEFT = re.compile(rf"(?P<word>[^\W_]+(?:[-\u2010'’][^\W_]+)*)[{HYPHENS}]\s*\Z")
APOSTROPHE = re.compile(r".*['’]")
RIGHT = re.compile(
    r"\s*(?P<word>[^\W_]+)(?:['’][^\W_]+)*(?P<rest>(?:[-\u2010][^\W_]+)*)"
)
TAIL = 60
SUSPENDED = {
    "de": frozenset({"und", "oder", "bzw", "sowie", "bis", "noch"}),
    "nl": frozenset({"en", "of", "tot"}),
    "en": frozenset({"and", "or", "to"}),
}
"""Words before which a hyphen stands for a word that comes later."""


class Join(NamedTuple):
    """How two lines are joined."""

    cut: int
    """How many letters of the first one are taken away."""
    glue: str
    before: str = ""
    after: str = ""
    confidence: float = 1.0


class Words:
    """The words that stand whole within the lines of a document."""

    def __init__(self, lines: Iterable[Line], language: str) -> None:
        self.language = language.partition("-")[0].lower()
        self.seen: Counter[str] = Counter()
        for line in lines:
            self.seen.update(w.lower() for w in COMPOUND.findall(line.text))

    def join(self, one: str, other: str, whole: str = "") -> Join:
        """Return how a line is joined to the one before it.

        Args:
            one: the end of what stands before.
            other: the line.
            whole: the word that the source says is divided here.
        """
        one = one[-TAIL:]
        left, right = LEFT.search(one), RIGHT.match(other)
        if left is None or right is None:
            return Join(len(one) - len(one.rstrip()), " ")
        cut = len(one) - left.end("word")
        before = f"{left[0].strip()}|{right[0].strip()}"
        if self._is_suspended(left["word"], right["word"]):
            return Join(len(one) - len(one.rstrip()), " ", before, before, 0.9)
        closes, sure = self._closes(left, right, whole)
        glue = "" if closes else one[left.end("word")]
        after = f"{left['word']}{glue}{right[0].strip()}"
        return Join(cut, glue, before, after, sure)

    def _is_suspended(self, left: str, right: str) -> bool:
        """Tell whether a hyphen stands for a word that comes later."""
        later = right.lower() in SUSPENDED.get(self.language, ())
        return later and not self.seen[(left + right).lower()]

    def _closes(
        self, left: re.Match[str], right: re.Match[str], whole: str
    ) -> tuple[bool, float]:
        """Tell whether a word is closed, and how sure that is."""
        word = APOSTROPHE.sub("", left["word"])
        closed = (word + right["word"]).lower()
        hyphenated = f"{word}-{right['word']}".lower()
        if whole:
            return closed in whole.lower(), 1.0
        if left[0].rstrip()[-1] in SURE:
            return True, 1.0
        if right["rest"] or right["word"][:1].isupper() or left["word"][-1:].isdigit():
            return False, 0.9
        if self.seen[closed] != self.seen[hyphenated]:
            return self.seen[closed] > self.seen[hyphenated], 0.95
        known = known_words(self.language)
        last = word.rpartition("-")[2].lower() + right["word"].lower()
        if last in known:
            return True, 0.95
        parts = word.lower() in known and right["word"].lower() in known
        return not parts, 0.6 if not known else 0.7
