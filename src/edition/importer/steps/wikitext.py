"""Turn the markup of a wiki into Markdown, in documents that have its signs."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import Line, Lines, substitute
from edition.importer.repairs import Repair

RULE = "wikitext"
HEADING = re.compile(r"\s*(?P<level>={2,6})\s*(?P<title>[^=\s][^=]*?)\s*(?P=level)\s*")
EDIT = re.compile(r"\s*\[edit\]\s*$", re.IGNORECASE)
EMPHASIS = re.compile(r"(?P<sign>'{2,3})(?=\S)(?P<text>[^'\n]{1,300}?)(?<=\S)(?P=sign)")


def wikitext(lines: Lines, job: Job) -> Result:
    """Write headings with number signs and emphasis with stars."""
    if not any(_is_marked(line.text) for line in lines):
        return lines, []
    rewritten: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        for pattern, new in ((EDIT, _nothing), (HEADING, _heading), (EMPHASIS, _stars)):
            line, changes = substitute(line, pattern, new)
            repairs += [Repair(RULE, c.raw, c.before, c.after, 0.9) for c in changes]
        rewritten.append(line)
    return tuple(rewritten), repairs


def _is_marked(text: str) -> bool:
    """Tell a heading of a wiki by its signs or by the button beside it."""
    return text.endswith("[edit]") or ("==" in text and bool(HEADING.fullmatch(text)))


def _nothing(match: re.Match[str]) -> str:
    return ""


def _heading(match: re.Match[str]) -> str | None:
    """Return a heading; None where only part of a line looks like one."""
    if match.group() != match.string:
        return None
    return f"{'#' * len(match['level'])} {match['title']}"


def _stars(match: re.Match[str]) -> str:
    stars = "*" * (len(match["sign"]) - 1)
    return f"{stars}{match['text']}{stars}"
