"""Say what the files of texts hold, and the records in them, as JSON Schemas."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from edition.model import RELATIONS
from edition.readers.schemas import DRAFT

Schema = dict[str, Any]
FOLDER = "schemas"
WORDS: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
LIST: Schema = {"type": "array", "items": WORDS}
KINDS = ("passage", "author-note", "editor-note", "variant-note")


class Field(NamedTuple):
    """A field of a record."""

    type: Schema
    about: str


def _records(**fields: Schema) -> Schema:
    """Return the schema of a list of records."""
    return _many(_record(fields))


def _many(of: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": of}


def _record(properties: Schema) -> Schema:
    """Return the schema of a record, all of whose fields are there."""
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


RECORD = {
    "id": Field(WORDS, "The id for ever: text, “#” and the anchor."),
    "url": Field(WORDS | {"format": "uri"}, "The address on the site."),
    "text_id": Field(WORDS, "The id of the text."),
    "anchor": Field(WORDS, "The id on the page of the text."),
    "n": Field(NUMBER, "The position among the passages, or in the series of notes."),
    "kind": Field(WORDS | {"enum": [*KINDS]}, "A passage, or a note of a series."),
    "form": Field(WORDS, "What a passage looks like: prose, verse, speech, table …"),
    "layer": Field(
        WORDS,
        "Whose words: “precis” for the editors’, “transcription” for the author’s, "
        "else the name of a translation.",
    ),
    "lang": Field(WORDS, "The language of the words as a BCP 47 tag."),
    "version": Field(WORDS, "The version of the text."),
    "section": Field(WORDS, "The heading that a passage stands under, if any."),
    "authors": Field(LIST, "The authors of the text, as “Family, Given”."),
    "year": Field(NUMBER, "The first year in which the text may have been published."),
    "text": Field(
        WORDS,
        "The words in Unicode NFC, without signs of notes. Lines of verse, rows and "
        "paragraphs end with a line feed, cells with a tab.",
    ),
    "words": Field(NUMBER, "How many words there are between blanks."),
    "sign": Field(WORDS, "The number of a passage, the sign of a note."),
    "passage": Field(
        WORDS, "The passage itself, or the one that a note is called in, or “headnote”."
    ),
    "notes": Field(LIST, "The notes that are called in a passage, in order."),
    "terms": Field(LIST, "The terms of the glossary whose forms stand in the words."),
    "events": Field(LIST, "The events that it is about."),
    "names": Field(LIST, "The names whose forms stand in the words."),
    "citations": Field(
        _records(key=WORDS, label=WORDS, locator=WORDS),
        "The works that are cited, in order, each with its locator.",
    ),
    "parallels": Field(
        _records(id=WORDS, relation=WORDS | {"enum": [*RELATIONS]}, **{"with": LIST}),
        "The parallels in which it speaks, and with which passages.",
    ),
    "marks": Field(
        _records(type=WORDS, id=WORDS, lang=WORDS, start=NUMBER, end=NUMBER),
        "What stretches of the words are. Positions count code points: Python, DuckDB "
        "and Spark count so, JavaScript does not. A note is called where its mark is.",
    ),
}
"""The fields of a record, all of which are always there, in their order."""
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
    return _record({n: {"description": f.about} | f.type for n, f in fields.items()})


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
    "layers": Field(_many(_object(LAYER)), "Its translations."),
    "sections": Field(_many(_object(SECTION)), "Its headings in order."),
    "passages": Field(_many({"$ref": "passage.schema.json"}), "Its passages."),
    "notes": Field(_many({"$ref": "note.schema.json"}), "Its notes, series by series."),
}
"""The fields of the file of a text."""
