"""Say what the columns of each table hold, in the words of Data Package."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, get_args

from edition.checks.tables import JOINT
from edition.exports.tables import rows
from edition.exports.tables.rows import Row
from edition.model import Edition, Emendation, Event, Name, Parallel, Term
from edition.model.entries import fields_of
from edition.model.names import Authorities

Schema = dict[str, Any]


class Table(NamedTuple):
    """A table, and what its columns hold."""

    about: str
    key: tuple[str, ...]
    columns: dict[str, Schema]
    rows: Callable[[Edition], Iterable[Row]]


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


DAYS = {
    "edtf": _column("The date in EDTF."),
    "earliest": _column("The first day it may fall on.", "date"),
    "latest": _column("The last day it may fall on.", "date"),
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
        rows.texts,
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
        rows.glossary,
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
        rows.timeline,
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
        rows.names,
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
            "side": _column("The side its text takes, by number; nothing for none."),
            "commentary": _column("What the editors say of it."),
            "silent": _listed("Texts that do not speak of it"),
        },
        rows.parallels,
    ),
    "stances": Table(
        "What each text holds on each theme, in the editors’ words, a text a row.",
        ("theme", "text"),
        {
            "theme": _id("The theme, as the parallels name it."),
            "text": _id("The text."),
            "question": _column("What every text is asked."),
            "holds": _column("What the text holds; nothing where it is silent."),
            "passages": _listed("Passages that carry it"),
        },
        rows.stances,
    ),
    "routes": Table(
        "Orders in which to read the texts, a step a row.",
        ("id", "step"),
        {
            "id": _id(),
            "step": _column("Its place in the route, from 1.", "integer"),
            "title": _column("What the route is called."),
            "passage": _column("The passage, as text and anchor."),
            "why": _column("What to look for in it."),
        },
        rows.routes,
    ),
    "emendations": Table(
        "What was mended in the sources, and the authors’ slips that were kept.",
        ("passage", "rdg", "lem"),
        {
            "passage": _id("The passage or note, as text and anchor."),
            "rdg": _id("What the source has."),
            "lem": _id("What the editors read."),
            "kind": _one_of(Emendation, "kind", "The damage; “slip” where it is kept."),
            "reason": _column("Why they read so."),
        },
        rows.emendations,
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
        rows.works,
    ),
}
"""The tables by their names."""
