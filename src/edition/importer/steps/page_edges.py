"""Know running heads and page numbers by the edges of pages at which they recur."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from statistics import median
from typing import NamedTuple

from edition.importer.lines import PAGE, RAW, Lines
from edition.importer.prose import NUMBERED_HEADING

DEPTH = 4
"""Lines at an edge of a page among which its furniture stands."""
LONGEST_PAGE = 110
"""Lines of a page, in the median, beyond which form feeds divide chapters."""
LONGEST = 250
"""Characters of a line at the foot of a page that says where it was published."""
FEWEST = 3
"""Pages on which a line recurs, and letters that it has, at least."""
DENSE = 3
"""A line is furniture on every page, or every second or third, of a stretch."""
NUMBER = re.compile(r"\d{1,4}")
WORD = re.compile(r"[^\W\d_]+")
PAGE_NUMBER = re.compile(
    r"""
    \s* (?: (?P<frame> [-–—|]+\s* )? (?P<word> p(?:age|g)?\.?\s+ )?
    (?P<number> \d{1,4} | [ivxlc]{1,7} ) (?P<of> \s*(?:of|/)\s*\d{1,4} )?
    (?(frame) \s*[-–—|]+ ) ) \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Place(NamedTuple):
    """A line at an edge of a page."""

    page: int
    line: int


def pages(lines: Lines) -> list[list[int]]:
    """Return the lines with text of each page; nothing where pages are not marked."""
    cut: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if line.kind == PAGE:
            cut.append([])
        elif line.kind == RAW:
            cut[-1].append(index)
    filled = [page for page in cut if page]
    short = len(filled) > 1 and median(map(len, filled)) <= LONGEST_PAGE
    return filled if short else []


def at_edges(lines: Lines, cut: list[list[int]]) -> set[int]:
    """Return the lines that are furniture with all that stand further out."""
    found = _numbers(lines, cut)
    found |= _same(lines, cut) | _counted(lines, cut, found)
    return {index for edge in _edges(cut) for index in _peeled(edge, found)}


def _edges(cut: list[list[int]]) -> Iterator[list[int]]:
    """Yield the lines of each edge from the outermost inward."""
    for page in cut:
        yield page[:DEPTH]
        yield page[: -DEPTH - 1 : -1]


def _peeled(edge: list[int], found: set[int]) -> Iterator[int]:
    for index in edge:
        if index not in found:
            return
        yield index


def _places(cut: list[list[int]]) -> list[Place]:
    """Return the lines at both edges of all pages, each once."""
    return [
        Place(number, index)
        for number, page in enumerate(cut)
        for index in sorted({*page[:DEPTH], *page[-DEPTH:]})
    ]


def _numbers(lines: Lines, cut: list[list[int]]) -> set[int]:
    """Find page numbers: framed, in step with the pages, or outermost and alone."""
    found: set[int] = set()
    plain: list[tuple[Place, int]] = []
    outermost = {edge[0] for edge in _edges(cut)}
    for place in _places(cut):
        match = PAGE_NUMBER.fullmatch(lines[place.line].text)
        if match is None:
            continue
        if is_framed(match) or (match["number"].islower() and place.line in outermost):
            found.add(place.line)
        elif match["number"].isdigit():
            plain.append((place, int(match["number"])))
    steps = Counter(number - place.page for place, number in plain)
    few = len(plain) < FEWEST
    return found | {
        place.line
        for place, number in plain
        if steps[number - place.page] > 1 or (few and place.line in outermost)
    }


def is_framed(match: re.Match[str]) -> bool:
    """Tell a page number that says that it is one."""
    return bool(match["frame"] or match["word"] or match["of"])


def key_of(text: str) -> str:
    """Return the letters of a line by which it is known on another page."""
    return " ".join(WORD.findall(text)).casefold()


def _same(lines: Lines, cut: list[list[int]]) -> set[int]:
    """Find lines that are the same on page after page."""
    return {
        place.line
        for text, places in _series(lines, cut, lambda text: text)
        if sum(c.isalnum() for c in text) >= FEWEST
        and PAGE_NUMBER.fullmatch(text) is None
        and _is_dense(places, len(cut))
        for place in places
    }


def _counted(lines: Lines, cut: list[list[int]], numbers: set[int]) -> set[int]:
    """Find lines that are the same but for the number of the page.

    A heading or a caption counts itself; so does a line on pages that have a number
    of their own in another step.
    """
    found: set[int] = set()
    steps = {
        int(m[0]) - place.page
        for place in _places(cut)
        if place.line in numbers and (m := NUMBER.search(lines[place.line].text))
    }
    for key, places in _series(lines, cut, key_of):
        if len(key) < FEWEST or not _is_dense(places, len(cut)):
            continue
        numbered = [
            {int(m[0]) - place.page for m in _page_numbers(lines[place.line].text)}
            for place in places
        ]
        own = Counter(step for on_line in numbered for step in on_line)
        step, count = own.most_common(1)[0] if own else (0, 0)
        in_step = step in steps if steps else count > 1
        if in_step and 2 * count > sum(map(bool, numbered)):
            found |= {place.line for place in places}
    return found


def _page_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a line but for that of a chapter, an article, a table."""
    named = NUMBERED_HEADING.match(text.strip())
    counted = NUMBER.finditer(text.strip())
    return (m for m in counted if named is None or m.end() > named.end())


def _series(
    lines: Lines, cut: list[list[int]], key: Callable[[str], str]
) -> Iterable[tuple[str, list[Place]]]:
    """Group the lines at edges that are alike."""
    series: dict[str, list[Place]] = defaultdict(list)
    for place in _places(cut):
        text = " ".join(lines[place.line].text.split())
        if len(text) <= LONGEST and not text.startswith(("#", ">", "<", "[")):
            series[key(text)].append(place)
    return series.items()


def _is_dense(places: list[Place], count: int) -> bool:
    """Tell whether a line stands on enough of the pages of a stretch."""
    on = sorted({place.page for place in places})
    if len(on) < min(FEWEST, max(2, count - 1)):
        return False
    return DENSE * len(on) >= on[-1] - on[0] + 1
