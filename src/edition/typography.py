"""Finish a line of words; tell a letter for a number, and how a language is written."""

import re

STOPPED = re.compile(r"[.?!…][”’]?(?:</\w+>)*$")


def end_with_stop(line: str) -> str:
    """End a line with a full stop, but where a title at its end has one or asks."""
    return line if STOPPED.search(line) else line + "."


def capital(line: str) -> str:
    """Begin a line with a capital."""
    return line[:1].upper() + line[1:]


def letter(number: int) -> str:
    """Return the letter of a number: a for 1, z for 26, aa for 27."""
    number -= 1
    last = chr(ord("a") + number % 26)
    return letter(number // 26) + last if number >= 26 else last


RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "ur", "yi"})
"""The languages that are written so, where a tag names no script."""
SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo", "rohg"})
"""Scripts that run so, as tags name them: “pa-Arab”."""


def direction(language: str) -> str:
    """Return how a language is written, as HTML has it: ``ltr``, ``rtl``."""
    first, *parts = language.lower().split("-")
    scripts = [part for part in parts if len(part) == 4 and part.isalpha()]
    is_rtl = scripts[0] in SCRIPTS if scripts else first in RIGHT_TO_LEFT
    return "rtl" if is_rtl else "ltr"
