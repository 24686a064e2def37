"""Know the lines that look like notes, and the signs that look like their marks."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from edition.importer.lines import Lines

SIGN = r"\*{1,4}|[†‡§+]"
LABEL = rf"(?P<label>\d{{1,4}}|[A-Z]|{SIGN})"
TAGGED = re.compile(r"\s*<sup>\s*\[?(?P<label>\d{1,4})\]?\s*</sup>\s*(?P<body>\S.*)")
BRACKETED = re.compile(rf"\s*[\[{{<]{LABEL}[\]}}>]:?\s+(?P<body>\S.*)")
STARRED = re.compile(
    r"\s*(?:(?P<label>\*{1,4}|[†‡§])\s?(?=[^\s*†‡§])"
    rf"|\((?P<framed>{SIGN})\)\s+(?=\S))(?P<body>.*)"
)
DEFINED = re.compile(r"\s{0,3}\[\^(?P<label>[^\]\s]+)\]:\s*(?P<body>.*)")
INDENTED = re.compile(r"(?: {4}|\t)\s*\S")
FOOTNOTE = re.compile(rf"\s*\[(?:Foot)?note\s+{LABEL}\s*[:.]\s*(?P<body>.*)", re.I)
ROUND = re.compile(r"\s*\((?P<label>\d{1,4})\)\s+(?P<body>\S.*)")
NUMBERED = re.compile(r"\s*\(?(?P<label>\d{1,4})(?:\s?[.):])(?:\s+(?P<body>\S.*)|\s*$)")
"""A number with a stop; without words behind it where a note is empty."""
BARE = re.compile(
    r"\s*(?P<label>\d{1,4})\s+(?P<body>[^\W\d_a-zа-яґєії][^\n]*|[\"“«„‘'*_].*)"
)
ALONE = re.compile(rf"\s*(?P<bracket>\[)?{LABEL}(?(bracket)\])\s*(?P<body>)")
"""A label that has a line to itself."""
ARROW = re.compile(
    r"\s*(?:\[?(?P<label>\d{1,4})\]?[.)]?\s+)?[↑↩]\s?(?:\d{1,3}\.\d{1,2}\s)*(?P<body>[^\W\ufe0e].*)"
)
"""A note of a wiki, with the arrow that leads back to its mark."""
CLOSED = re.compile(r"\[?[↩⤴]\ufe0e?\]?(?:\(#[^()\s]*\))?\s*$")
"""The arrow at the end of a note."""
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
      (?<=\S)[\[({<]\^?(?P<framed>\d{1,4})[\])}>] | \[\^?(?P<bracketed>\d{1,4})\]
    | (?<=\S)\s\((?P<loose>\d{1,4})\)(?=[.,;:!?]|$)
    | (?P<raised>[⁰¹²³⁴-⁹]+) | <sup>\s*\[?(?P<tagged>\d{1,4})\]?\s*</sup>
    | [^\W\d_][.,;:!?)\]"”’»]*(?P<glued>\d{1,4})(?!\w)(?![.,]\d)
    | [^\W\d_][.,;:!?)\]"”’»]*\s(?P<spaced>\d{1,3})(?!\w)(?![.,]\d)
    """,
    re.VERBOSE,
)
DIGIT = re.compile(r"[\d⁰¹²³⁴-⁹]")
LOOSE_MARKS = frozenset({"glued", "spaced", "loose"})
SIGNS = frozenset("*†‡§")
BRACKETS = frozenset("[{<")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Found(NamedTuple):
    """A line of a note: its label, if it is the first, and where its text stands."""

    label: str
    start: int
    end: int | None = None


MORE = Found("", 0)
"""A further line of a note."""


def shapes(text: str, mode: str) -> Iterator[re.Match[str]]:
    """Yield the ways in which a line looks like the first of a note.

    Args:
        text: the line.
        mode: the kind of notes to look for, as the command has it.
    """
    if not text[:12].strip(" ([{<").strip():
        return
    first = text.lstrip()[:1]
    arrowed = mode != "tagged" and ("↑" in text or "↩" in text)
    if arrowed and (m := ARROW.fullmatch(text)):
        yield m
    if mode in ("auto", "tagged") and first == "<" and (m := TAGGED.fullmatch(text)):
        yield m
    signed = mode in ("auto", "bracketed")
    if signed and (first in SIGNS or first == "(") and (m := STARRED.fullmatch(text)):
        yield m
    if signed and first in BRACKETS:
        yield from (
            m for p in (DEFINED, FOOTNOTE, BRACKETED) if (m := p.fullmatch(text))
        )
    if mode in ("auto", "bare") and (first.isdigit() or first == "("):
        yield from (m for p in (ROUND, NUMBERED, BARE) if (m := p.fullmatch(text)))
    if mode != "tagged" and len(text) < 60 and (m := ALONE.fullmatch(text)):
        yield m


class Marks:
    """The lines on which a number may be the mark of a note."""

    def __init__(self, lines: Lines) -> None:
        self.sure: dict[str, list[int]] = defaultdict(list)
        """Those with a sign of their own."""
        self.glued: dict[str, list[int]] = defaultdict(list)
        """Those and the digits behind a word."""
        self.loose: dict[str, list[int]] = defaultdict(list)
        """Those in round brackets behind a blank."""
        self.all: dict[str, list[int]] = defaultdict(list)
        numbered = (i for i, x in enumerate(lines) if DIGIT.search(x.text))
        for index in numbered:
            for match in MARK.finditer(lines[index].text):
                kind = match.lastgroup or ""
                label = match[kind].translate(RAISED)
                self.all[label].append(index)
                if kind == "loose":
                    self.loose[label].append(index)
                elif kind != "spaced":
                    self.glued[label].append(index)
                if kind not in LOOSE_MARKS:
                    self.sure[label].append(index)


def stands(places: dict[str, list[int]], label: str, start: int, end: int) -> bool:
    """Tell whether a label has a place between two lines, the second left out."""
    at = places.get(label, [])
    first = bisect_left(at, start)
    return first < len(at) and at[first] < end


def calls(label: str, lines: Lines) -> bool:
    """Tell whether a sign stands behind a word of some lines, and is no emphasis."""
    sign = re.escape(label)
    framed = re.compile(rf"(?<=\S)\({sign}\)")
    if any(framed.search(line.text) for line in lines):
        return True
    behind = re.compile(rf"[\w.,;:!?)\"”’]{sign}(?![\w*])")
    before = re.compile(rf"(?<![\w*.,;:!?)\"”’(]){sign}(?=\S)")
    found = (behind.search(line.text) for line in lines)
    opened = (before.search(line.text) for line in lines)
    return any(found) and not any(opened)


def is_closed(text: str) -> bool:
    """Tell whether the arrow at the end of a note ends a line."""
    return ("↩" in text or "⤴" in text) and CLOSED.search(text) is not None


def depth(text: str) -> int:
    """Return by how many blanks a line is set in."""
    return len(text) - len(text.lstrip())
