"""Mend a capital at the end of a word, where a word list has the word without."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import NOTE, PROSE, Line, Lines, substitute
from edition.importer.repairs import Repair
from edition.importer.wordlist import known_words

RULE = "case_damage"
CAPITAL_LAST = re.compile(r"(?<![\w-])[a-z]{4,30}[A-Z](?![\w-])")


def case_damage(lines: Lines, job: Job) -> Result:
    """Write in lower case a word of five letters or more that ends in a capital."""
    mended: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if line.kind in PROSE or line.kind == NOTE:
            line, changes = substitute(line, CAPITAL_LAST, lambda m: _mended(m[0], job))
            repairs += [Repair(RULE, c.raw, c.before, c.after, 0.8) for c in changes]
        mended.append(line)
    return tuple(mended), repairs


def _mended(word: str, job: Job) -> str | None:
    """Return a word in lower case if it is known so, and not known without its end."""
    known = known_words(job.language)
    return word.lower() if word.lower() in known and word[:-1] not in known else None
