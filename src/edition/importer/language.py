"""Guess the language of a document from its small words."""

from collections import Counter
from collections.abc import Iterable

SMALL_WORDS = {
    "en": ("the", "of", "and", "to", "in", "that", "was", "it", "is", "with"),
    "fr": ("le", "la", "les", "de", "et", "des", "que", "une", "dans", "est"),
    "de": ("der", "die", "und", "das", "ist", "nicht", "ein", "den", "mit", "zu"),
    "es": ("el", "los", "que", "una", "las", "por", "con", "del", "para", "y"),
    "it": ("il", "che", "di", "della", "una", "non", "per", "gli", "sono", "e"),
    "nl": ("het", "een", "van", "niet", "dat", "zijn", "voor", "met", "op", "aan"),
    "pl": ("nie", "się", "że", "jest", "na", "do", "oraz", "przez", "jak", "w"),
    "pt": ("que", "não", "uma", "para", "com", "os", "dos", "mais", "por", "o"),
    "ru": ("и", "в", "не", "что", "на", "с", "как", "это", "но", "был"),
    "uk": ("і", "в", "не", "що", "на", "з", "як", "це", "та", "був"),
}
UNKNOWN = "en"
ENOUGH = 20_000


def language_of(words: Iterable[str]) -> str:
    """Return the code of the language whose small words are most frequent."""
    counts = Counter(word for word, _ in zip(words, range(ENOUGH), strict=False))
    scores = {
        code: sum(counts[word] for word in small) for code, small in SMALL_WORDS.items()
    }
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else UNKNOWN
