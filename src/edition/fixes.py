"""Mend what can be mended without a doubt, and what no reader sees the difference of.

A fix is a function from the text of a file to what is to be put where. Each leaves a
file as it is that it has mended before.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from edition.problems import Place
from edition.readers.front_matter import MATTER
from edition.scan.clusters import BRACKETS, parse_cluster
from edition.scan.code import blank_code, replaced
from edition.syntax import KEY

BLANK = "[ \u00a0\u202f\t]"
ID_LINE = re.compile(
    rf"^(?P<before>[> ]*)\{{:?{BLANK}*#(?P<id>headnote|p\d+){BLANK}*\}}{BLANK}*$", re.M
)
NO_COMMA = re.compile(rf"@{KEY}(?P<blank> )(?=(?:pp?|arts?|chaps?|vols?|nn?)\. )")
CURLY_DATE = re.compile(
    r"^(?P<name>[ ]*(?:- )?(?:date|published|version): )[“”„](?P<value>[^“”„\n]*)[“”]$",
    re.M,
)
BOM = "\ufeff"


class Fix(NamedTuple):
    """What is put in the place of what, and why."""

    start: int
    end: int
    put: str
    why: str


Fixer = Callable[[str], Iterator[Fix]]


def line_ends(source: str) -> Iterator[Fix]:
    """Yield the ends of lines of Windows; they are told once."""
    for match in re.finditer("\r\n?", source):
        yield Fix(*match.span(), "\n", "a line ended as on Windows")


def byte_order_mark(source: str) -> Iterator[Fix]:
    """Yield a byte order mark, which nobody sees."""
    if source.startswith(BOM):
        yield Fix(0, 1, "", "the file began with a byte order mark")


def last_line(source: str) -> Iterator[Fix]:
    """Yield the end of a last line that has none."""
    if source and not source.endswith(("\n", "\r")):
        yield Fix(len(source), len(source), "\n", "the last line had no end")


def ids_of_passages(source: str) -> Iterator[Fix]:
    """Yield ids of passages whose braces have other blanks than one on each side."""
    for match in ID_LINE.finditer(blank_code(source)):
        put = f"{match['before']}{{ #{match['id']} }}"
        if match[0] != put:
            yield Fix(*match.span(), put, f"blanks around #{match['id']}")


def commas_before_locators(source: str) -> Iterator[Fix]:
    """Yield citations that lack nothing but the comma before the page."""
    for mark in BRACKETS.finditer(blank_code(source)):
        mended = NO_COMMA.sub(lambda m: f"{m[0][:-1]}, ", mark["inner"])
        if mended != mark["inner"] and _is_right(mended):
            why = f"a comma was missing in [{mark['inner']}]"
            yield Fix(*mark.span("inner"), mended, why)


def _is_right(inner: str) -> bool:
    cluster = parse_cluster(inner, Place(""), "")
    return cluster is not None and not cluster.faults


def curly_dates(source: str) -> Iterator[Fix]:
    """Yield dates and versions between curly quotation marks, which YAML keeps."""
    matter = MATTER.match(source)
    for match in CURLY_DATE.finditer(source, 0, matter.end() if matter else 0):
        yield _straight(match)


def curly_dates_of_data(source: str) -> Iterator[Fix]:
    """Yield the same in a file that is YAML throughout."""
    yield from map(_straight, CURLY_DATE.finditer(source))


def _straight(match: re.Match[str]) -> Fix:
    put = f'{match["name"]}"{match["value"]}"'
    return Fix(*match.span(), put, f"curly quotation marks around {match['value']}")


ANYWHERE: tuple[Fixer, ...] = (byte_order_mark, line_ends, last_line)
MARKDOWN: tuple[Fixer, ...] = (ids_of_passages, commas_before_locators, curly_dates)
FIXERS: dict[str, tuple[Fixer, ...]] = {
    ".bib": ANYWHERE,
    ".md": (*ANYWHERE, *MARKDOWN),
    ".yml": (*ANYWHERE, curly_dates_of_data),
}
"""What is looked for, by the kind of file."""


def mended(source: str, suffix: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the text of a file mended, and the line and reason of each fix.

    Of fixes with the same reason in a file the first alone is told.
    """
    reasons: dict[str, int] = {}
    for fixer in FIXERS.get(suffix, ()):
        fixes = [*fixer(source)]
        for fix in fixes:
            if fix.why not in reasons:
                reasons[fix.why] = source.count("\n", 0, fix.start) + 1
        source = replaced(source, ((fix.start, fix.end, fix.put) for fix in fixes))
    return source, [(line, why) for why, line in reasons.items()]
