"""Read the dates in notes and on title pages, in six languages."""

import re
from functools import cache

from babel.dates import get_month_names

_NAMES = """
jan feb mar apr may jun jul aug sep oct nov dec
янв фев мар апр мая июн июл авг сен окт ноя дек
січ лют бер кві тра чер лип сер вер жов лис гру
"""
MONTHS = {name: i % 12 + 1 for i, name in enumerate(_NAMES.split())} | {"май": 5}
"""The number of a month by its first three letters, as it is shortened in notes."""
LANGUAGES = ("en", "uk", "pl", "ru", "de", "fr")
"""Those in which months are known by their names."""
NUMBERS = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
WORDS = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?[. ]\s?(?:of\s)?(?P<name>[^\W\d_]{3,9})[.,]?\s"
    r"(?P<year>\d{4})(?!\d)"
    r"|(?P<name2>[^\W\d_]{3,9})\s(?P<day2>\d{1,2}),\s(?P<year2>\d{4})(?!\d)"
)
MONTH = re.compile(r"(?P<name>[^\W\d_]{3,12})[.,]?\s(?P<year>1[0-9]{3}|20\d\d)(?!\d)")


def iso_date(text: str) -> str:
    """Return a date as year-month-day, or as it is where it cannot be read."""
    if match := NUMBERS.fullmatch(text):
        return f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    match = WORDS.fullmatch(text)
    return (_from_words(match) if match else "") or text


def day_in(text: str) -> str:
    """Return the first day that is named in a text, or nothing."""
    return next(filter(None, map(_from_words, WORDS.finditer(text))), "")


def month_in(text: str) -> str:
    """Return the first month of a year that is named in a text, or nothing."""
    for match in MONTH.finditer(text):
        if number := _months().get(match["name"].lower()):
            return f"{match['year']}-{number:02}"
    return ""


def month_number(name: str) -> int:
    """Return the number of a month by its name, whole or shortened, or nothing."""
    return _months().get(name, 0)


@cache
def _months() -> dict[str, int]:
    """Return the number of each month by its names in all languages."""
    return {
        name.lower().rstrip("."): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    }


def _from_words(match: re.Match[str]) -> str:
    name = (match["name"] or match["name2"]).lower()
    month = _months().get(name) or MONTHS.get(name[:3])
    day, year = match["day"] or match["day2"], match["year"] or match["year2"]
    return f"{year}-{month:02}-{int(day):02}" if month else ""
