"""Measure how alike words are, by which the ledger tells a revision from other words.

Likeness is the share of distinct words that two passages have in common (their Jaccard
index). With words of the 132 passages and 169 notes of a first edition replaced
at random by other words of the edition, 0.3 (``SAME``) lets ordinary revision pass: of
passages with a quarter of their words replaced 0.4 % are refused, with half of them
6.2 %, with three quarters 71 %. Of 2,037 pairs of other passages four pass for the
same, of 3,192 pairs of other notes 31, of which 29 say that the text of a note is lost.
No two unlike ones reached 0.6 (``SURE``), so what does has moved.
"""

import base64
import hashlib
import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
MARKS = re.compile(
    r"""
      \[\^[^\]\n]*\]               # a note's mark
    | \{:?[ ]*[.\#\w][^{}\n]*\}     # an attribute list
    | (?<=\])\([^()\n]*\)           # the address of a link
    """,
    re.VERBOSE,
)
"""What is no word of the passage it stands in."""
SIGN = re.compile(r"[\[\]{]")
"""Without one of these, as most passages are, words hold no marks."""
SAME = 0.3
"""At and above this, an id still stands for the words it was published with."""
SURE = 0.6
"""At and above this, words found under another id have moved there."""


def words_of(markdown: str) -> tuple[str, ...]:
    """Return the words of a passage or note, in lower case, without marks."""
    words = MARKS.sub(" ", markdown) if SIGN.search(markdown) else markdown
    return tuple(WORD.findall(words.casefold()))


def fingerprint(words: Iterable[str]) -> str:
    """Return eleven characters that change whenever a word does."""
    digest = hashlib.sha256(" ".join(words).encode()).digest()[:8]
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """Return, from 0 to 1, the share of distinct words that two passages share."""
    words, others = set(one), set(other)
    every = words | others
    return len(words & others) / len(every) if every else 1.0
