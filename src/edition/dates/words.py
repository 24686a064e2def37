"""Put dates in EDTF into English words."""

import re
from functools import lru_cache

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = ("spring", "summer", "autumn", "winter")
QUARTERS = [f"{nth} quarter of" for nth in ("first", "second", "third", "fourth")]
THIRDS = [f"{nth} third of" for nth in ("first", "second", "last")]
HALVES = [f"{nth} half of" for nth in ("first", "second")]
PARTS = (*SEASONS, *SEASONS, *SEASONS, *QUARTERS, *THIRDS, *HALVES)
"""The parts of a year that EDTF numbers from 21: seasons of nowhere in particular, of
the north and of the south, then quarters, thirds and halves."""
SIMPLE = re.compile(
    r"""
    (?P<year>-?\d{3}[\dX]|-?\d\dXX|-?\dXXX)
    (?: - (?P<month>\d\d|XX) (?: - (?P<day>\d\d|XX) )? )?
    """,
    re.VERBOSE,
)
DOUBTS = re.compile("[?~%]")
SET = re.compile(r"(?P<opening>[\[{])(?P<members>[^\[\]{}]*)[\]}]")
BETWEEN = re.compile(r"[^,.]+\.\.[^,.]+")
YEAR_END = re.compile(r"(?P<year>\d{4})-12-31")


@lru_cache(maxsize=4096)
def words(edtf: str) -> str:
    """Put a date into words; what has no words of ours stays as written."""
    if members := SET.fullmatch(edtf):
        return _set(members["members"], members["opening"] == "{")
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    return simple_words(edtf)


def simple_words(edtf: str) -> str:
    """Put a single date into words, with its doubt: “about 1987”."""
    match = SIMPLE.fullmatch(DOUBTS.sub("", edtf))
    if not match:
        return edtf
    said = _date(match)
    if re.search("[~%]", edtf):
        said = f"about {said}"
    return f"{said} (uncertain)" if re.search("[?%]", edtf) else said


def _date(match: re.Match[str]) -> str:
    """Return “5 June 2008”, “June 2008”, “the 1970s”, “some day in June 2008”."""
    day, month = match["day"] or "", month_words(match["month"])
    day_known = day.isdigit() and month
    known = [str(int(day)) if day_known else "", month, year_words(match["year"])]
    said = " ".join(filter(None, known))
    if day == "XX" and month:
        return f"some day in {said}"
    return f"some time in {said}" if match["month"] == "XX" else said


def month_words(month: str | None) -> str:
    """Return the name of a month or part of a year; none where it is not known."""
    if not month or month == "XX":
        return ""
    number = int(month)
    return MONTHS[number - 1] if number <= 12 else PARTS[number - 21]


def year_words(year: str) -> str:
    """Return “2008”, “1970s”, “1900–1999”, “44 BC”: the year 0 is 1 BC."""
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first < last and year.endswith(("XX", "XXX")):
        return f"{first:04}–{last:04}"
    if first < last:
        return f"{first}s"
    if last < first:
        return f"{1 - last}–{1 - first} BC"
    number = int(year)
    return str(number) if number > 0 else f"{1 - number} BC"


def _interval(start: str, end: str) -> str:
    if start in ("", ".."):
        unknown = "" if start else " (beginning unknown)"
        return f"until {simple_words(end)}{unknown}"
    if end in ("", ".."):
        return f"from {simple_words(start)}{'' if end else ' (end unknown)'}"
    return _span(start, end)


def _span(start: str, end: str) -> str:
    """Return “7–12 August 2008”, “24 March – 10 June 1999”, “1989–1991”."""
    first, last = SIMPLE.fullmatch(start), SIMPLE.fullmatch(end)
    before, after = simple_words(start), simple_words(end)
    if first and last and "X" not in start + end:
        before = _without_shared(first, last)
    is_short = not re.search("[ –]", before) and not re.search("[?~%]", start + end)
    is_short &= " " not in after or " " in simple_words(start)
    return f"{before}–{after}" if is_short else f"{before} – {after}"


def _without_shared(first: re.Match[str], last: re.Match[str]) -> str:
    """Return the beginning of an interval without what its end says again."""
    if not first["month"] or not last["month"] or first["year"] != last["year"]:
        return _date(first)
    if first["day"] and last["day"] and first["month"] == last["month"]:
        return str(int(first["day"]))
    day = f"{int(first['day'])} " if first["day"] else ""
    return day + month_words(first["month"])


def _set(members: str, is_all: bool) -> str:
    """Return “1667, 1668 or 1670–1672” for one of a set, with “and” for all of it."""
    if not is_all and BETWEEN.fullmatch(members):
        since, _, until = members.partition("..")
        return f"between {simple_words(since)} and {simple_words(until)}"
    said = [_member(member, is_all) for member in members.split(",")]
    joint = "and" if is_all else "or"
    return f" {joint} ".join(filter(None, [", ".join(said[:-1]), said[-1]]))


def _member(member: str, is_all: bool) -> str:
    since, dots, until = member.strip().partition("..")
    if not dots:
        return simple_words(since)
    if since and until:
        return _span(since, until)
    if since:
        return f"{simple_words(since)} {'and' if is_all else 'or'} later"
    if year := YEAR_END.fullmatch(until):
        return f"before {int(year['year']) + 1}"
    return f"{simple_words(until)} {'and' if is_all else 'or'} earlier"
