"""Write the apparatus as CSV with a Data Package, which says what its columns hold.

A list stands in one cell, its items joined by “|”; no value is ever altered.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from edition import licences
from edition.exports.book import file_name
from edition.exports.tables.columns import TABLES, Schema, Table
from edition.exports.tables.rows import Row
from edition.exports.text_json import dumped
from edition.model import Edition, GeneratedFile

FOLDER = "csv"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


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
    writer = csv.DictWriter(
        written, [*columns], lineterminator="\n", extrasaction="ignore"
    )
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
            {"title": name, "roles": ["editor"]} for name in settings.editor_names
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
