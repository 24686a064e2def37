"""Put dates in EDTF into words of the edition's language.

A language may have other words before a day than before a month or a year (“jusqu’au”,
“jusqu’en”), and another form of a month behind them (“до червня”).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from edition.cldr import months
from edition.messages import N_, language, pgettext
from edition.messages import gettext as _

SEASONS = (
    *(N_("spring %(year)s"), N_("summer %(year)s")),
    *(N_("autumn %(year)s"), N_("winter %(year)s")),
)
QUARTERS = (
    *(N_("first quarter of %(year)s"), N_("second quarter of %(year)s")),
    *(N_("third quarter of %(year)s"), N_("fourth quarter of %(year)s")),
)
THIRDS = (
    *(N_("first third of %(year)s"), N_("second third of %(year)s")),
    N_("last third of %(year)s"),
)
HALVES = (N_("first half of %(year)s"), N_("second half of %(year)s"))
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
BEFORE_CHRIST = re.compile(r"-\d{4}|0000")
"""A year without month and doubt; the year 0 is 1 BC."""
DOUBTS = re.compile("[?~%]")
SET = re.compile(r"(?P<opening>[\[{])(?P<members>[^\[\]{}]*)[\]}]")
BETWEEN = re.compile(r"[^,.]+\.\.[^,.]+")
YEAR_END = re.compile(r"(?P<year>\d{4})-12-31")


def words(edtf: str) -> str:
    """Put a date into words; what has no words of ours stays as written."""
    return _words(edtf, language())


@lru_cache(maxsize=4096)
def _words(edtf: str, _language: str) -> str:
    if members := SET.fullmatch(edtf):
        return _set(members["members"], members["opening"] == "{")
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    return simple_words(edtf)


def simple_words(edtf: str, *, governed: bool = False) -> str:
    """Put a date into words: “about 1987”; ``governed``, as a preposition has it."""
    match = SIMPLE.fullmatch(DOUBTS.sub("", edtf))
    if not match:
        return edtf
    is_about = bool(re.search("[~%]", edtf))
    said = _date(match, governed=governed or (is_about and not _is_day(edtf)))
    if is_about and _is_day(edtf):
        said = pgettext("a day", "about %(date)s") % {"date": said}
    elif is_about:
        said = pgettext("a month or more", "about %(date)s") % {"date": said}
    uncertain = bool(re.search("[?%]", edtf))
    return _("%(date)s (uncertain)") % {"date": said} if uncertain else said


def _is_day(edtf: str) -> bool:
    match = SIMPLE.fullmatch(DOUBTS.sub("", edtf))
    return bool(match and (match["day"] or "").isdigit() and match["month"] != "XX")


def _date(match: re.Match[str], *, governed: bool = False) -> str:
    """Return “5 June 2008”, “June 2008”, “the 1970s”, “some day in June 2008”."""
    day, month = match["day"] or "", match["month"] or ""
    year = year_words(match["year"], governed=governed)
    if month == "XX":
        return _("some time in %(year)s") % {"year": year}
    if not month:
        return year
    if int(month) > 12:
        return _(PARTS[int(month) - 21]) % {"year": year}
    if day.isdigit():
        known = {
            "day": _day(int(day)),
            "month": _month(month, alone=False),
            "year": year,
        }
        return _("%(day)s %(month)s %(year)s") % known
    month = _month(month, alone=not governed)
    said = _("%(month)s %(year)s") % {"month": month, "year": year}
    return _("some day in %(month)s") % {"month": said} if day == "XX" else said


def _day(number: int) -> str:
    """Return the number of a day; that of the first may differ: “1er”."""
    if number > 1:
        return str(number)
    return pgettext("first day of a month", "%(day)s") % {"day": number}


def _month(number: str, *, alone: bool) -> str:
    return months(language(), alone=alone)[int(number) - 1]


def year_words(year: str, *, governed: bool = False) -> str:
    """Return “2008”, “1970s”, “1900–1999”, “44 BC”: the year 0 is 1 BC."""
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first < last and year.endswith(("XX", "XXX")):
        return f"{first:04}–{last:04}"
    if first < last:
        return decade_words(first, governed=governed)
    if last < first:
        return _("%(year)s BC") % {"year": f"{1 - last}–{1 - first}"}
    return str(first) if first > 0 else _("%(year)s BC") % {"year": 1 - first}


def decade_words(first: int, *, governed: bool = False) -> str:
    """Return “1970s” by the first year."""
    if governed:
        return pgettext("after a preposition", "%(first)ss") % {"first": first}
    return _("%(first)ss") % {"first": first}


def _interval(start: str, end: str) -> str:
    if start in ("", ".."):
        said = _until(end)
        return said if start else _("%(date)s (beginning unknown)") % {"date": said}
    if end in ("", ".."):
        said = _from(start)
        return said if end else _("%(date)s (end unknown)") % {"date": said}
    return _span(start, end)


def _until(end: str) -> str:
    if _is_day(end):
        return pgettext("a day", "until %(date)s") % {"date": simple_words(end)}
    date = simple_words(end, governed=True)
    return pgettext("a month or more", "until %(date)s") % {"date": date}


def _from(start: str) -> str:
    if _is_day(start):
        return pgettext("a day", "from %(date)s") % {"date": simple_words(start)}
    date = simple_words(start, governed=True)
    return pgettext("a month or more", "from %(date)s") % {"date": date}


def _span(start: str, end: str) -> str:
    """Return “7–12 August 2008”, “24 March – 10 June 1999”, “1989–1991”."""
    if BEFORE_CHRIST.fullmatch(start) and BEFORE_CHRIST.fullmatch(end):
        return _("%(year)s BC") % {"year": f"{1 - int(start)}–{1 - int(end)}"}
    first, last = SIMPLE.fullmatch(start), SIMPLE.fullmatch(end)
    before, after = simple_words(start), simple_words(end)
    if first and last and "X" not in start + end:
        before = _without_shared(first, last)
    is_short = not re.search(r"[\s–]", before) and not re.search("[?~%]", start + end)
    is_short &= " " not in after or " " in simple_words(start)
    return f"{before}–{after}" if is_short else f"{before} – {after}"


def _without_shared(first: re.Match[str], last: re.Match[str]) -> str:
    """Return the beginning of an interval without what its end says again."""
    months_named = [found["month"] for found in (first, last)]
    if first["year"] != last["year"] or not all(months_named):
        return _date(first)
    if int(max(months_named)) > 12:
        return _date(first)
    if not first["day"]:
        return _month(first["month"], alone=True)
    day = _day(int(first["day"]))
    if last["day"] and first["month"] == last["month"]:
        return pgettext("day of a month", "%(day)s") % {"day": day}
    month = _month(first["month"], alone=False)
    return _("%(day)s %(month)s") % {"day": day, "month": month}


def _set(members: str, is_all: bool) -> str:
    """Return “1667, 1668 or 1670–1672” for one of a set, with “and” for all of it."""
    if not is_all and BETWEEN.fullmatch(members):
        since, _dots, until = members.partition("..")
        return _between(since, until)
    said = [_member(member, is_all) for member in members.split(",")]
    return listed(said, is_all=is_all)


def _between(since: str, until: str) -> str:
    if _is_day(since) and _is_day(until):
        said = {"first": simple_words(since), "last": simple_words(until)}
        return pgettext("days", "between %(first)s and %(last)s") % said
    said = {"first": simple_words(since, governed=True)}
    said |= {"last": simple_words(until, governed=True)}
    return pgettext("months or more", "between %(first)s and %(last)s") % said


def listed(words: Sequence[str], *, is_all: bool = True) -> str:
    """Return “a, b and c”, or “a, b or c”."""
    *before, last = words
    if not before:
        return last
    joint = _("%(first)s and %(last)s") if is_all else _("%(first)s or %(last)s")
    return joint % {"first": ", ".join(before), "last": last}


def _member(member: str, is_all: bool) -> str:
    since, dots, until = member.strip().partition("..")
    if not dots:
        return simple_words(since)
    if since and until:
        return _span(since, until)
    if since:
        later = _("%(date)s and later") if is_all else _("%(date)s or later")
        return later % {"date": simple_words(since)}
    if year := YEAR_END.fullmatch(until):
        return _("before %(year)s") % {"year": int(year["year"]) + 1}
    earlier = _("%(date)s and earlier") if is_all else _("%(date)s or earlier")
    return earlier % {"date": simple_words(until)}
