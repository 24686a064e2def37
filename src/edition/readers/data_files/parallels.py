"""Read the parallels, and the guided routes through the texts."""

from typing import Any, Literal

from pydantic import Field

from edition.model import Parallel, Route, Step
from edition.problems import Place, Problem
from edition.readers.data_files.entries import items, ref, refs
from edition.readers.fields import Fields, Id, Key, Many, Markdown, Plain, RefText, Some
from edition.readers.yaml_places import lines_of

Relation = Literal["contradiction", "sense", "agreement", "silence", "tension"]


class ParallelFields(Fields):
    """An entry of the parallels."""

    id: Id
    title: Plain
    theme: Id
    relation: Relation
    passages: Some[RefText]
    commentary: Markdown
    silent: Many[Id] = Field(default_factory=list)
    terms: Many[Id] = Field(default_factory=list)
    events: Many[Id] = Field(default_factory=list)
    sources: Many[Key] = Field(default_factory=list)


class StepFields(Fields):
    """One passage of a route."""

    ref: RefText
    why: Markdown


class RouteFields(Fields):
    """An entry of the routes."""

    id: Id
    title: Plain
    intro: Markdown
    steps: Some[StepFields]


STAND_INS: dict[str, Any] = {
    "id": "unknown",
    "title": "unknown",
    "theme": "unknown",
    "relation": "sense",
    "passages": ["unknown#p1"],
    "commentary": "unknown",
}
ROUTE_STAND_INS: dict[str, Any] = {
    "id": "unknown",
    "title": "unknown",
    "intro": "unknown",
    "steps": [{"ref": "unknown#p1", "why": "unknown"}],
}


def read_parallels(
    source: str, path: str
) -> tuple[tuple[Parallel, ...], list[Problem]]:
    """Read the parallels, in the order of the file; report each field at fault."""
    problems: list[Problem] = []
    entries = items(ParallelFields, source, path, "P001", STAND_INS, problems)
    return tuple(_parallel(*entry) for entry in entries), problems


def _parallel(fields: ParallelFields, data: Any, place: Place) -> Parallel:
    return Parallel(
        fields.id,
        fields.title,
        fields.theme,
        fields.relation,
        refs(fields.passages, data, place.path, "passages"),
        fields.commentary,
        place,
        tuple(fields.silent),
        tuple(fields.terms),
        tuple(fields.events),
        tuple(fields.sources),
        lines_of(data),
    )


def read_routes(source: str, path: str) -> tuple[tuple[Route, ...], list[Problem]]:
    """Read the routes, in the order of the file; report each field at fault."""
    problems: list[Problem] = []
    entries = items(RouteFields, source, path, "P001", ROUTE_STAND_INS, problems)
    return tuple(_route(*entry) for entry in entries), problems


def _route(fields: RouteFields, data: Any, place: Place) -> Route:
    steps = (
        Step(ref(step.ref, data, place.path, "steps", index, "ref"), step.why)
        for index, step in enumerate(fields.steps)
    )
    return Route(fields.id, fields.title, fields.intro, tuple(steps), place)
