"""Finish a line of words: its full stop, its capital."""

import re

STOPPED = re.compile(r"[.?!…][”’]?(?:</\w+>)*$")


def end_with_stop(line: str) -> str:
    """End a line with a full stop, but where a title at its end has one or asks."""
    return line if STOPPED.search(line) else line + "."


def capital(line: str) -> str:
    """Begin a line with a capital."""
    return line[:1].upper() + line[1:]
