"""List all that can change in an edition, by id, as words; and what refers to it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from edition.checks.links import named_id
from edition.citations.short import work_in_short
from edition.indexes import data_uses, grouped, uses
from edition.ledger.differences import readable
from edition.model import Edition, Event, Name, Parallel, Route, Term, Theme
from edition.model.entries import Fields, values_of
from edition.model.fields import is_markdown
from edition.plain_text import running
from edition.problems import Place
from edition.syntax import anchor_of

TERM, EVENT, NAME = "glossary/", "timeline#event-", "names#name-"
PARALLEL, ROUTE = "parallels#parallel-", "parallels/routes#route-"
THEME = "parallels#theme-"
"""How the ids of entries begin, which are addresses below the site."""
NOT_SAID = {"id", "place", "places"}
CITING = {"reference", "sources"}
"""The fields that name works by their keys."""
Entry = Term | Event | Parallel | Theme | Name | Route
PREFIXES = {
    Term: TERM,
    Event: EVENT,
    Parallel: PARALLEL,
    Theme: THEME,
    Name: NAME,
    Route: ROUTE,
}


class Unit(NamedTuple):
    """Something with an id: a passage, note, page, entry of the data, or work."""

    id: str
    place: Place
    parts: Mapping[str, str]
    """Its words, by field; those of a passage or page have no name."""


def units(edition: Edition) -> dict[str, Unit]:
    """Return all that can change, by id."""
    every = (*_texts(edition), *_pages(edition), *_entries(edition), *_works(edition))
    return {unit.id: unit for unit in every}


def _texts(edition: Edition) -> Iterator[Unit]:
    for text in edition.texts:
        yield Unit(text.slug, text.place, _said(edition, text.meta))
        for unit in text.document.units:
            if unit.id:
                parts = {"": readable(edition, running(unit))}
                yield Unit(f"{text.slug}#{unit.id}", unit.place, parts)


def _pages(edition: Edition) -> Iterator[Unit]:
    for page in edition.pages:
        blocks = page.document.blocks
        words = " ".join(readable(edition, block.markdown) for block in blocks)
        parts = {"title": page.title, "description": page.description, "": words}
        yield Unit(page.path, Place(page.path), parts)


def _entries(edition: Edition) -> Iterator[Unit]:
    found = (edition.terms, edition.events, edition.parallels)
    more = (edition.themes, edition.names, edition.routes)
    entries: Iterable[Entry] = chain(*found, *more)
    for entry in entries:
        yield Unit(_id(entry), entry.place, _said(edition, entry))


def _id(entry: Entry) -> str:
    return f"{PREFIXES[type(entry)]}{entry.id}"


def _works(edition: Edition) -> Iterator[Unit]:
    for work in edition.references:
        parts = {"type": work.type, **work.fields}
        yield Unit(f"bibliography#{anchor_of(work.key)}", work.place, parts)


def _said(edition: Edition, entry: Fields) -> dict[str, str]:
    """Return the fields of an entry as words, without those that are empty."""
    found: dict[str, str] = {}
    for (name, _, kind, _), value in values_of(entry):
        if name in CITING:
            keys = (value,) if isinstance(value, str) else value
            value = tuple(work_in_short(edition, key) for key in keys if key)
        if name not in NOT_SAID and (words := _words(edition, value)):
            found[name] = readable(edition, words) if is_markdown(kind) else words
    return found


def _words(edition: Edition, value: object) -> str:
    if isinstance(value, Mapping):
        items = value.items()
        return "; ".join(f"{key}: {_words(edition, item)}" for key, item in items)
    if isinstance(value, tuple | list | frozenset):
        return " · ".join(_words(edition, item) for item in value)
    if isinstance(value, Fields):  # a step of a route, a stance
        return " ".join(_said(edition, value).values())
    return str(value)


def referrers(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Return, by id, the ids of what refers to it: data, citations and links."""
    return grouped(p for p in dict.fromkeys(_references(edition)) if p[0] != p[1])


def _references(edition: Edition) -> Iterator[tuple[str, str]]:
    for event in edition.events:
        yield from _pairs(event.refs, _id(event))
    for parallel in edition.parallels:
        terms = (f"{TERM}{term}" for term in parallel.terms)
        events = (f"{EVENT}{event}" for event in parallel.events)
        targets = (*parallel.refs, *terms, *events)
        yield from _pairs(targets, _id(parallel))
    for theme in edition.themes:
        yield from _pairs((r for s in theme.stances for r in s.refs), _id(theme))
    for route in edition.routes:
        yield from _pairs((step.ref for step in route.steps), _id(route))
    for term in edition.terms:
        related = (f"{TERM}{other}" for other in term.see_also)
        yield from _pairs(related, _id(term))
    yield from _citations(edition)
    for document in edition.documents:
        for link in document.links:
            yield named_id(document, link), document.path


def _citations(edition: Edition) -> Iterator[tuple[str, str]]:
    for key, places in uses(edition).items():
        for use in places:
            yield f"bibliography#{anchor_of(key)}", f"{use.text.slug}#{use.anchor}"
    for key, entries in data_uses(edition).items():
        for entry in entries:
            yield f"bibliography#{anchor_of(key)}", _id(entry)


def _pairs(targets: Iterable[object], source: str) -> Iterator[tuple[str, str]]:
    return ((str(target), source) for target in targets)
