"""Dates in EDTF: validity, bounds for sorting, and words for readers."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import inf
from time import struct_time

from edition.cldr import months
from edition.dates.words import DOUBTS, SIMPLE, simple_words, words, year_words

DAY = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)?"
PLAIN = re.compile(
    rf"""
      (?P<only> {DAY} )[~?%]? | (?P<about> [0-9]{{3}}X | [0-9]{{4}}-2[1-4] )
    | (?P<first> {DAY} )[~?%]? / (?: (?P<last> {DAY} )[~?%]? | \.\. )
    | \[ (?P<least> {DAY} ) \.\. \]
    """,
    re.VERBOSE,
)
"""What most dates are; the library takes milliseconds for each, and long to load."""
FAULTS = (ValueError, TypeError, AttributeError, ArithmeticError, LookupError)
"""What the library raises for a date it cannot read, besides what is its own."""
LONGEST = 200
"""Signs of a date; the library takes milliseconds for each member of a set."""
LONG_YEAR = re.compile(r"Y-?\d|\d{5}|\dE\d", re.IGNORECASE)
"""A year of more than four digits, which no calendar of ours can count."""
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""The months of the seasons from spring; the library ends a winter with its year."""
OPEN = ".."
"""The end of an interval that has not come."""
ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
"""What programs of every kind know as a day."""
ISO_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
"""What many of them know too: a year, a month or a day."""
Day = tuple[float, int, int]
Bounds = tuple[Day, Day]
BEFORE_ALL: Day = (-inf, 0, 0)
AFTER_ALL: Day = (inf, 0, 0)
"""An end that is not known is as open as one that has not come; the library has it ten
years off."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written, with its bounds as (year, month, day)."""

    edtf: str
    earliest: Day
    latest: Day

    @property
    def year(self) -> int:
        """The first year it may fall in, or the last if the first is open."""
        first = self.earliest[0]
        return int(first if first != -inf else self.latest[0])

    @property
    def words(self) -> str:
        """The date in words: “5 June 2008”, “July 2017 or later”."""
        return words(self.edtf)

    def __str__(self) -> str:
        return self.words


@lru_cache(maxsize=4096)
def parse_date(edtf: str) -> Date:
    """Read a date in EDTF level 1, or one of the sets and seasons of level 2.

    Raises:
        ValueError: it is not EDTF, or its end lies before its beginning.
    """
    if len(edtf) > LONGEST or LONG_YEAR.search(edtf):
        raise ValueError(
            f"“{edtf[:40]}” is not a date in EDTF with years of four digits"
        )
    if not edtf:
        raise ValueError("nothing is not a date in EDTF")
    earliest, latest = _plain_bounds(edtf) or _bounds(edtf)
    _refuse_impossible_days(edtf)
    if latest < earliest:
        raise ValueError(f"“{edtf}” is not a date in EDTF: it ends before it begins")
    return Date(edtf, earliest, latest)


def known_date(edtf: str) -> Date | None:
    """Return a date; None of what is none, where a check has said so."""
    try:
        return parse_date(edtf)
    except ValueError:
        return None


def _plain_bounds(edtf: str) -> Bounds | None:
    """Return the bounds of a plain date or of a range of such; None for another."""
    if not (found := PLAIN.fullmatch(edtf)):
        return None
    only = found["only"] or found["about"]
    first = only or found["first"] or found["least"]
    last = only or found["last"] or OPEN
    earliest = _first_and_last(first)
    latest = _first_and_last(last) if last != OPEN else (BEFORE_ALL, AFTER_ALL)
    return (earliest[0], latest[1]) if earliest and latest else None


def _first_and_last(edtf: str) -> Bounds | None:
    """Return the first and the last day of a plain date, if there is such."""
    first, last = edtf.replace("X", "0"), edtf.replace("X", "9")
    year, month, day = (*map(int, first.split("-")), 0, 0)[:3]
    begins, ends = SEASONS.get(month, (month or 1, month or 12))
    try:
        date(year, begins, day or 1)
    except ValueError:
        return None
    last_day = day or monthrange(year, ends)[1]
    return (year, begins, day or 1), (int(last[:4]), ends, last_day)


def _bounds(edtf: str) -> Bounds:
    """Return the bounds of a date of any kind, as the library reads it."""
    from edtf import EDTFParseException, parse_edtf  # most editions need it seldom

    try:
        if edtf != edtf.strip():
            raise ValueError("the library passes over white space")
        if edtf == "../..":
            raise ValueError("all of time is no date")
        parsed = parse_edtf(edtf)
        earliest = _bound(parsed.lower_strict()) if edtf[0] != "/" else BEFORE_ALL
        latest = _bound(parsed.upper_strict()) if edtf[-1] != "/" else AFTER_ALL
    except (EDTFParseException, RecursionError, *FAULTS) as error:
        raise ValueError(f"“{edtf}” is not a date in EDTF") from error
    return earliest, latest


def _bound(value: struct_time | float) -> Day:
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
            raise ValueError(
                f"“{edtf}” is not a date in EDTF: there is no such day"
            ) from error


@lru_cache(maxsize=4096)
def phrases(date: Date, tag: str) -> tuple[str, ...]:
    """Return the ways a text in a language may write this date, the most exact first.

    Only a single day, month or year has phrases: “5 June 2008”, “June 5, 2008”,
    “June 2008”, “2008”.
    """
    match = SIMPLE.fullmatch(DOUBTS.sub("", date.edtf))
    if not match or "X" in date.edtf:
        return ()
    year, found = year_words(match["year"]), list[str]()
    month, day = int(match["month"] or 0), int(match["day"] or 0)
    if month > 12:
        found.append(simple_words(DOUBTS.sub("", date.edtf)))
    elif month:
        names = [months(tag, alone=alone)[month - 1] for alone in (False, True)]
        found += _days(day, names[0], year) if day else []
        found += [f"{name} {year}" for name in dict.fromkeys(names)]
    return (*found, year)


def _days(day: int, month: str, year: str) -> list[str]:
    """Return a day as it is written in Europe, and in America."""
    found = [f"{day}{stop} {month}" for stop in ("", ".")]
    return [f"{one} {year}" for one in found] + [f"{month} {day}, {year}", *found]
