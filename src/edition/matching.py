"""Match many forms in one linear pass, by the automaton of Aho and Corasick."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

BLANK = re.compile(r"\s+")
SPACE_OR_SIGN = re.compile(r"\s+|\S")


class Match(NamedTuple):
    """One occurrence of a form."""

    start: int
    end: int
    owner: str
    """The id of what the form belongs to."""


class Matcher:
    """Finds whole words and phrases; where they overlap, the longest wins.

    A form without a capital letter matches in any case, one with a capital only
    as written. A hyphen ends a word, so ``BBC`` is found in ``BBC-led``; a
    possessive stays outside. Apostrophes are the same, straight or curly, and so is
    white space, however much of it.
    """

    def __init__(self, forms: Mapping[str, str]) -> None:
        """Take ``forms``, which maps each form to the id of its owner."""
        owners = {_key(form): owner for form, owner in forms.items()}
        exact = {_key(form): None for form in forms if form != form.lower()}
        folded = {_key(form): None for form in forms if form == form.lower()}
        self._exact = _Automaton({form: owners[form] for form in exact}, str)
        self._folded = _Automaton({form: owners[form] for form in folded}, _lower)

    def find(self, text: str) -> list[Match]:
        """Return the occurrences in a text, in order, none overlapping another."""
        line = _key(text)
        found = _apart([*self._exact.find(line), *self._folded.find(line)])
        return found if len(line) == len(text) else _in_place(found, text)


class _Automaton:
    """Finds forms in a text, which is folded before."""

    def __init__(self, owners: Mapping[str, str], fold: Callable[[str], str]) -> None:
        self._owners = tuple(owners.values())
        self._fold = fold
        self._automaton = AhoCorasick(owners) if owners else None

    def find(self, text: str) -> list[Match]:
        """Return the whole words and phrases, of which one may overlap another."""
        if self._automaton is None:
            return []
        text = self._fold(text)
        return [
            Match(start, end, self._owners[form])
            for form, start, end in self._automaton.find_matches_as_indexes(
                text, overlapping=True
            )
            if _is_whole(text, start, end)
        ]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether something neither begins nor ends inside a word."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (_is_of_word(before) or _is_of_word(behind))


def _is_of_word(character: str) -> bool:
    """Tell whether a character, if there is one, is a letter or other sign of words."""
    return character.isalnum() or character == "_"


def _in_place(found: list[Match], text: str) -> list[Match]:
    """Return where in a text stands what was found in it with single spaces."""
    starts = [*(m.start() for m in SPACE_OR_SIGN.finditer(text)), len(text)]
    return [Match(starts[m.start], starts[m.end], m.owner) for m in found]


def _apart(found: list[Match]) -> list[Match]:
    """Resolve overlaps: the leftmost, then the longest."""
    matches: list[Match] = []
    for match in sorted(found, key=lambda match: (match.start, -match.end)):
        if not matches or match.start >= matches[-1].end:
            matches.append(match)
    return matches


def _lower(text: str) -> str:
    """Return a text in lower case, each character in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _key(form: str) -> str:
    """Return words as they are compared: straight apostrophes, single spaces."""
    if "  " in form or not form.isprintable():  # as all other white space is not
        form = BLANK.sub(" ", form)
    return form.replace("’", "'")
