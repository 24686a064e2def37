"""Own which words belong together: forms of a word, of a term or name, and scripts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import Stemmer

from edition.indexes import name_matcher, term_matcher
from edition.model import Edition
from edition.search.tokens import tokens, whole
from edition.transliteration import SCHEMES, romanised

LANGUAGE = "en"
"""The language of the editors: of précis, notes and lists."""
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
CYRILLIC = re.compile("[\u0400-\u04ff]")
STEMMERS = {"ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish"} | {
    **{"de": "german", "el": "greek", "en": "english", "es": "spanish"},
    **{"et": "estonian", "fi": "finnish", "fr": "french", "ga": "irish"},
    **{"hu": "hungarian", "it": "italian", "lt": "lithuanian", "nl": "dutch"},
    **{"no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian"},
    **{"ru": "russian", "sr": "serbian", "sv": "swedish", "tr": "turkish"},
}
"""Snowball's stemmers by language; in others a word has no forms but beginnings."""
SPELLING = re.compile("(?<=[iy])z(?=[aei])")
"""What is “s” in British English: “organization”, “analyze”."""
ENDING = re.compile(r"(?<=\w{5}[^c])i$")
"""What is left of “-y”: “strategi” is “strateg”, of “strategic”; not so “polici”."""
STOP = {
    "en": frozenset(
        """
        a an and are as at be been but by for from had has have he her his in is it its
        of on or she that the their they this to was were which with
        """.split()  # noqa: SIM905 -- easier to read and to compare
    )
}
"""Words that are not looked for: a third of a text. Other languages have none yet."""
STOPPED = STOP.get(LANGUAGE, frozenset())


Forms = defaultdict[str, set[str]]
"""Of forms of several words, the rows that each stands for."""


class Concept(NamedTuple):
    """A term or name that is found in some words, by their characters."""

    key: str
    start: int
    end: int


class Found(NamedTuple):
    """The words of an edition, as far as others may belong to them."""

    languages: Mapping[str, Iterable[str]]
    """The keys in each language."""
    foreign: Iterable[str]
    """The tokens in Cyrillic."""
    concepts: Mapping[str, Iterable[str]]
    """The rows of each concept, one for each length in tokens."""
    wholes: Mapping[str, str]
    """The rows of forms that find an entry only as wholes."""


class Relations(NamedTuple):
    """Which words and rows belong to a word, and to forms of several words."""

    also: defaultdict[str, set[str]]
    forms: defaultdict[str, Forms]
    """By the first word of each form."""


def concepts(edition: Edition, words: str) -> Iterator[Concept]:
    """Yield the terms and names in some words."""
    for sign, matcher in (("t", term_matcher(edition)), ("n", name_matcher(edition))):
        for match in matcher.find(words):
            yield Concept(f"={sign}:{match.owner}", match.start, match.end)


def relations(edition: Edition, found: Found) -> Relations:
    """Return what belongs together in the words of an edition."""
    also, forms = defaultdict[str, set[str]](set), defaultdict[str, Forms](_no_forms)
    for form, row in found.wholes.items():
        forms[form.partition(" ")[0]][form].add(row)
    for key, form in _forms(edition):
        words, rows = wanted(form), found.concepts.get(key, ())
        if len(words) == 1:
            also[words[0]].update(rows)
        elif words and rows:
            forms[words[0]][" ".join(words)].update(rows)
    for group in chain(_scripts(edition, found), _stems(found.languages)):
        for word in group:
            also[word] |= group - {word}
    return Relations(also, forms)


def _no_forms() -> Forms:
    return defaultdict(set)


def wanted(form: str) -> list[str]:
    """Return the words by which a form is asked for."""
    words = map(whole, tokens(form))
    return [word for word in words if word and word not in STOPPED]


def _forms(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield each concept with each of its forms, in every script."""
    for term in edition.terms:
        yield from ((f"=t:{term.id}", form) for form in term.forms)
    for name in edition.names:
        forms = {name.name, name.original, *name.forms} - {""}
        yield from ((f"=n:{name.id}", form) for form in sorted(forms))


def _scripts(edition: Edition, found: Found) -> Iterator[set[str]]:
    """Yield the keys of each Cyrillic word of texts and names, with Latin ones."""
    named = chain.from_iterable(tokens(form) for _, form in _forms(edition))
    every = {*found.foreign, *named}
    for word in every.union(*map(WORD.findall, every)):
        if latin := {whole(way) for way in transliterations(word)}:
            yield {whole(word), *latin}


@lru_cache(maxsize=4096)
def transliterations(word: str) -> tuple[str, ...]:
    """Return a Cyrillic word in Latin letters, by each scheme that has all of them.

    Which language a word of a note is in is not known, and a reader may have met it
    by the scheme of another.
    """
    if not CYRILLIC.search(word):
        return ()
    ways = (romanised(word, language) for language in SCHEMES)
    return tuple(dict.fromkeys(w for w in ways if w and not CYRILLIC.search(w)))


def _stems(languages: Mapping[str, Iterable[str]]) -> Iterator[set[str]]:
    """Yield the words of a language that have one stem."""
    for language, words in languages.items():
        if language in STEMMERS:
            groups = defaultdict[str, set[str]](set)
            stem = Stemmer.Stemmer(STEMMERS[language]).stemWord
            for word in words:
                groups[ENDING.sub("", stem(SPELLING.sub("s", word)))].add(word)
            yield from (group for group in groups.values() if len(group) > 1)
