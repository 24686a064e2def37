"""Take the rows of each table from the edition: the fields of an entry, and more."""

from collections.abc import Iterable, Iterator, Mapping

from edition.checks.tables import JOINT
from edition.dates import Date
from edition.exports.text_json import bound
from edition.indexes import uses
from edition.model import Edition
from edition.model.entries import Fields, values_of
from edition.model.fields import is_markdown
from edition.scan.plain import plain
from edition.self_citation import page_address

Row = dict[str, str | int | float | None]


def _joined(values: Iterable[object]) -> str:
    return JOINT.join(map(str, values))


def _fields(entry: Fields) -> Row:
    """Return the fields of an entry by their names: a list as one cell, no marks."""
    return {field.name: _cell(value, field.kind) for field, value in values_of(entry)}


def _cell(value: object, kind: object) -> str:
    if isinstance(value, tuple | Mapping):
        return _joined(value)
    return plain(str(value)) if is_markdown(kind) else str(value)


def _days(date: Date) -> Row:
    """Return a date, and its bounds where ISO 8601 has such days."""
    bounds = {"earliest": date.earliest, "latest": date.latest}
    found = {n: bound(day) if day[0] >= 1 else "" for n, day in bounds.items()}
    return {"edtf": date.edtf, **found}


def texts(edition: Edition) -> Iterator[Row]:
    """Yield the texts, in order of date."""
    for text in edition.texts:
        meta = text.meta
        yield _fields(meta) | {
            "id": text.slug,
            "authors": _joined(meta.authors),
            **_days(meta.date),
            "layer": meta.presentation,
            "passages": len(text.passages),
            "notes": len(text.document.notes),
            "url": page_address(edition, text),
        }


def glossary(edition: Edition) -> Iterator[Row]:
    """Yield the terms."""
    return map(_fields, edition.terms)


def timeline(edition: Edition) -> Iterator[Row]:
    """Yield the events."""
    for event in edition.events:
        passages: Row = {"passages": _joined(event.refs)}
        yield _fields(event) | _days(event.date) | passages


def names(edition: Edition) -> Iterator[Row]:
    """Yield the names."""
    for name in edition.names:
        latitude, longitude = name.coordinates or (None, None)
        place: Row = {"latitude": latitude, "longitude": longitude}
        yield _fields(name) | place | dict(name.authorities)


def parallels(edition: Edition) -> Iterator[Row]:
    """Yield the passages of each parallel."""
    for parallel in edition.parallels:
        side = {text: n for n, side in enumerate(parallel.sides, 1) for text in side}
        for ref in parallel.refs:
            here: Row = {"passage": str(ref), "side": side.get(ref.text)}
            yield _fields(parallel) | here


def stances(edition: Edition) -> Iterator[Row]:
    """Yield what each text holds on each theme, and who is silent."""
    for theme in edition.themes:
        about: Row = {"theme": theme.id, "question": theme.question}
        for stance in theme.stances:
            yield about | _fields(stance) | {"text": stance.text}
        yield from (about | {"text": text} for text in theme.silent)


def routes(edition: Edition) -> Iterator[Row]:
    """Yield the steps of each route."""
    for route in edition.routes:
        for number, step in enumerate(route.steps, 1):
            here: Row = {"step": number, "passage": str(step.ref)}
            yield _fields(route) | _fields(step) | here


def emendations(edition: Edition) -> Iterator[Row]:
    """Yield what was mended, and the slips that were kept."""
    for found in edition.emendations:
        yield _fields(found) | {"passage": f"{found.text}#{found.anchor}"}


def works(edition: Edition) -> Iterator[Row]:
    """Yield the works."""
    cited = uses(edition)
    for work in edition.references:
        places = (f"{use.text.slug}#{use.anchor}" for use in cited.get(work.key, ()))
        date = work.text("date") or work.text("year")
        about: Row = {"key": work.key, "type": work.type, "date": date}
        about |= {name: work.text(name) for name in ("author", "title", "doi", "url")}
        yield about | {"cited": _joined(dict.fromkeys(places))}
