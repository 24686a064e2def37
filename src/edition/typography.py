"""Finish a line of words: its full stop, its capital, a letter for its number."""

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
