"""The fields of the records of passages and notes, for schemas of every kind."""

from typing import Any, NamedTuple

from edition.model import RELATIONS

Schema = dict[str, Any]
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
    return many(record(fields))


def many(of: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": of}


def record(properties: Schema) -> Schema:
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
