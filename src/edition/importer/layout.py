"""Know from the widths of lines how a document was broken into them."""

import re
from dataclasses import dataclass, replace
from statistics import median

from edition.importer.job import Job
from edition.importer.lines import BLANK, RAW, Line, Lines
from edition.importer.prose import (
    ITEM,
    ends_clause,
    ends_sentence,
    first_letter,
    is_quoted,
    starts_lower,
    width,
)
from edition.importer.speakers import speakers
from edition.importer.verse import ROOM, poem, verse

INDENT = re.compile(r"[ \t]*")
LONG_LINES = 200
"""Where half of a text stands in lines this long, a line is a paragraph."""
SOLID = 0.03
"""Where fewer lines than this are blank, only widths tell paragraphs apart."""
FITS_SOLID = 0.98
FITS_SPACED = 0.88
TITLE_FITS, TITLE_FITS_SPACED = 0.8, 0.6
"""The same for a line without a stop, which would be a heading."""
TITLE_WORDS = 9
TITLE = 2.0
"""On a title page every line that could end one does."""
OPENING = 20
"""Raw lines among which a title page begins."""
NARROW = 0.7
"""The share of the width that the lines of a title page fill at most."""
WIDE = re.compile(r"\S\s{3,}\S")
"""A gap as between the columns of a table."""
DEEP, RIGHT = 20, 0.62
"""The least indentation, and place of the middle, of a line set to the right."""
SAMPLE = 2000
"""Lines that are measured to know how wide a page is."""
SMALL = frozenset(
    ("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to")
)


@dataclass(frozen=True, slots=True)
class Page:
    """How the lines of a document were broken."""

    wrapped: bool
    fits: float
    """A line ends a paragraph if it and the next word fill less than this."""
    margin: int
    """The indentation most lines have."""
    widest: int
    """The width of its widest line, in thousandths of an em."""
    columns: int = 0
    """The characters of a full line, with its indentation."""
    first: int = 1
    """The raw line of its first words."""
    poem: float = 0
    """How sure it is that it is verse as a whole."""
    speakers: frozenset[str] = frozenset()
    """Who speaks in it."""


def measured(lines: Lines, job: Job) -> Page:
    """Measure how a document was broken into lines."""
    filled = [line for line in lines if line.kind == RAW]
    if not filled:
        return Page(False, FITS_SPACED, 0, 0)
    long = _usual_length(filled) > LONG_LINES
    breaks = sum(line.kind == BLANK for line in lines[: filled[-1].raw])
    solid = breaks < SOLID * len(filled) and len(filled) > 8
    indents = [len(line.text) - len(line.text.lstrip()) for line in filled]
    wrapped = not long if job.wrap == "auto" else job.wrap != "none"
    solid = solid if job.wrap == "auto" else job.wrap == "solid"
    widest = max(width(line.text.strip()) for line in filled[:SAMPLE])
    fits = FITS_SOLID if solid else FITS_SPACED
    columns = sorted(len(line.text.rstrip()) for line in filled[:SAMPLE])
    full = columns[19 * len(columns) // 20]
    return Page(
        wrapped,
        fits,
        int(median(indents)),
        widest,
        full,
        filled[0].raw,
        poem(lines, full) if wrapped else 0,
        speakers(lines),
    )


def _usual_length(lines: list[Line]) -> int:
    """Return the length of line in which half of all characters stand, or longer."""
    lengths = sorted(len(line.text) for line in lines)
    half = sum(lengths) / 2
    seen = 0
    for length in lengths:
        seen += length
        if seen >= half:
            return length
    return 0


def page_of(run: list[Line], widest: int, page: Page) -> Page:
    """Return how a run was broken: as a title page, if it looks like one."""
    is_title = _is_early(run, page) and widest < NARROW * page.widest
    return replace(page, fits=TITLE) if is_title else page


def _is_early(run: list[Line], page: Page) -> bool:
    return run[0].raw < page.first + OPENING


def page_is_title(run: list[Line], page: Page) -> bool:
    """Tell whether a run stands where a title page does and looks like one."""
    if not _is_early(run, page):
        return False
    widest = max(width(line.text.strip()) for line in run)
    return page_of(run, widest, page) is not page


def ends_between(
    last: Line, line: Line, page: Page, widest: int, *, first: bool
) -> bool:
    """Tell whether a paragraph ends between two wrapped lines."""
    left, right = last.text.strip(), line.text.strip()
    if starts_lower(right) or left.endswith(("-", "\N{SOFT HYPHEN}")):
        return False
    needed = width(left) + 250 + width(right.split()[0])
    fits = needed <= page.fits * widest
    if _indent(line) > max(_indent(last), page.margin) and ends_sentence(left):
        return True
    if ends_sentence(left) or is_quoted(left):
        return fits
    if left[-1:] in ",;:–—&" or left.split()[-1].lower() in SMALL:
        return False
    if page.fits == TITLE:
        return True
    if page.fits == FITS_SOLID:
        return needed <= TITLE_FITS * widest and first_letter(right).isupper()
    brief = first and len(left.split()) <= TITLE_WORDS
    return brief and needed <= TITLE_FITS_SPACED * widest and right[0].isupper()


def _indent(line: Line) -> int:
    match = INDENT.match(line.text)
    return match.end() if match else 0


def verse_in(run: list[Line], page: Page) -> float:
    """Return how sure it is that a run is verse: 0 where it is prose."""
    texts = [line.text.strip() for line in run]
    pauses = sum(text[-1:] in ",;:.!?" for text in texts)
    first = not page.poem or run[0].raw == page.first
    is_title = first and 2 * pauses < len(run) and page_is_title(run, page)
    if not page.wrapped or is_title:
        return 0
    return verse(run, page.columns, page.margin, page.poem)


def is_couplet(run: list[Line], page: Page) -> bool:
    """Tell two lines and more that may go on with verse: capitals, and no full line."""
    texts = [line.text.strip() for line in run]
    short = max(map(len, texts)) <= ROOM * page.columns or bool(page.poem)
    return page.wrapped and short and all(first_letter(x).isupper() for x in texts)


def is_set_in(run: list[Line], page: Page) -> bool:
    """Tell a quotation set in as a whole from tables, lists and first lines."""
    if len(run) < 2 or not page.wrapped or _indent(run[0]) < page.margin + 2:
        return False
    if any(line.kind != RAW for line in run):
        return False
    depths = {_indent(line) for line in run}
    texts = [line.text.strip() for line in run]
    table = any(WIDE.search(text) for text in texts) or ITEM.match(texts[0])
    even = max(depths) - min(depths) < 2 and min(depths) >= page.margin + 2
    return even and not table and any(ends_clause(text) for text in texts)


def is_signed(run: list[Line], page: Page) -> bool:
    """Tell what is set to the right: every line has its middle far beyond half."""
    middles = (_indent(line) + len(line.text.strip()) / 2 for line in run)
    deep = all(_indent(line) > page.margin + DEEP for line in run)
    return page.wrapped and deep and all(m > RIGHT * page.columns for m in middles)
