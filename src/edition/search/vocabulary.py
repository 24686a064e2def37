"""The vocabulary: forms of a word, of a term or name, and of other scripts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import Stemmer
from babel import Locale, UnknownLocaleError

from edition.model import Edition
from edition.search.tokens import CYRILLIC, tokens, whole
from edition.search.words import Words
from edition.transliteration import SCHEMES, romanised

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
SPELLING = re.compile("(?<=[iy])z(?=[aei])")
"""What is “s” in British English: “organization”, “analyze”."""
ENDING = re.compile(r"(?<=\w{5}[^c])i$")
"""What is left of “-y”: “strategi” is “strateg”, of “strategic”; not so “polici”."""
Forms = defaultdict[str, set[str]]
"""Of forms of several words, the rows that each stands for."""


class Relations(NamedTuple):
    """Which words and rows belong to a word, and to forms of several words."""

    also: defaultdict[str, set[str]]
    forms: defaultdict[str, Forms]
    """By the first word of each form."""


def relations(edition: Edition, found: Words) -> Relations:
    """Return what belongs together in the words of an edition."""
    also, forms = (
        defaultdict[str, set[str]](set),
        defaultdict[str, Forms](lambda: defaultdict(set)),
    )
    for form, row in found.wholes.items():
        forms[form.partition(" ")[0]][form].add(row)
    for key, form in _forms(edition):
        words, rows = found.wanted(form), found.concepts.get(key, ())
        if len(words) == 1:
            also[words[0]].update(rows)
        elif words and rows:
            forms[words[0]][" ".join(words)].update(rows)
    for group in chain(_scripts(edition, found), _stems(found.languages)):
        for word in group:
            also[word] |= group - {word}
    return Relations(also, forms)


def _forms(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield each concept with each of its forms, in every script."""
    for term in edition.terms:
        yield from ((f"=t:{term.id}", form) for form in term.forms)
    for name in edition.names:
        forms = {name.name, name.original, *name.forms} - {""}
        yield from ((f"=n:{name.id}", form) for form in sorted(forms))


def _scripts(edition: Edition, found: Words) -> Iterator[set[str]]:
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
    """Yield the words of a language that have one stem.

    In a language for which Snowball has no stemmer a word has no forms.
    """
    for language, words in languages.items():
        if name := stemmer_name(language):
            groups = defaultdict[str, set[str]](set)
            stem = Stemmer.Stemmer(name).stemWord
            for word in words:
                groups[ENDING.sub("", stem(SPELLING.sub("s", word)))].add(word)
            yield from (group for group in groups.values() if len(group) > 1)


def stemmer_name(language: str) -> str:
    """Return Snowball’s name for a language, if it has a stemmer for it."""
    try:
        name = Locale.parse(language, sep="-").get_language_name("en") or ""
    except (UnknownLocaleError, ValueError):
        return ""
    return name.lower() if name.lower() in Stemmer.algorithms() else ""
