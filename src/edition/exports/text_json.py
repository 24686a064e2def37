"""Write each text as JSON: what is said of it, its passages and notes, with schemas."""

import json
from collections.abc import Iterator
from math import isinf
from typing import Any

from edition.addresses import file
from edition.dates import Date
from edition.exports.imprint import of_text
from edition.exports.record_schemas import FOLDER, address, schemas
from edition.exports.records import records
from edition.model import Edition, GeneratedFile, Text
from edition.reading import readings
from edition.reading.tree import Heading
from edition.reading.walk import words
from edition.scan.plain import plain


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.json``."""
    path = file(text.slug, "json")
    yield GeneratedFile(path, dumped(as_data(edition, text)))


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield the schemas of these files and of the records in them."""
    for name, schema in schemas(edition.settings.site_url).items():
        yield GeneratedFile(f"{FOLDER}/{name}.schema.json", dumped(schema))


def dumped(data: object) -> str:
    """Return data as JSON that people can read."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_data(edition: Edition, text: Text) -> dict[str, Any]:
    """Return a text as plain values."""
    meta, said, found = text.meta, of_text(edition, text), records(edition, text)
    own = readings(edition, text)[0]
    return {
        "$schema": address(edition.settings.site_url, "text"),
        "id": text.slug,
        "url": said.address,
        "title": meta.title,
        "subtitle": meta.subtitle,
        "authors": [*meta.authors],
        "inferred": [*meta.inferred],
        "date": date(meta.date),
        "source": said.source,
        "source_rights": plain(meta.rights),
        "lang": meta.language,
        "layer": meta.presentation,
        "creators": [*said.creators],
        "licence": (edition.settings if text.is_precis else meta).licence,
        "version": meta.version,
        "proof_state": meta.proof_state,
        "witness": plain(meta.witness),
        "summary": meta.summary,
        "headnote": words(own.headnote),
        "layers": [*_layers(edition, text)],
        "sections": [
            {"id": b.id, "level": b.level, "title": words(b.content)}
            for part in own.parts
            for b in part.blocks
            if isinstance(b, Heading)
        ],
        "passages": [record for record in found if record["kind"] == "passage"],
        "notes": [record for record in found if record["kind"] != "passage"],
    }


def date(date: Date) -> dict[str, str]:
    """Return a date in EDTF, with its bounds and in words."""
    bounds = {"earliest": bound(date.earliest), "latest": bound(date.latest)}
    return {"edtf": date.edtf, **bounds, "words": date.words}


def bound(day: tuple[float, int, int]) -> str:
    """Return the first or last day of a date; nothing where it has none."""
    return "" if isinf(day[0]) else f"{int(day[0]):04}-{day[1]:02}-{day[2]:02}"


def _layers(edition: Edition, text: Text) -> Iterator[dict[str, Any]]:
    for layer in edition.translations.get(text.slug, ()):
        made = layer.translation
        yield {
            "name": layer.name,
            "lang": layer.language,
            "title": layer.title,
            "translators": [*made.translators] if made else [],
        }
