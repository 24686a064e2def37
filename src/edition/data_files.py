"""Own the reading of data: glossary and timeline, and the edition's settings."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from edition.dates import parse_date
from edition.front_matter import Address, Edtf, Words
from edition.model import Event, Ref, Settings, Term
from edition.problems import Place, Problem
from edition.yaml_places import YamlError, line_of, load_yaml, validated

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$")]
RefText = Annotated[str, Field(pattern=r"^[a-z0-9-]+#[a-z0-9-]+$")]
M = TypeVar("M", bound=BaseModel)
Items = Iterator[tuple[M, Any, Place]]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TermFields(_Model):
    """An entry of the glossary."""

    id: Id
    headword: Words
    forms: list[Words] = Field(min_length=1)
    kind: Literal["concept", "treaty", "organisation", "event", "office"]
    definition: Words
    sources: list[Key] = Field(min_length=1)
    see_also: list[Id] = []
    commentary: Words | None = None


class EventFields(_Model):
    """An entry of the timeline."""

    id: Id
    label: Words
    date: Edtf
    dating: Literal["stated", "inferred"]
    dating_note: Words | None = None
    kind: Words
    refs: list[RefText] = []
    forms: list[Words] = []
    account: Words
    sources: list[Key] = Field(min_length=1)
    names: list[Words] = []


class SettingsFields(_Model):
    """The edition's own settings, ``edition.yml``."""

    title: Words
    subtitle: str = ""
    site_url: Address
    repository: Address
    editors: Words
    contact: Words


TERM_STAND_INS = {
    "id": "unknown",
    "headword": "unknown",
    "forms": ["unknown"],
    "kind": "concept",
    "definition": "unknown",
    "sources": ["unknown"],
}
EVENT_STAND_INS = {
    "id": "unknown",
    "label": "unknown",
    "date": "0001",
    "dating": "inferred",
    "kind": "unknown",
    "refs": [],
    "account": "unknown",
    "sources": ["unknown"],
}


def read_glossary(source: str, path: str) -> tuple[tuple[Term, ...], list[Problem]]:
    """Read the terms; report each field at fault."""
    problems: list[Problem] = []
    terms = tuple(
        Term(
            fields.id,
            fields.headword,
            tuple(fields.forms),
            fields.kind,
            fields.definition,
            tuple(fields.sources),
            place,
            tuple(fields.see_also),
            fields.commentary or "",
        )
        for fields, _, place in _items(
            TermFields, source, path, "G003", TERM_STAND_INS, problems
        )
    )
    return terms, problems


def read_timeline(source: str, path: str) -> tuple[tuple[Event, ...], list[Problem]]:
    """Read the events, in the order of the file; report each field at fault."""
    problems: list[Problem] = []
    events = tuple(
        _event(fields, data, place)
        for fields, data, place in _items(
            EventFields, source, path, "E004", EVENT_STAND_INS, problems
        )
    )
    return events, problems


def _event(fields: EventFields, data: Any, place: Place) -> Event:
    refs = []
    for index, ref in enumerate(fields.refs):
        text, _, anchor = ref.partition("#")
        line = line_of(data, ("refs", index), 1)
        refs.append(Ref(text, anchor, Place(place.path, line)))
    return Event(
        fields.id,
        fields.label,
        parse_date(fields.date),
        fields.dating,
        fields.kind,
        tuple(refs),
        fields.account,
        tuple(fields.sources),
        place,
        fields.dating_note or "",
        tuple(fields.forms),
        tuple(fields.names),
    )


def _items(
    model: type[M],
    source: str,
    path: str,
    code: str,
    stand_ins: dict[str, Any],
    problems: list[Problem],
) -> Items[M]:
    """Yield the validated entries of a YAML list, with their data and places."""
    try:
        data = load_yaml(source, path) if source else []
    except YamlError as error:
        problems.append(Problem(error.place, error.code or code, error.what))
        return
    if not isinstance(data, list):
        problems.append(
            Problem(Place(path), code, "A list of entries is expected here")
        )
        return
    for index, entry in enumerate(data):
        place = Place(path, line_of(data, (index,), 1))
        fields, found = validated(model, entry, path, code, stand_ins)
        problems += found
        yield fields, entry, place


def read_settings(source: str, path: str) -> tuple[Settings, list[Problem]]:
    """Read ``edition.yml``."""
    stand_ins = dict.fromkeys(SettingsFields.model_fields, "http://unknown.invalid")
    try:
        data = load_yaml(source, path)
    except YamlError as error:
        problem = Problem(error.place, error.code or "T002", error.what)
        return Settings(**stand_ins), [problem]
    fields, problems = validated(SettingsFields, data, path, "T002", stand_ins)
    return Settings(**fields.model_dump()), problems
