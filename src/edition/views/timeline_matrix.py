"""Set events against texts: who mentions what, who is silent, who could not know."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import NamedTuple

from edition.chronology import STANCES, chronological, stances
from edition.dates.years import decade_name, period_of, year_name
from edition.links import Link, event_refs
from edition.model import Edition, Event, Text

MOST_COLUMNS = 12
"""Where there are more texts, those of a year, or of a decade, share a column."""


class Column(NamedTuple):
    """One column: a text, or the texts of a time."""

    label: str
    texts: tuple[Text, ...]


class Cell(NamedTuple):
    """How a text, or the texts of a time, stand to an event."""

    stance: str
    links: tuple[Link, ...] = ()
    """Where the event was identified in a text."""
    share: tuple[int, int] | None = None
    """How many of several texts name it, of how many that could know of it."""


class Matrix(NamedTuple):
    """The table of events by texts."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Event, list[Cell]], ...]
    totals: dict[str, list[int]]
    """By stance: how often it is taken in each column."""


def matrix(edition: Edition) -> Matrix:
    """Return the table of who mentions what."""
    found = columns(edition.texts)
    counts = [_stances(edition, column) for column in found]
    return Matrix(
        found,
        tuple(
            (event, [_cell(edition, event, column) for column in found])
            for event in chronological(edition)
        ),
        {stance: [count[stance] for count in counts] for stance in STANCES},
    )


def columns(texts: Iterable[Text]) -> tuple[Column, ...]:
    """Return a column for each text, or, where these are many, for each time."""
    texts = tuple(texts)
    if len(texts) <= MOST_COLUMNS:
        return tuple(Column(text.short_name, (text,)) for text in texts)
    years = _by_time(texts, int, year_name)
    if len(years) <= MOST_COLUMNS:
        return years
    return _by_time(texts, period_of, decade_name)


def _by_time(
    texts: Iterable[Text], start: Callable[[int], int], name: Callable[[int], str]
) -> tuple[Column, ...]:
    """Return a column for the texts of each time, by the year in which it begins."""
    groups = groupby(texts, key=lambda text: start(text.meta.date.year))
    return tuple(Column(name(year), tuple(group)) for year, group in groups)


def _cell(edition: Edition, event: Event, column: Column) -> Cell:
    found = [stances(edition)[event.id, text.slug] for text in column.texts]
    if len(found) == 1:
        places = event_refs(edition, event)
        own = (link for text, link in places if text is column.texts[0])
        return Cell(found[0], tuple(own))
    able, number = len(found) - found.count("too-early"), found.count("named")
    if not able:
        return Cell("too-early")
    return Cell("named" if number else "silent", share=(number, able))


def _stances(edition: Edition, column: Column) -> Counter[str]:
    found = stances(edition)
    return Counter(found[e.id, t.slug] for e in edition.events for t in column.texts)
