"""Set the blanks of a text right: doubled ones, and those before stops."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import HEADING, NOTE, PROSE, Line, Lines, substitute
from edition.importer.repairs import Repair

RULE = "spacing"
SUSPECT = re.compile(r"[ \t][ \t?!;:.,]|\t| [–—]\w")
BLANKS = re.compile(r"(?<=\S)(?:[ \t]{2,}|\t)(?=[^\s\n])")
BEFORE_STOP = re.compile(
    r"(?<=[^\W_]|[”’\"'»)\]%…])[ ]+(?P<stop>[?!;:]+|[.,](?![.\w]| \.))"
    r"(?=[\s”’\"'»)\]]|$)"
)
RATIO = re.compile(r"\d +: *\d")
DASH = re.compile(r"(?<=[^\W\d_]) [–—](?=[^\W\d_])")
SPACED_DASH = re.compile(r"[–—](?<=\w [–—]) (?=\w)")
FRENCH = frozenset({"fr"})


def spacing(lines: Lines, job: Job) -> Result:
    """Remove blanks before stops, except in French, and restore one after a dash."""
    dashes = sum(len(SPACED_DASH.findall(line.text)) for line in lines)
    repaired: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if line.kind in (*PROSE, NOTE, HEADING) and SUSPECT.search(line.text):
            line, found = _spaced(line, job.language, dashes > 1)
            repairs += found
        repaired.append(line)
    return tuple(repaired), repairs


def _spaced(line: Line, language: str, has_dashes: bool) -> tuple[Line, list[Repair]]:
    """Apply each pattern that fits the language and habits of a document."""
    line, changes = substitute(line, BLANKS, lambda m: None if "\n" in m[0] else " ")
    if language.partition("-")[0] not in FRENCH:
        line, more = substitute(line, BEFORE_STOP, lambda m: _closed(m, line.text))
        changes += more
    if has_dashes:
        line, more = substitute(line, DASH, lambda m: f"{m[0]} ")
        changes += more
    return line, [Repair(RULE, c.raw, c.before, c.after) for c in changes]


def _closed(match: re.Match[str], text: str) -> str | None:
    """Move a stop to the word before it, unless it stands between figures."""
    around = text[max(0, match.start() - 1) : match.end() + 3]
    return None if RATIO.match(around) else match["stop"]
