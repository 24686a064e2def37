"""Write JSON Schemas of the files of texts, and of the records in them."""

from collections.abc import Mapping
from typing import Any

from edition.exports.record_fields import (
    KINDS,
    LIST,
    NUMBER,
    RECORD,
    WORDS,
    Field,
    Schema,
    many,
    record,
)
from edition.readers.schemas import DRAFT

FOLDER = "schemas"
DATE = {
    "edtf": Field(WORDS, "The date in EDTF, exact."),
    "earliest": Field(WORDS, "The first day it may fall on, or nothing."),
    "latest": Field(WORDS, "The last day it may fall on, or nothing."),
    "words": Field(WORDS, "The date as readers see it."),
}
LAYER = {
    "name": Field(WORDS, "What records call it."),
    "lang": Field(WORDS, "Its language."),
    "title": Field(WORDS, "The title in it."),
    "translators": Field(LIST, "Who translated it, as “Family, Given”."),
}
SECTION = {
    "id": Field(WORDS, "Its id on the page."),
    "level": Field(NUMBER, "2 for a section of the text itself."),
    "title": Field(WORDS, "Its heading."),
}


def schemas(site: str) -> Mapping[str, Schema]:
    """Return the schemas by the names of their files, at their addresses."""
    return {
        "text": _schema(site, "text", TEXT),
        "passage": _schema(site, "passage", RECORD | _kind(*KINDS[:1])),
        "note": _schema(site, "note", RECORD | _kind(*KINDS[1:])),
    }


def address(site: str, name: str) -> str:
    """Return where a schema is."""
    return f"{site}{FOLDER}/{name}.schema.json"


def _kind(*kinds: str) -> dict[str, Field]:
    return {"kind": Field(WORDS | {"enum": [*kinds]}, RECORD["kind"].about)}


def _object(fields: Mapping[str, Field]) -> Schema:
    return record({n: {"description": f.about} | f.type for n, f in fields.items()})


def _schema(site: str, name: str, fields: Mapping[str, Field]) -> Schema:
    head: dict[str, Any] = {"$schema": DRAFT, "$id": address(site, name)}
    return head | {"title": name} | _object(fields)


TEXT = {
    "$schema": Field(WORDS, "The address of this schema."),
    "id": Field(WORDS, "The id of the text."),
    "url": Field(WORDS | {"format": "uri"}, "Its page."),
    "title": Field(WORDS, "Its title as first published."),
    "subtitle": Field(WORDS, "Its subtitle, if any."),
    "authors": Field(
        LIST, "Its authors, as “Family, Given”; none if they are unknown."
    ),
    "inferred": Field(LIST, "What of author, title and date only the editors infer."),
    "date": Field(_object(DATE), "When it was first published."),
    "source": Field(WORDS, "Where it was first published."),
    "source_rights": Field(WORDS, "What the source says about rights."),
    "lang": Field(WORDS, "The language of the original."),
    "layer": Field(
        WORDS, "“precis” if the words are the editors’, else “transcription”."
    ),
    "creators": Field(LIST, "Who wrote the words that are given here."),
    "licence": Field(WORDS, "Their licence as SPDX names it, if they have one."),
    "version": Field(WORDS, "The version of the text."),
    "proof_state": Field(WORDS, "How far it was compared with the source."),
    "witness": Field(WORDS, "The copy that it was made from."),
    "summary": Field(WORDS, "One sentence."),
    "headnote": Field(WORDS, "The editors’ introduction."),
    "layers": Field(many(_object(LAYER)), "Its translations."),
    "sections": Field(many(_object(SECTION)), "Its headings in order."),
    "passages": Field(many({"$ref": "passage.schema.json"}), "Its passages."),
    "notes": Field(many({"$ref": "note.schema.json"}), "Its notes, series by series."),
}
"""The fields of the file of a text."""
