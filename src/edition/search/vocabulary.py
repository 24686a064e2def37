"""The vocabulary: forms of a word, of a term or name, and of other scripts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

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
Also = defaultdict[str, set[str]]
"""By word, the words and rows that belong to it."""
Forms = defaultdict[str, dict[str, set[str]]]
"""By first word, forms of several words, with the rows that each stands for."""


def relations(edition: Edition, found: Words) -> tuple[Also, Forms]:
    """Return what belongs together in the words of an edition."""
    also, forms = Also(set), Forms(dict)
    for form, row in found.wholes.items():
        forms[form.partition(" ")[0]][form] = {row}
    for key, form in _forms(edition):
        words, rows = found.wanted(form), found.concepts.get(key, set())
        if len(words) == 1:
            also[words[0]] |= rows
        elif words and rows:
            forms[words[0]].setdefault(" ".join(words), set()).update(rows)
    for group in chain(_scripts(edition, found), _stems(found.languages)):
        for word in group:
            also[word] |= group - {word}
    return also, forms


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
    parts = chain.from_iterable(map(WORD.findall, every))
    for word in filter(CYRILLIC.search, {*every, *parts}):
        if latin := {whole(way) for way in transliterations(word)}:
            yield {whole(word), *latin}


def transliterations(word: str) -> set[str]:
    """Return a Cyrillic word in Latin letters, by each scheme that has all of them.

    Which language a word of a note is in is not known, and a reader may have met it
    by the scheme of another.
    """
    ways = (romanised(word, language) for language in SCHEMES)
    return {way for way in ways if way and not CYRILLIC.search(way)}


def _stems(languages: Mapping[str, Iterable[str]]) -> Iterator[set[str]]:
    """Yield the words of one stem, in languages for which Snowball has a stemmer."""
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
