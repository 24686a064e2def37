"""Write the formats of a citation with the passage left open, for the browser."""

import json
from collections.abc import Iterator

from edition.addresses import file
from edition.exports.bibtex import known_entry, record_fields
from edition.exports.csl_json import csl_json
from edition.exports.ris import ris
from edition.model import Edition, GeneratedFile, Text
from edition.self_citation import of_copies, passage_record


def files(edition: Edition, text: Text) -> Iterator[GeneratedFile]:
    """Yield ``<slug>.cite.json``: each format, with places left open.

    Where the author's words stand beside, ``<slug>.copy.cite.json`` cites those.
    """
    yield _file(edition, text, "cite.json")
    if text.slug in edition.transcriptions:
        copies = of_copies(edition)
        yield _file(copies, copies.text[text.slug], "copy.cite.json")


def _file(edition: Edition, text: Text, suffix: str) -> GeneratedFile:
    content = json.dumps(formats(edition, text), ensure_ascii=False)
    return GeneratedFile(file(text.slug, suffix), content)


def formats(edition: Edition, text: Text) -> dict[str, str]:
    """Return the record of a passage of a text in each format."""
    record = passage_record(edition, text)
    return {
        "bibtex": known_entry("incollection", record["id"], record_fields(record)),
        "ris": ris(record),
        "csl-json": csl_json([record]),
    }
