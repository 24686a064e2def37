"""Write every passage and note as a record, one a line, also for a search engine."""

import json
from collections.abc import Iterator

from edition.exports.book import file_name
from edition.exports.record_schemas import RECORD
from edition.exports.records import all_records
from edition.exports.text_json import dumped
from edition.model import Edition, GeneratedFile

ANALYZERS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "ru": "russian",
}
"""The analyzers of words that every installation of OpenSearch has."""


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``passages.jsonl``."""
    yield GeneratedFile("passages.jsonl", lines(edition))


def opensearch(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``opensearch.bulk.ndjson``, and the mapping that its index is made with."""
    index, lines = file_name(edition), []
    for record in all_records(edition):
        action = {"index": {"_index": index, "_id": record["id"]}}
        lines += [json.dumps(action), json.dumps(record, ensure_ascii=False)]
    content = "".join(f"{line}\n" for line in lines)
    yield GeneratedFile("opensearch.bulk.ndjson", content)
    yield GeneratedFile("opensearch.mapping.json", dumped(mapping(edition)))


def lines(edition: Edition) -> str:
    """Return the records, one a line."""
    return "".join(
        f"{json.dumps(record, ensure_ascii=False)}\n" for record in all_records(edition)
    )


def mapping(edition: Edition) -> dict[str, object]:
    """Return how an index is to treat the fields: words as words, ids whole."""
    languages = {str(r["lang"]).partition("-")[0] for r in all_records(edition)}
    known = [code for code in sorted(languages) if code in ANALYZERS]
    analysed = {c: {"type": "text", "analyzer": ANALYZERS[c]} for c in known}
    fields: dict[str, object] = {name: _mapped(name) for name in RECORD}
    fields["text"] = {"type": "text", "fields": analysed}
    fields["section"] = {"type": "text"}
    return {"mappings": {"dynamic": "strict", "properties": fields}}


def _mapped(name: str) -> dict[str, object]:
    """Return how a field is indexed: what holds records is kept, but not searched."""
    type = RECORD[name].type
    if type["type"] == "integer":
        return {"type": "integer"}
    if type.get("items", {}).get("type") == "object":
        return {"type": "object", "enabled": False}
    return {"type": "keyword"}
