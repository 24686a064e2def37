"""Leave out what a library prints around a text: licence, credits."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import MATTER, Line, Lines
from edition.importer.repairs import Repair

RULE = "boilerplate"
GUTENBERG = r"(?:THE|THIS) PROJECT GUTENBERG.*"
START = re.compile(
    rf"\*\*\* ?START OF {GUTENBERG}|\*END\*? ?THE SMALL PRINT.*", re.IGNORECASE
)
END = re.compile(
    rf"\*\*\* ?END OF {GUTENBERG}|End of (?:the )?Project Gutenberg.*", re.IGNORECASE
)
LONGEST_START = 4
"""Lines that a mark with a long title in it may take."""
LICENCE = 600
"""Lines that a licence and the words around it take at most."""
NAMED = re.compile(r"(?P<name>Title|Author|Translator|Editor):\s+(?P<value>\S.*)")


def boilerplate(lines: Lines, job: Job) -> Result:
    """Keep what stands between a library's marks, and the title it names."""
    books = _books(lines)
    kept = [line for start, end in books for line in lines[start:end]]
    edges = [0, *(at for book in books for at in book), len(lines)]
    parts = [lines[i:j] for i, j in zip(edges[::2], edges[1::2], strict=True)]
    repairs = [_left_out(part) for part in parts if any(x.text.strip() for x in part)]
    return (*_named(parts[0]), *kept), repairs


def _books(lines: Lines) -> list[tuple[int, int]]:
    """Return where each book of a file begins and ends."""
    books: list[tuple[int, int]] = []
    start: int | None = 0
    for index, line in enumerate(lines):
        if START.match(line.text):
            start = _after(lines, index)
        elif start is not None and END.match(line.text):
            books.append((start, index))
            start = None
    return books if start is None else [*books, (start, len(lines))]


def _left_out(part: Lines) -> Repair:
    """Report what was left out; what is longer than a licence is to be looked at."""
    filled = sum(bool(line.text.strip()) for line in part)
    text = "\n".join(line.text for line in part)
    return Repair(RULE, part[0].raw, text, "", 1.0 if filled <= LICENCE else 0.5)


def _after(lines: Lines, start: int) -> int:
    """Return the line after a mark, which ends with stars where it has a title."""
    for at in range(start, min(len(lines), start + LONGEST_START)):
        if not lines[at].text.strip():
            break
        if lines[at].text.rstrip().endswith("***"):
            return at + 1
    return start + 1


def _named(head: Lines) -> list[Line]:
    """Return as matter whom and what a library's head names, the title first."""
    found = [(line, m) for line in head if (m := NAMED.fullmatch(line.text.rstrip()))]
    named = [
        line.cut(m.start("value"), m.end("value")).as_(MATTER, m["name"].lower())
        for line, m in found
    ]
    return sorted(named, key=lambda line: line.label != "title")
