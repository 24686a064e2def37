"""Make the corrections that a profile records for a text."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import HEADING, NOTE, PROSE, Line, Lines, substitute
from edition.importer.repairs import Repair

RULE = "corrections"


def corrections(lines: Lines, job: Job) -> Result:
    """Replace each recorded reading by its lemma, wherever it stands as a word."""
    if not job.corrections:
        return lines, []
    lemmas = {c.reading: c.lemma for c in job.corrections}
    longest = sorted(lemmas, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    corrected: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if line.kind in PROSE or line.kind in (NOTE, HEADING):
            line, changes = substitute(line, pattern, lambda m: lemmas[m[0]])
            repairs += [Repair(RULE, c.raw, c.before, c.after) for c in changes]
        corrected.append(line)
    return tuple(corrected), repairs
