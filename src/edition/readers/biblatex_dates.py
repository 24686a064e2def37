"""Read the dates of bibliographies as EDTF, also those that BibTeX has in words."""

import re

from edition.dates import parse_date
from edition.readers.biblatex import BIBLATEX
from edition.readers.bibtex_values import MONTHS

TIME = re.compile(r"(?<=\d)T\d.*")
RANGE = re.compile(r"(?P<first>\d{4})\s*(?:-{1,3}|–|/)\s*(?P<last>\d{4}|\d\d)")
ABOUT = re.compile(r"(?:c|ca|circa|about)\b\.?\s*(?P<year>\d{4})", re.I)
FEW = 12
"""Years that a range may have whose end is given in two digits."""
MONTH = re.compile(r"\W*(?:(?P<day>\d{1,2})\W+)?(?P<name>[a-z]{3,9}|\d{1,2})\W*", re.I)
NAMED_FIRST = re.compile(r"\W*(?P<name>[a-z]{3,9})\W+(?P<day>\d{1,2})\W*", re.I)
DATES = ("date", "urldate", "origdate", "eventdate")


def with_dates(fields: dict[str, str]) -> dict[str, str]:
    """Return fields with dates in EDTF: year and month as a date, no times of day.

    What cannot be read stays as it is, for a check to find.
    """
    found = {n: edtf(v) if n in DATES else v for n, v in fields.items()}
    if date := found.get("date"):
        if date.startswith(found.get("year", "?")):
            del found["year"]
        if _month(found.get("month", "")):
            del found["month"]
        return found
    year = edtf(found.get("year", ""))
    if state := BIBLATEX["states"].get(year.lower()):
        del found["year"]
        return {"pubstate": state} | found
    if year:
        del found["year"]
        found["date"] = year
    if re.fullmatch(r"\d{4}", year) and (month := _month(found.get("month", ""))):
        del found["month"]
        found["date"] = f"{year}-{month}"
    return found


def edtf(written: str) -> str:
    """Return a date as EDTF if it can be read so: “1991-92”, “c. 1850”, with a time."""
    date = TIME.sub("", written.strip("{} "))
    try:
        parse_date(date)
    except ValueError:
        if match := RANGE.fullmatch(date):
            first, last = int(match["first"]), int(match["last"])
            if len(match["last"]) == 2:
                last = first + (last - first) % 100
            if first < last <= first + FEW or len(match["last"]) == 4:
                return f"{first}/{last}"
        if match := ABOUT.fullmatch(date):
            return f"{match['year']}~"
    return date


def _month(written: str) -> str:
    """Return “12”, “12-05” for “dec”, “5 December”, “December 5”; else nothing."""
    match = MONTH.fullmatch(written) or NAMED_FIRST.fullmatch(written)
    if not match:
        return ""
    name, day = match["name"].lower(), match["day"]
    if name.isdigit():
        number = int(name)
    else:
        number = MONTHS.index(name[:3]) + 1 if name[:3] in MONTHS else 0
    if not 1 <= number <= 12:
        return ""
    return f"{number:02}-{int(day):02}" if day else f"{number:02}"
