"""Write dates in EDTF as attributes of TEI."""

import re
from math import isinf

from edition.dates import Day, parse_date
from edition.dates.spans import OPEN
from edition.dates.words import DOUBTS

PLAIN = re.compile(r"(?P<year>-?\d{4})(?P<rest>(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?)")
EDTF = "edtf"
"""The id of the calendar that dates are written in."""


def dating(edtf: str) -> dict[str, str]:
    """Return the attributes that date an element, the EDTF itself if it says more.

    An interval lasts ``from`` one day ``to`` another; what happened at a moment that is
    not known exactly, happened not before the one and not after the other.
    """
    core = DOUBTS.sub("", edtf)
    if _plain(edtf) == edtf:
        return {"when": edtf}
    found = {"when_custom": edtf, "datingMethod": f"#{EDTF}", "cert": _certainty(edtf)}
    if "/" in core and core[0] not in "[{":
        return found | _lasting(*core.split("/", 1))
    if when := _plain(core):
        return found | {"when": when}
    date = parse_date(edtf)
    return found | {"notBefore": _day(date.earliest), "notAfter": _day(date.latest)}


def _certainty(edtf: str) -> str:
    if "?" in edtf or "%" in edtf:
        return "low"
    return "medium" if "~" in edtf else ""


def _lasting(first: str, last: str) -> dict[str, str]:
    begins = "" if first in OPEN else _plain(first) or _day(parse_date(first).earliest)
    ends = "" if last in OPEN else _plain(last) or _day(parse_date(last).latest)
    return {"from_": begins, "to": ends}


def _plain(edtf: str) -> str:
    """Return a day, month or year as XML Schema has it, of other dates nothing."""
    found = PLAIN.fullmatch(edtf)
    return _year(int(found["year"])) + found["rest"] if found else ""


def _day(day: Day) -> str:
    if isinf(day[0]):
        return ""
    return f"{_year(int(day[0]))}-{day[1]:02d}-{day[2]:02d}"


def _year(year: int) -> str:
    """Return a year; XML Schema 1.0 has none between -1 and 1."""
    return f"{year:04d}" if year > 0 else f"-{1 - year:04d}"
