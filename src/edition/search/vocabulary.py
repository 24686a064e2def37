"""Own the words that find an entry without standing in it: forms, scripts, accents."""

import re
from collections.abc import Iterable
from functools import lru_cache

import icu

from edition.indexes import term_matcher
from edition.model import Edition

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
CYRILLIC = re.compile("[\u0400-\u04ff]")
UNFOLDED = "łøđßœæŁØĐŒÆ"
"""Letters that Pagefind does not fold."""
ODD = re.compile(f"[\u0400-\u04ff{UNFOLDED}]")
"""What some word has to hold for a text to have words written otherwise."""


def other_words(edition: Edition, text: str) -> list[str]:
    """Return the words by which a reader may look for what a text says otherwise.

    These are the other forms of the terms in it, its Cyrillic words in Latin
    letters, and its words without the accents that Pagefind keeps.
    """
    owners = {match.owner for match in term_matcher(edition).find(text)}
    forms = (form for id in sorted(owners) for form in edition.term[id].forms)
    words = WORD.findall(text) if ODD.search(text) else ()
    extra = [*forms, *_transliterated(words), *_folded(words)]
    present = text.casefold()
    return sorted({word for word in extra if word.casefold() not in present})


def _transliterated(words: Iterable[str]) -> list[str]:
    return [fold(latin(word)) for word in words if CYRILLIC.search(word)]


def _folded(words: Iterable[str]) -> list[str]:
    return [fold(word) for word in words if any(letter in UNFOLDED for letter in word)]


@lru_cache(maxsize=1)
def _to_latin() -> icu.Transliterator:
    return icu.Transliterator.createInstance("Russian-Latin/BGN")


@lru_cache(maxsize=1)
def _to_ascii() -> icu.Transliterator:
    return icu.Transliterator.createInstance("Latin-ASCII")


def latin(word: str) -> str:
    """Return a Cyrillic word in Latin letters (BGN/PCGN)."""
    return str(_to_latin().transliterate(word))


def fold(word: str) -> str:
    """Return a Latin word without accents and special letters."""
    return str(_to_ascii().transliterate(word))
