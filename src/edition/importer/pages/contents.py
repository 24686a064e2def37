"""Find a table of contents: entries with numbers that rise, or that link onwards."""

import re
from collections.abc import Sequence
from itertools import pairwise

from edition.importer.pages import kinds
from edition.importer.pages.lines import Line, Spot
from edition.importer.pages.numbers import value
from edition.importer.pages.paragraph import Paragraph

TITLE = re.compile(
    r"""
    \W* (?: (?:table|list)\s+of\s+(?:contents|figures|tables)\b.{0,40} | contents
        | inhalt(?:sverzeichnis)? | inhoud(?:sopgave)? | table\s+des\s+mati[èe]res
        | sommaire | índice | indice | содержание | оглавление | зміст ) \W*
    """,
    re.VERBOSE | re.IGNORECASE,
)
LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]+\s*\Z")
SHORTEST_ENTRY = 4
"""Letters of a link that may be an entry of a table of contents."""
LAST = re.compile(r"(?:^|\D)(?P<number>\d{1,4}|[ivxlc]{1,7})\s*\Z")
FEWEST = 3
RISING = 0.8


def is_entry(line: Line) -> bool:
    """Tell whether a line is one of a table of contents."""
    return bool(LEADERS.search(line.text)) or leads(line) is not None


def leads(line: Line) -> Spot | None:
    """Return where a line leads that is one link into the document."""
    linked = [p for p in line.pieces if p.target]
    if not linked or sum(map(str.isalpha, line.text)) < SHORTEST_ENTRY:
        return None
    letters = sum(map(str.isalnum, line.text))
    most = sum(map(str.isalnum, "".join(p.text for p in linked))) > 0.5 * letters
    return linked[0].target if most else None


def is_next_entry(a: Line, b: Line) -> bool:
    """Tell whether an entry begins that is not the rest of the one before."""
    one, other = leads(a), leads(b)
    if one and other:
        return one != other
    if LEADERS.search(a.text):
        return True
    return bool(one) and not LEADERS.search(b.text)


def contents(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return which paragraphs are a table of contents, its title with them."""
    found: set[int] = set()
    start = 0
    while start < len(paragraphs):
        end = start
        while end < len(paragraphs) and paragraphs[end].kind == kinds.CONTENTS:
            end += 1
        run = paragraphs[start:end]
        if _is_table(run):
            found.update(range(start, end))
            title = start - 1
            if title >= 0 and TITLE.fullmatch(paragraphs[title].text.strip()):
                found.add(title)
        start = max(end, start + 1)
    return found


def _is_table(run: Sequence[Paragraph]) -> bool:
    """Tell a table of contents from a price list."""
    if len(run) < FEWEST:
        return False
    if all(leads(p.first) or p.first.kind == kinds.CONTENTS for p in run):
        return True
    ends = [LAST.search(p.text) for p in run]
    numbers = [value(m["number"]) for m in ends if m]
    rising = sum(a <= b for a, b in pairwise(numbers))
    return len(numbers) >= RISING * len(run) and rising >= RISING * (len(numbers) - 1)


def emptied(text: Sequence[Paragraph], used: set[int]) -> set[int]:
    """Return the headings below which nothing but notes stood.

    Args:
        text: the paragraphs of a text.
        used: which of them are notes.
    """
    gone: set[int] = set()
    for at in range(len(text) - 1, -1, -1):
        if text[at].kind != kinds.HEADING:
            continue
        end = at + 1
        while end < len(text) and (end in used or end in gone):
            end += 1
        closed = end == len(text) or _closes(text[end], text[at])
        if closed and end > at + 1:
            gone.add(at)
    return gone


def _closes(heading: Paragraph, other: Paragraph) -> bool:
    """Tell whether a heading ends what another one begins."""
    return heading.kind == kinds.HEADING and heading.level <= other.level
