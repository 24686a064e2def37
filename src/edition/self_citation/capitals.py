"""Words of titles that are no proper names, as far as the texts show it."""

import re
from collections.abc import Iterable

from edition.model import Edition, Text

WORD = re.compile(r"[^\W\d_][\w’'-]*")


def common_words(text: Text) -> frozenset[str]:
    """Return the words that a text has without a capital, and that are no names."""
    words = WORD.findall(f"{text.meta.summary} {text.document.body}")
    small = {word for word in words if word[0].islower()}
    return frozenset(small - _lowered(text.meta.authors))


def common_words_of(edition: Edition, title: str) -> frozenset[str]:
    """Return the words of a title that texts in the edition’s language have small."""
    settings = edition.settings
    bodies = [
        text.document.body
        for text in edition.texts
        if text.meta.language == settings.language
    ]
    persons = (editor.name for editor in settings.editors if "," in editor.name)
    words = _lowered([title]) - _lowered(persons)
    return frozenset(word for word in words if any(_has(body, word) for body in bodies))


def _lowered(lines: Iterable[str]) -> set[str]:
    return {word for line in lines for word in WORD.findall(line.lower())}


def _has(body: str, word: str) -> bool:
    return word in body and bool(re.search(rf"\b{re.escape(word)}\b", body))
