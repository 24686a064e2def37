"""Own dates in EDTF: validity, bounds for sorting, and words for readers."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import inf
from time import struct_time

from edtf import EDTFParseException, parse_edtf

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
SIMPLE = re.compile(
    r"""
    (?P<year>-?\d{3}[\dX]|\d\dXX)
    (?: - (?P<month>\d\d) (?: - (?P<day>\d\d) )? )?
    (?P<doubt>[?~%]?)
    """,
    re.VERBOSE,
)
DOUBTS = {"?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}
SET = re.compile(r"\[(?P<since>[^\].]*)\.\.(?P<until>[^\].]*)\]")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written, with its bounds as (year, month, day)."""

    edtf: str
    earliest: tuple[float, int, int]
    latest: tuple[float, int, int]

    @property
    def year(self) -> int:
        """The first year it may fall in, or the last if the first is open."""
        first = self.earliest[0]
        return int(first if first != -inf else self.latest[0])

    @property
    def words(self) -> str:
        """The date in English words: “5 June 2008”, “July 2017 or later”."""
        return _words(self.edtf)

    def __str__(self) -> str:
        return self.words


@lru_cache(maxsize=4096)
def parse_date(edtf: str) -> Date:
    """Read a date in EDTF level 1, or one of the sets and seasons of level 2.

    Raises:
        ValueError: it is not EDTF, or its end lies before its beginning.
    """
    try:
        parsed = parse_edtf(edtf)
        earliest = _bound(parsed.lower_strict())
        latest = _bound(parsed.upper_strict())
    except (EDTFParseException, ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"“{edtf}” is not a date in EDTF") from error
    _refuse_impossible_days(edtf)
    if latest < earliest:
        raise ValueError(f"“{edtf}” ends before it begins")
    return Date(edtf, earliest, latest)


def _bound(value: struct_time | float) -> tuple[float, int, int]:
    """Return a sortable bound; the library gives an open end as an infinity."""
    if isinstance(value, struct_time):
        return (value.tm_year, value.tm_mon, value.tm_mday)
    return (float(value), 0, 0)


def _refuse_impossible_days(edtf: str) -> None:
    """Refuse a 31 June: the grammar of the library lets it through."""
    for year, month, day in re.findall(r"(\d{4})-(0\d|1[0-2])-(\d\d)", edtf):
        try:
            date(int(year), int(month), int(day))
        except ValueError as error:
            raise ValueError(f"“{edtf}” is not a day of the calendar") from error


def _words(edtf: str) -> str:
    """Put a date into English words."""
    if one_of := SET.fullmatch(edtf):
        return _range_words(
            one_of["since"], one_of["until"], " or later", " or earlier"
        )
    if "/" in edtf:
        start, _, end = (part.strip(".") for part in edtf.partition("/"))
        if start and end:
            return f"{_simple_words(start)} – {_simple_words(end)}"
        return (
            f"from {_simple_words(start)}" if start else f"until {_simple_words(end)}"
        )
    return _simple_words(edtf)


def _range_words(since: str, until: str, later: str, earlier: str) -> str:
    if since and until:
        return f"between {_simple_words(since)} and {_simple_words(until)}"
    return _simple_words(since) + later if since else _simple_words(until) + earlier


def _simple_words(edtf: str) -> str:
    """Put a single date into words; what has no words of ours stays as written."""
    match = SIMPLE.fullmatch(edtf)
    if not match:
        return edtf
    year = match["year"].replace("XX", "00s").replace("X", "0s")
    words = " ".join(filter(None, [_day(match["day"]), _month(match["month"]), year]))
    return DOUBTS.get(match["doubt"], "{}").format(words)


def _day(day: str | None) -> str:
    return str(int(day)) if day else ""


def _month(month: str | None) -> str:
    if not month:
        return ""
    return SEASONS.get(month) or MONTHS[int(month) - 1]


def phrases(date: Date) -> tuple[str, ...]:
    """Return the ways a text may write this date, the most exact first.

    Only a single day, month or year has phrases: “5 June 2008”, “June 5, 2008”,
    “June 2008”, “2008”.
    """
    match = SIMPLE.fullmatch(date.edtf)
    if not match or "X" in match["year"]:
        return ()
    year, month, day = match["year"], _month(match["month"]), _day(match["day"])
    found = []
    if day:
        found += [f"{day} {month} {year}", f"{month} {day}, {year}", f"{day} {month}"]
    if month:
        found.append(f"{month} {year}")
    return (*found, year)
