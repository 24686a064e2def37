"""Write the formats of a citation with the passage left open, for the browser."""

import json
from collections.abc import Iterator

from edition.citing.styles import open_record
from edition.exports.bibtex import entry, record_fields
from edition.exports.csl_json import csl_json
from edition.exports.ris import ris
from edition.model import Edition, GeneratedFile, Text


def files(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.cite.json`` for every text: each format, with places left open."""
    for text in edition.texts:
        content = json.dumps(formats(edition, text), ensure_ascii=False)
        yield GeneratedFile(f"texts/{text.slug}/{text.slug}.cite.json", content)


def formats(edition: Edition, text: Text) -> dict[str, str]:
    """Return the record of a passage of a text in each format."""
    record = open_record(edition, text)
    return {
        "bibtex": entry("incollection", record["id"], record_fields(record)),
        "ris": ris(record),
        "csl-json": csl_json([record]),
    }
