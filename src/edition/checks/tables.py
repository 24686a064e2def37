"""Family S: what cannot stand in the tables that an edition is exported as."""

from collections.abc import Iterator

from edition.model import Edition
from edition.model.entries import Entry, values_of
from edition.problems import Place, Problem

RUN = ("=", "+", "-", "@", "\t")
"""Signs with which a formula begins; no export alters a value to hide one."""
JOINT = "|"
"""What stands between the items of a list in a cell."""
BEGIN = "Begin it with a letter, a digit or a quotation mark."
WITHOUT = "Write it with another sign."


def untabular(edition: Edition) -> Iterator[Problem]:
    """S013: spreadsheets run no value of the data, and no item looks like several."""
    for entry in _tabular(edition):
        for field, value in values_of(entry):
            place = entry.at(field.name)
            if isinstance(value, str):
                yield from _run(value, place)
            elif isinstance(value, tuple):
                items = [item for item in value if isinstance(item, str)]
                yield from _run("".join(items[:1]), place)
                yield from _parted(items, place)
    for reference in edition.references:
        yield from _run(reference.title, reference.places.get("title", reference.place))


def _tabular(edition: Edition) -> Iterator[Entry]:
    """Yield what tables are made of, the works apart."""
    yield from (*edition.terms, *edition.events, *edition.parallels, *edition.names)
    yield from (*edition.emendations, *(text.meta for text in edition.texts))
    for theme in edition.themes:
        yield from (theme, *theme.stances)
    for route in edition.routes:
        yield from (route, *route.steps)


def _run(value: str, place: Place) -> Iterator[Problem]:
    if value.startswith(RUN):
        what = f"A spreadsheet runs “{value[:40]}” as a formula"
        yield Problem(place, "S013", what, BEGIN, value)


def _parted(items: list[str], place: Place) -> Iterator[Problem]:
    for item in items:
        if JOINT in item:
            what = f"“{item[:40]}” holds “{JOINT}”, which parts the items of a list"
            yield Problem(place, "S013", what, WITHOUT, item)


RULES = (untabular,)
