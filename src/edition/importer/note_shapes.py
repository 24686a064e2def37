"""Know the lines that look like notes, and the signs that look like their marks."""

import re
from collections.abc import Iterator

from edition.importer.lines import BLANK, RAW, Lines

LABEL = r"(?P<label>\d{1,4}|[A-Z]|\*{1,4}|[†‡§])"
TAGGED = re.compile(r"\s*<sup>\s*\[?(?P<label>\d{1,4})\]?\s*</sup>\s*(?P<body>\S.*)")
BRACKETED = re.compile(rf"\s*[\[{{<]{LABEL}[\]}}>]:?\s+(?P<body>\S.*)")
STARRED = re.compile(r"\s*(?P<label>\*{1,4}|[†‡§])\s?(?P<body>[^\s*†‡§].*)")
DEFINED = re.compile(r"\s{0,3}\[\^(?P<label>[^\]\s]+)\]:\s*(?P<body>.*)")
INDENTED = re.compile(r"(?: {4}|\t)\s*\S")
FOOTNOTE = re.compile(rf"\s*\[(?:Foot)?note\s+{LABEL}\s*[:.]\s*(?P<body>.*)", re.I)
NUMBERED = re.compile(r"\s*\(?(?P<label>\d{1,4})(?:\s?[.):])\s+(?P<body>\S.*)")
BARE = re.compile(
    r"\s*(?P<label>\d{1,4})\s+(?P<body>[^\W\d_a-zа-яґєії][^\n]*|[\"“«„‘'*_].*)"
)
HANGING = 3
"""Blanks before a line that is set in below the number of its note."""
ARROWS = frozenset("↑↩")
ARROW = re.compile(
    r"\s*(?:\[?(?P<label>\d{1,4})\]?[.)]?\s+)?[↑↩]\s?(?:\d{1,3}\.\d{1,2}\s)*(?P<body>\S.*)"
)
"""A note of a wiki, with the arrow that leads back to its mark."""
SECTION = re.compile(
    r"""
    [#*_\s]* (?: (?:foot|end)?notes? (?:\s(?:and|to|on)\s[\w\s]{1,40})? | references
    | anmerkungen | fußnoten | przypisy | примечания | сноски | примітки | notas
    ) [:.\s*_]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
MARK = re.compile(
    r"""
      (?<=\S)[\[({<]\^?(\d{1,4})[\])}>]
    | \[\^?(\d{1,4})\] | ([⁰¹²³⁴-⁹]+) | <sup>\s*\[?(\d{1,4})\]?\s*</sup>
    | [^\W\d_][.,;:!?)\]"”’]*\s?(\d{1,3})(?!\w)(?![.,]\d)
    """,
    re.VERBOSE,
)
SIGNS = frozenset("*†‡§")
BRACKETS = frozenset("[{<")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def shapes(text: str, mode: str) -> Iterator[re.Match[str]]:
    """Yield the ways in which a line looks like the first of a note.

    Args:
        text: the line.
        mode: the kind of notes to look for, as the command has it.
    """
    if not text[:12].strip(" ([{<").strip():
        return
    first = text.lstrip()[:1]
    if mode != "tagged" and ARROWS & set(text) and (m := ARROW.fullmatch(text)):
        yield m
    if mode in ("auto", "tagged") and first == "<" and (m := TAGGED.fullmatch(text)):
        yield m
    signed = mode in ("auto", "bracketed")
    if signed and first in SIGNS and (m := STARRED.fullmatch(text)):
        yield m
    if signed and first in BRACKETS:
        yield from (
            m for p in (DEFINED, FOOTNOTE, BRACKETED) if (m := p.fullmatch(text))
        )
    if mode in ("auto", "bare") and (first.isdigit() or first == "("):
        yield from (m for p in (NUMBERED, BARE) if (m := p.fullmatch(text)))


def possible_marks(lines: Lines) -> set[str]:
    """Return the numbers that may be marks of notes in some lines."""
    return {
        next(group for group in found if group).translate(RAISED)
        for line in lines
        for found in MARK.findall(line.text)
    }


def calls(label: str, lines: Lines) -> bool:
    """Tell whether a sign stands behind a word of some lines, and is no emphasis."""
    sign = re.escape(label)
    behind = re.compile(rf"[\w.,;:!?)\"”’]{sign}(?![\w*])")
    before = re.compile(rf"(?<![\w*.,;:!?)\"”’]){sign}(?=\S)")
    found = (behind.search(line.text) for line in lines)
    opened = (before.search(line.text) for line in lines)
    return any(found) and not any(opened)


def hanging(lines: Lines, at: int) -> list[int]:
    """Return the lines set in below a note exactly as its second line is."""
    found: list[int] = []
    first, *depths = (_depth(line.text) for line in lines[at : at + 2])
    if not depths or depths[0] < first + HANGING:
        return found
    for index in range(at + 1, len(lines)):
        line = lines[index]
        if line.kind == RAW and _depth(line.text) == depths[0]:
            found.append(index)
        elif line.kind != BLANK or lines[index - 1].kind == BLANK:
            break
    return found


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip())
