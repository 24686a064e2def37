"""Tell what frames a letter: where and when it was written, and who signed it."""

import re
from functools import cache

from babel.dates import get_day_names

from edition.importer.lines import GAP, NOTE, PAGE, TEXT, Lines
from edition.importer.prose import ends_sentence
from edition.importer.reference_dates import LANGUAGES, day_in

PLACE = re.compile(r"(?P<name>[^\d,]{2,60}),\s")
SHORT = 8
"""Words of a closing formula, such as “We remain, Sirs, your obedient servants,”."""
NAME = 4
"""Words of a name, or of what stands above it: “Your sister”."""


def is_of_letter(lines: Lines, index: int) -> bool:
    """Tell a date-line or a signature, which is short and no heading."""
    text = lines[index].text
    if len(text.split()) > SHORT or lines[index].kind != TEXT:
        return False
    return (
        _is_date_line(text) or _is_below_closing(lines, index) or _is_last(lines, index)
    )


def _is_date_line(text: str) -> bool:
    """Tell a place and a day; a day of the week may head an entry of a diary."""
    place = PLACE.match(text)
    if not place or place["name"].strip(" *_").lower() in _weekdays():
        return False
    return bool(day_in(text))


def _is_below_closing(lines: Lines, index: int) -> bool:
    """Tell a name below words that end in a comma."""
    above = lines[index - 1] if index else None
    if (
        above is None
        or above.kind != TEXT
        or any(c.isdigit() for c in lines[index].text)
    ):
        return False
    return above.text.endswith(",") and len(above.text.split()) <= SHORT


def _is_last(lines: Lines, index: int) -> bool:
    """Tell what has nothing but a name below it: “Your sister” above “Marit”."""
    here, *below = (
        line
        for line in lines[index:]
        if line.kind not in (GAP, PAGE, NOTE) and line.text
    )
    if len(below) != 1 or len(here.text.split()) > NAME:
        return False
    name = below[0].text
    return len(name.split()) <= NAME and not ends_sentence(name)


@cache
def _weekdays() -> frozenset[str]:
    """Return the days of the week in all languages, in small letters."""
    return frozenset(
        name.lower().rstrip(".")
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, "format", language).values()
    )
