"""Read the timeline."""

from typing import Any, Literal

from pydantic import Field

from edition.dates import parse_date
from edition.model import Event
from edition.problems import Place, Problem
from edition.readers.data_files.entries import items, refs
from edition.readers.fields import (
    Edtf,
    Fields,
    Id,
    Key,
    Many,
    Markdown,
    Plain,
    RefText,
    Some,
)
from edition.readers.yaml_places import lines_of


class EventFields(Fields):
    """An entry of the timeline."""

    id: Id
    label: Plain
    date: Edtf
    dating: Literal["stated", "inferred"]
    dating_note: Markdown | None = None
    kind: Plain
    refs: Many[RefText] = Field(default_factory=list)
    forms: Many[Plain] = Field(default_factory=list)
    account: Markdown
    sources: Some[Key]
    names: Many[Plain] = Field(default_factory=list)


STAND_INS: dict[str, Any] = {
    "id": "unknown",
    "label": "unknown",
    "date": "0001",
    "dating": "inferred",
    "kind": "unknown",
    "refs": [],
    "account": "unknown",
    "sources": ["unknown"],
}


def read_timeline(source: str, path: str) -> tuple[tuple[Event, ...], list[Problem]]:
    """Read the events, in the order of the file; report each field at fault."""
    problems: list[Problem] = []
    events = tuple(
        _event(fields, data, place)
        for fields, data, place in items(
            EventFields, source, path, "E004", STAND_INS, problems
        )
    )
    return events, problems


def _event(fields: EventFields, data: Any, place: Place) -> Event:
    return Event(
        fields.id,
        fields.label,
        parse_date(fields.date),
        fields.dating,
        fields.kind,
        refs(fields.refs, data, place.path, "refs"),
        fields.account,
        tuple(fields.sources),
        place,
        fields.dating_note or "",
        tuple(fields.forms),
        tuple(fields.names),
        lines_of(data),
    )
