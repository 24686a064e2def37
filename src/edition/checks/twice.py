"""Report what two entries have in common at the one that was changed last."""

from collections.abc import Callable
from functools import cache, partial
from typing import TypeVar

from edition.git import line_times
from edition.model import Edition
from edition.model.fields import Entry
from edition.model.index import per_edition

E = TypeVar("E", bound=Entry)


def by_change(edition: Edition, field: str, first: E, second: E) -> tuple[E, E]:
    """Return two entries, first the one whose field was changed last, as git knows.

    Where git does not know it, that is the second in the file.
    """
    if _time(edition, first, field) > _time(edition, second, field):
        return first, second
    return second, first


def _time(edition: Edition, entry: Entry, field: str) -> int:
    """Return when a field was changed last, in seconds; 0 where nobody knows."""
    start = entry.at(field)
    later = (place.line for place in entry.places.values() if place.line > start.line)
    end = min(later, default=start.line + 1)
    times = _times(edition)(start.path)[start.line - 1 : end - 1]
    return max(times, default=0)


@per_edition
def _times(edition: Edition) -> Callable[[str], list[int]]:
    """Return what reads from git when each line of a file was changed, once a file."""
    return cache(partial(line_times, edition.root))
