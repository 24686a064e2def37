"""Own the words that find an entry without standing in it: forms, scripts, accents."""

import re
from functools import lru_cache

import icu

from edition.indexes import name_matcher, term_matcher
from edition.model import Edition
from edition.model.index import per_edition
from edition.scripts import SCHEMES, romanised

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
CYRILLIC = re.compile("[\u0400-\u04ff]")
UNFOLDED = re.compile("[łøđßœæŁØĐŒÆ]")
"""Letters that Pagefind does not fold."""
STOP = frozenset(
    """
    a an and are as at be been but by for from had has have he her his in is it its of
    on or she that the their they this to was were which with
    """.split()  # noqa: SIM905 -- easier to read and to compare
)
"""Words that are not looked for (search-words.js has the same).

They fill a third of a text; every word that stands near one in the alphabet would
cost a reader the places of both.
"""
GAP = "·"
"""What keeps a place in the count of words and is not itself a word."""
PLAIN = str.maketrans("’‘“”„«»–—…", '\'\'"""""--.')
"""Marks within which Pagefind looks for parts of words only as ASCII has them."""
NO_WORD = re.compile(r"\u200b+$|___(?:END_)?PAGEFIND_")
"""What Pagefind does not count as a word: nothing visible, or a mark of its own."""


def indexed(word: str) -> str:
    """Return a word as it is indexed; a gap for one that is not looked for."""
    plain = word.translate(PLAIN)
    is_left_out = plain.strip(".,;:?!()\"'").lower() in STOP or NO_WORD.match(plain)
    return GAP if is_left_out else plain


def other_words(edition: Edition, text: str) -> list[str]:
    """Return the words by which a reader may look for what a text says otherwise.

    These are the other forms of the terms in it, its Cyrillic words in Latin
    letters, and its words without the accents that Pagefind keeps.
    """
    owners = {match.owner for match in term_matcher(edition).find(text)}
    forms = (form for id in sorted(owners) for form in edition.term[id].forms)
    names = {match.owner for match in name_matcher(edition).find(text)}
    others = (form for id in sorted(names) for form in _scripts(edition)[id])
    extra = [*forms, *others, *_transliterated(text), *_folded(text)]
    present = text.casefold()
    return sorted({word for word in extra if word.casefold() not in present})


def forms(edition: Edition) -> list[object]:
    """Return all of an edition that its other words are made from."""
    terms = [(term.id, term.forms) for term in edition.terms]
    names = [(name.id, name.original, name.forms) for name in edition.names]
    return [terms, names]


@per_edition
def _scripts(edition: Edition) -> dict[str, list[str]]:
    """Return the forms of each name that are not in Latin letters."""
    return {
        name.id: [
            form for form in (name.original, *name.forms) if CYRILLIC.search(form)
        ]
        for name in edition.names
    }


def _transliterated(text: str) -> list[str]:
    if not CYRILLIC.search(text):
        return []
    return [way for word in WORD.findall(text) for way in _ways(word)]


@lru_cache(maxsize=4096)
def _ways(word: str) -> tuple[str, ...]:
    """Return a Cyrillic word in Latin letters, by each scheme that has all of them.

    Which language a word of a note is in is not known, and a reader may have met it
    by the scheme of another.
    """
    if not CYRILLIC.search(word):
        return ()
    ways = (fold(romanised(word, language)) for language in SCHEMES)
    return tuple(dict.fromkeys(w for w in ways if w and not CYRILLIC.search(w)))


def _folded(text: str) -> list[str]:
    if not UNFOLDED.search(text):
        return []
    return [fold(word) for word in WORD.findall(text) if UNFOLDED.search(word)]


@lru_cache(maxsize=1)
def _to_ascii() -> icu.Transliterator:
    return icu.Transliterator.createInstance("Latin-ASCII")


def fold(word: str) -> str:
    """Return a Latin word without accents and special letters."""
    return str(_to_ascii().transliterate(word))
