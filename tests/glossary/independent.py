"""Count terms by plain search: one place after another, the longest form first.

Nothing of the edition's own matching, scanning or counting is used.
"""

import re
from collections import Counter
from collections.abc import Iterable

Forms = list[tuple[str, str]]
"""Pairs of a form and the id of its term, the longest first."""


def forms_of(terms: Iterable[tuple[str, Iterable[str]]]) -> Forms:
    pairs = [(form.replace("’", "'"), id) for id, forms in terms for form in forms]
    # A form with capitals is more exact than one without.
    return sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0] == pair[0].lower()))


def places(text: str, forms: Forms) -> list[tuple[int, str]]:
    """Return where each term occurs, as whole words; none overlaps another."""
    text = " ".join(text.split()).replace("’", "'")
    low = text.lower()
    found, at = [], 0
    while at < len(text):
        owner, length = _at(text, low, at, forms)
        if length:
            found.append((at, owner))
        at += length or 1
    return found


def _at(text: str, low: str, at: int, forms: Forms) -> tuple[str, int]:
    if at and (text[at - 1].isalnum() or text[at - 1] == "_"):
        return "", 0
    for form, owner in forms:
        source = low if form == form.lower() else text
        after = text[at + len(form) : at + len(form) + 1]
        ends = not after or not (after.isalnum() or after == "_")
        if ends and source.startswith(form, at):
            return owner, len(form)
    return "", 0


def counts(passages: Iterable[str], forms: Forms) -> Counter[str]:
    return Counter(owner for text in passages for _, owner in places(text, forms))


def transcribed(markdown: str) -> dict[str, str]:
    """Return the passages of a transcription: what precedes each ``{ #p7 }``."""
    found = {}
    for block in re.split(r"\n\s*\n", markdown):
        if mark := re.search(r"\{ #(p\d+) \}\s*$", block):
            words = re.sub(r"^\s*(?:>|[-*]|\d+\.)\s", "", block[: mark.start()])
            words = re.sub(r"\n\s*>\s?", "\n", words)
            words = re.sub(r"\[\^[^\]]*\]|(?<!\\)[*_`]", "", words)
            found[mark[1]] = re.sub(r"\\(?=[^\w\s])", "", words)
    return found
