"""Find a table of contents: entries with numbers that rise, or that link onwards."""

import re
from collections.abc import Sequence
from itertools import pairwise

from edition.importer.pages import kinds
from edition.importer.pages.numbers import value
from edition.importer.pages.paragraphs import Paragraph, leads

TITLE = re.compile(
    r"""
    \W* (?: (?:table|list)\s+of\s+(?:contents|figures|tables)\b.{0,40} | contents
        | inhalt(?:sverzeichnis)? | inhoud(?:sopgave)? | table\s+des\s+mati[èe]res
        | sommaire | índice | indice | содержание | оглавление | зміст ) \W*
    """,
    re.VERBOSE | re.IGNORECASE,
)
LAST = re.compile(r"(?:^|\D)(?P<number>\d{1,4}|[ivxlc]{1,7})\s*\Z")
FEWEST = 3
RISING = 0.8


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
