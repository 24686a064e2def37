"""Finish a line of words: its full stop, its capital; tell where it begins."""

import re

STOPPED = re.compile(r"[.?!…][”’]?(?:</\w+>)*$")


def end_with_stop(line: str) -> str:
    """End a line with a full stop, but where a title at its end has one or asks."""
    return line if STOPPED.search(line) else line + "."


def capital(line: str) -> str:
    """Begin a line with a capital."""
    return line[:1].upper() + line[1:]


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
