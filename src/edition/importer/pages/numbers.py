"""Read the numbers of pages: Arabic and Roman, framed or bare."""

import re

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
PAGE_NUMBER = re.compile(
    r"""
    \s* [-–—|\[(]? \s* (?: (?:page|pg?\.|seite|s\.|с\.|стр\.) \s* )?
    (?P<number> \d{1,4} | [ivxlc]{1,7} ) (?: \s* (?:of|von|/|из) \s* \d{1,4} )?
    \s* [-–—|\])]? \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
NUMBER = re.compile(r"\d{1,6}|\b[ivxlc]{1,7}\b", re.IGNORECASE)


def value(number: str) -> int:
    """Return what a number stands for, 0 where it is none."""
    if number.isdigit():
        return int(number)
    total = last = 0
    for sign in reversed(number.lower()):
        worth = ROMAN.get(sign, 0)
        total += worth if worth >= last else -worth
        last = max(last, worth)
    return total


def page_number(text: str) -> str:
    """Return the number of a page, where a text is nothing else."""
    match = PAGE_NUMBER.fullmatch(text)
    return match["number"] if match else ""
