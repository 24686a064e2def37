"""Set events against texts: who mentions what, who is silent, who could not know."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from edition.chronology import STANCES, chronological, stances
from edition.messages import gettext as _
from edition.model import Edition, Event, Text
from edition.views.links import Link, event_refs

MOST_COLUMNS = 12
"""Where there are more texts, those of a year, or of a decade, share a column."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a text, or the texts of a time."""

    label: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """How a text, or the texts of a time, stand to an event."""

    stance: str
    links: tuple[Link, ...] = ()
    """Where the event was identified in a text."""
    share: tuple[int, int] | None = None
    """How many of several texts name it, of how many that could know of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """An event, and how every column stands to it."""

    event: Event
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table of events by texts."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: dict[str, tuple[int, ...]]
    """By stance: how often it is taken in each column."""


def matrix(edition: Edition) -> Matrix:
    """Return the table of who mentions what."""
    found = columns(edition.texts)
    counts = [_stances(edition, column) for column in found]
    return Matrix(
        found,
        tuple(_row(edition, event, found) for event in chronological(edition)),
        {stance: tuple(count[stance] for count in counts) for stance in STANCES},
    )


def columns(texts: Iterable[Text]) -> tuple[Column, ...]:
    """Return a column for each text, or, where these are many, for each time."""
    texts = tuple(texts)
    if len(texts) <= MOST_COLUMNS:
        return tuple(Column(text.short_name, (text,)) for text in texts)
    years = _grouped(texts, 1)
    return years if len(years) <= MOST_COLUMNS else _grouped(texts, 10)


def _grouped(texts: Iterable[Text], unit: int) -> tuple[Column, ...]:
    groups = groupby(texts, key=lambda text: text.meta.date.year // unit * unit)
    label = _("%(decade)ss") if unit > 1 else "%(decade)s"
    return tuple(
        Column(label % {"decade": year}, tuple(group)) for year, group in groups
    )


def _row(edition: Edition, event: Event, found: Iterable[Column]) -> Row:
    cells = (_cell(edition, event, column) for column in found)
    return Row(event, tuple(cells))


def _cell(edition: Edition, event: Event, column: Column) -> Cell:
    found = [stances(edition)[event.id, text.slug] for text in column.texts]
    if len(found) == 1:
        links = event_refs(edition, event)
        own = (link for text, link in links if text is column.texts[0])
        return Cell(found[0], tuple(own))
    able, number = len(found) - found.count("too-early"), found.count("named")
    if not able:
        return Cell("too-early")
    return Cell("named" if number else "silent", share=(number, able))


def _stances(edition: Edition, column: Column) -> Counter[str]:
    found = stances(edition)
    return Counter(found[e.id, t.slug] for e in edition.events for t in column.texts)
