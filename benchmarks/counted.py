"""Invent what the authors wrote, as it is counted: their own words by passage."""

import random
from collections import Counter
from collections.abc import Iterator

from nouns import Corpus

from edition.features import Features, Pool, as_json

WORDS = 130
"""Words an author has for a passage; the précis has about seven tenths of them."""
TEXTS = 200
"""Texts from which an author's words are drawn."""


def said(corpus: Corpus) -> list[str]:
    """Return the words of some texts, as often as they stand there."""
    shown = (p.words for text in corpus.texts[:TEXTS] for p in text.passages)
    return " ".join(shown).casefold().replace(".", "").split()


def features(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield the slug of each text, and the file that counts its author's words."""
    draw, words = random.Random(1), said(corpus)
    for text in corpus.texts:
        numbers = range(1, len(text.passages) + 1)
        pools = tuple(_pool(n, draw.choices(words, k=WORDS)) for n in numbers)
        counted = Features(
            version=1, text=text.slug, transcription="0" * 16, terms={}, pools=pools
        )
        yield text.slug, as_json(counted)


def _pool(number: int, words: list[str]) -> Pool:
    id, counts = f"p{number}", Counter(words)
    tokens = {token: counts[token] for token in sorted(counts)}
    return Pool(name=id, passages=(id,), words=len(words), tokens=tokens, terms={})
