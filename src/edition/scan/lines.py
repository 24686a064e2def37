"""Count lines: turn offsets into places."""

import re
from bisect import bisect_right

from edition.problems import Place


class Lines:
    """The places of offsets in a text whose first line has a given number."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._path = path
        self._first_line = first_line
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> Place:
        """Return the place of a character."""
        return Place(
            self._path, bisect_right(self._starts, offset) - 1 + self._first_line
        )
