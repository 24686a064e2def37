"""Mend capitals: at the end of a word, and set apart from the rest of it."""

import re
from collections.abc import Callable

from edition.importer.job import Job, Result
from edition.importer.lines import HEADING, NOTE, PROSE, Line, Lines, substitute
from edition.importer.prose import is_capitals, words
from edition.importer.repairs import Repair
from edition.importer.wordlist import known_words

RULE = "case_damage"
CAPITAL_LAST = re.compile(r"(?<![\w-])[a-z]{4,30}[A-Z](?![\w-])")
CAPITAL_BEHIND = re.compile(r"[A-Z](?<=[a-z]{4}[A-Z])")
APART = re.compile(r"(?<![\w'’])(?P<first>[^\W\d_]) (?P<rest>[^\W\d_]{2,30})(?!\w)")
"""The first letter of a word in small capitals, which is larger, and the others."""
LETTERS = frozenset("aioyeuàéзвксоуиаіz")
"""Letters that are words."""
LONGEST = 120
"""Characters of a line in capitals that may be a heading."""


def case_damage(lines: Lines, job: Job) -> Result:
    """Write in lower case a capital that ends a word; close words of small capitals."""
    mended: list[Line] = []
    repairs: list[Repair] = []
    seen: set[str] = set()
    for line in lines:
        if line.kind in (*PROSE, HEADING) and _is_split(line):
            seen = seen or _words(lines)
            line, changes = substitute(line, APART, _closed(seen, job))
            repairs += [Repair(RULE, c.raw, c.before, c.after, 0.8) for c in changes]
        if line.kind in (*PROSE, NOTE) and CAPITAL_BEHIND.search(line.text):
            line, changes = substitute(line, CAPITAL_LAST, lambda m: _mended(m[0], job))
            repairs += [Repair(RULE, c.raw, c.before, c.after, 0.8) for c in changes]
        mended.append(line)
    return tuple(mended), repairs


def _is_split(line: Line) -> bool:
    brief = len(line.text) <= LONGEST
    return brief and is_capitals(line.text) and APART.search(line.text) is not None


def _words(lines: Lines) -> set[str]:
    """Return the words of all lines that are not in capitals."""
    return {w for x in lines if not is_capitals(x.text) for w in words(x.text)}


def _closed(seen: set[str], job: Job) -> Callable[[re.Match[str]], str | None]:
    """Close a word that a list or the document has, where its parts are none."""
    known = known_words(job.language)

    def is_word(text: str) -> bool:
        return text.lower() in known or text.lower() in seen

    def close(match: re.Match[str]) -> str | None:
        whole = match["first"] + match["rest"]
        apart = match["first"].lower() in LETTERS and is_word(match["rest"])
        return whole if is_word(whole) and not apart else None

    return close


def _mended(word: str, job: Job) -> str | None:
    """Return a word in lower case if it is known so, and not known without its end."""
    known = known_words(job.language)
    return word.lower() if word.lower() in known and word[:-1] not in known else None
