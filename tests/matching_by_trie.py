"""Match forms by tries compiled to regular expressions: slower, to compare with."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from edition.matching import Match

NEVER = re.compile(r"(?!)")
VARIANTS = {" ": r"\s+", "'": "['’]", "’": "['’]"}
END = ""


class TrieMatcher:
    """Finds what `edition.matching.Matcher` does, in another way."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        """Compile ``forms``, which maps each form to the id of its owner."""
        self._owners = {_key(form): owner for form, owner in forms.items()}
        self._exact = _compile(form for form in forms if form != form.lower())
        self._folded = _compile(form for form in forms if form == form.lower())

    def find(self, text: str) -> list[Match]:
        """Return the occurrences in a text, in order, none overlapping another."""
        found = _all(self._exact, text)
        if self._folded is not NEVER:
            found += _all(self._folded, _lower(text))
        found.sort(key=lambda m: (m.start(), -m.end()))
        matches: list[Match] = []
        at = 0
        for m in found:
            if m.start() >= at:
                matches.append(Match(m.start(), m.end(), self._owners[_key(m[0])]))
                at = m.end()
        return matches


def _all(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Return every match; what never matches takes as long to look as what does."""
    return [] if pattern is NEVER else list(pattern.finditer(text))


def _lower(text: str) -> str:
    """Return a text in lower case, each character in its place.

    To search this is twice as fast as to search without regard to case.
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _key(form: str) -> str:
    return re.sub(r"\s+", " ", form).replace("’", "'")


def _compile(forms: Iterable[str]) -> re.Pattern[str]:
    """Compile forms to a regular expression shaped as their trie.

    Each character of a text is then tried against few branches, however many
    forms there are.
    """
    trie: dict[str, Any] = {}
    for form in forms:
        node = trie
        for character in _key(form):
            node = node.setdefault(character, {})
        node[END] = {}
    beginnings = "|".join(_beginning(*item) for item in trie.items())
    return re.compile(rf"(?:{beginnings})(?!\w)") if trie else NEVER


def _beginning(character: str, child: dict[str, Any]) -> str:
    """Return the expression of all forms that begin with a character.

    What stands before is looked at behind it: text without the character is skipped.
    """
    sign = VARIANTS.get(character, re.escape(character))
    return rf"{sign}(?<!\w{sign}){_pattern(child)}"


def _pattern(node: dict[str, Any]) -> str:
    """Return the expression of a node's continuations, the longest preferred."""
    branches = [
        VARIANTS.get(character, re.escape(character)) + _pattern(child)
        for character, child in node.items()
        if character != END
    ]
    if not branches:
        return ""
    alternatives = branches[0] if len(branches) == 1 else "|".join(branches)
    optional = "?" if END in node else ""
    return (
        f"(?:{alternatives}){optional}"
        if optional or len(branches) > 1
        else alternatives
    )
