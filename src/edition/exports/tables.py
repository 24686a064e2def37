"""Write the apparatus as CSV with a Data Package, which says what its columns hold.

A list stands in one cell, its items joined by “|”; no value is ever altered.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from typing import Any, NamedTuple, get_args

from edition import licences
from edition.checks.tables import JOINT
from edition.dates import Date
from edition.exports.book import file_name
from edition.exports.text_json import bound, dumped
from edition.indexes import uses
from edition.model import Edition, Event, GeneratedFile, Name, Parallel, Term, Text
from edition.model.fields import fields_of
from edition.model.names import Authorities
from edition.scan.plain import plain

FOLDER = "csv"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
Cell = str | int | float | None
Row = dict[str, Cell]
Schema = dict[str, Any]


class Table(NamedTuple):
    """A table, and what its columns hold."""

    about: str
    key: tuple[str, ...]
    columns: dict[str, Schema]
    rows: Callable[[Edition], Iterable[Row]]


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield a table of each kind of entry that there is, and ``datapackage.json``."""
    filled = {name: [*table.rows(edition)] for name, table in TABLES.items()}
    filled = {name: rows for name, rows in filled.items() if rows}
    for name, rows in filled.items():
        columns = TABLES[name].columns
        yield GeneratedFile(f"{FOLDER}/{name}.csv", _csv(columns, rows))
    package = dumped(_package(edition, [*filled]))
    yield GeneratedFile(f"{FOLDER}/datapackage.json", package)


def _csv(columns: Iterable[str], rows: Iterable[Row]) -> str:
    written = StringIO()
    writer = csv.DictWriter(written, [*columns], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def _package(edition: Edition, names: Iterable[str]) -> Schema:
    settings = edition.settings
    found = {
        "$schema": PROFILE,
        "name": file_name(edition),
        "title": settings.title,
        "description": settings.subtitle,
        "version": settings.version,
        "homepage": settings.site_url,
        "licenses": [
            {"name": id, "path": licences.address(id), "title": licences.name(id)}
            for id in licences.ids(settings.licence)
        ],
        "contributors": [
            {"title": editor.in_reading_order, "roles": ["editor"]}
            for editor in settings.editors
        ],
        "resources": [_resource(name, TABLES[name]) for name in names],
    }
    return {name: value for name, value in found.items() if value}


def _resource(name: str, table: Table) -> Schema:
    fields = [{"name": n, **about} for n, about in table.columns.items()]
    return {
        "name": name,
        "path": f"{name}.csv",
        "description": table.about,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": [*table.key]},
    }


# What columns hold


def _column(about: str, type: str = "string", **constraints: object) -> Schema:
    made: Schema = {"type": type, "description": about}
    return made | ({"constraints": constraints} if constraints else {})


def _listed(about: str) -> Schema:
    return _column(f"{about}, joined by “{JOINT}”.")


def _id(about: str = "The id, which never changes.") -> Schema:
    return _column(about, required=True)


def _one_of(model: type, field: str, about: str) -> Schema:
    """Return a column that holds one of the values of a field of a model."""
    kinds = {found.name: found.kind for found in fields_of(model)}
    return _column(about, enum=[value for value in get_args(kinds[field]) if value])


def _joined(values: Iterable[object]) -> str:
    return JOINT.join(map(str, values))


def _days(date: Date) -> Row:
    """Return a date, and its bounds where ISO 8601 has such days."""
    bounds = {"earliest": date.earliest, "latest": date.latest}
    found = {n: bound(day) if day[0] >= 1 else "" for n, day in bounds.items()}
    return {"edtf": date.edtf, **found}


DAYS = {
    "edtf": _column("The date in EDTF."),
    "earliest": _column("The first day it may fall on.", "date"),
    "latest": _column("The last day it may fall on.", "date"),
}


# Rows


def _texts(edition: Edition) -> Iterator[Row]:
    for text in edition.texts:
        meta = text.meta
        yield {
            "id": text.slug,
            "title": meta.title,
            "authors": _joined(meta.authors),
            **_days(meta.date),
            "language": meta.language,
            "layer": meta.presentation,
            "version": meta.version,
            "passages": len(text.passages),
            "notes": len(text.document.notes),
            "url": _page(edition, text),
        }


def _page(edition: Edition, text: Text) -> str:
    return f"{edition.settings.site_url}texts/{text.slug}/"


def _glossary(edition: Edition) -> Iterator[Row]:
    for term in edition.terms:
        yield {
            "id": term.id,
            "headword": term.headword,
            "kind": term.kind,
            "definition": plain(term.definition),
            "commentary": plain(term.commentary),
            "forms": _joined(term.forms),
            "see_also": _joined(term.see_also),
            "sources": _joined(term.sources),
        }


def _timeline(edition: Edition) -> Iterator[Row]:
    for event in edition.events:
        yield {
            "id": event.id,
            "label": event.label,
            **_days(event.date),
            "dating": event.dating,
            "kind": event.kind,
            "account": plain(event.account),
            "passages": _joined(event.refs),
            "sources": _joined(event.sources),
        }


def _names(edition: Edition) -> Iterator[Row]:
    for name in edition.names:
        latitude, longitude = name.coordinates or (None, None)
        yield {
            "id": name.id,
            "name": name.name,
            "sort": name.sort,
            "kind": name.kind,
            "original": name.original,
            "language": name.language,
            "identification": plain(name.identification),
            "forms": _joined(name.forms),
            "latitude": latitude,
            "longitude": longitude,
            **dict(name.authorities),
        }


def _parallels(edition: Edition) -> Iterator[Row]:
    for parallel in edition.parallels:
        for ref in parallel.refs:
            yield {
                "id": parallel.id,
                "passage": str(ref),
                "title": parallel.title,
                "theme": parallel.theme,
                "relation": parallel.relation,
            }


def _works(edition: Edition) -> Iterator[Row]:
    cited = uses(edition)
    for reference in edition.references:
        places = dict.fromkeys(
            f"{use.text.slug}#{use.anchor}" for use in cited.get(reference.key, ())
        )
        yield {
            "key": reference.key,
            "type": reference.type,
            "author": reference.text("author"),
            "title": reference.title,
            "date": reference.text("date") or reference.text("year"),
            "doi": reference.text("doi"),
            "url": reference.text("url"),
            "cited": _joined(places),
        }


TABLES = {
    "texts": Table(
        "The texts, in order of date.",
        ("id",),
        {
            "id": _id(),
            "title": _column("The title as first published."),
            "authors": _listed("Names as “Family, Given”"),
            **DAYS,
            "language": _column("The language of the original."),
            "layer": _column("Whose words are given: precis, or transcription."),
            "version": _column("The version of the text."),
            "passages": _column("How many passages it has.", "integer"),
            "notes": _column("How many notes it has.", "integer"),
            "url": _column("Its page."),
        },
        _texts,
    ),
    "glossary": Table(
        "The terms of the glossary.",
        ("id",),
        {
            "id": _id(),
            "headword": _column("The term as it is filed."),
            "kind": _one_of(Term, "kind", "What kind of thing it names."),
            "definition": _column("What it means, whoever uses it."),
            "commentary": _column("How its use differs between the texts."),
            "forms": _listed("The words by which it is found"),
            "see_also": _listed("Other terms"),
            "sources": _listed("Works that the definition rests on"),
        },
        _glossary,
    ),
    "timeline": Table(
        "The events of the timeline.",
        ("id",),
        {
            "id": _id(),
            "label": _column("What happened."),
            **DAYS,
            "dating": _one_of(Event, "dating", "Stated by a text, or inferred."),
            "kind": _column("What kind of event it is."),
            "account": _column("What happened, and what the texts make of it."),
            "passages": _listed("Passages and notes that it is identified in"),
            "sources": _listed("Works that establish it"),
        },
        _timeline,
    ),
    "names": Table(
        "Persons, organisations and places.",
        ("id",),
        {
            "id": _id(),
            "name": _column("The name as it is shown."),
            "sort": _column("The name as it is filed."),
            "kind": _one_of(Name, "kind", "What is named."),
            "original": _column("The name in its own script."),
            "language": _column("The language of that."),
            "identification": _column("Who or what it was at the date of the texts."),
            "forms": _listed("The words by which it is found"),
            "latitude": _column("In degrees (WGS84).", "number"),
            "longitude": _column("In degrees (WGS84).", "number"),
            "wikidata": _column("The item in Wikidata.", pattern="Q[0-9]+"),
            **{
                found.name: _column(f"The identifier in {found.name}.")
                for found in fields_of(Authorities)
                if found.name != "wikidata"
            },
        },
        _names,
    ),
    "parallels": Table(
        "Passages that stand in a relation to one another, a passage a row.",
        ("id", "passage"),
        {
            "id": _id(),
            "passage": _id("The passage, as text and anchor."),
            "title": _column("The matter."),
            "theme": _column("The theme it stands under."),
            "relation": _one_of(Parallel, "relation", "How the passages stand."),
        },
        _parallels,
    ),
    "works": Table(
        "The works of the bibliography.",
        ("key",),
        {
            "key": _id("The key, by which texts cite it."),
            "type": _column("Its type in biblatex."),
            "author": _column("Its authors."),
            "title": _column("Its title."),
            "date": _column("When it was published."),
            "doi": _column("Its DOI."),
            "url": _column("Its address."),
            "cited": _listed("Passages and notes that cite it"),
        },
        _works,
    ),
}
"""The tables by their names."""
