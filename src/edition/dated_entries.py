"""Find the dated entries of texts, such as letters or days of a diary, as events."""

from dataclasses import dataclass, field

from edition.dates import Date, known_date
from edition.model import Document, Edition, Event, Passage, Ref, Text
from edition.model.documents import Heading
from edition.model.index import per_edition
from edition.plain_text import on_one_line, words_of
from edition.problems import Place
from edition.syntax import attributes, is_passage


@dataclass(slots=True)
class _Entry:
    """A run of passages of one date."""

    title: str
    date: Date
    place: Place
    passages: list[Passage] = field(default_factory=list)


@per_edition
def dated_entries(edition: Edition) -> tuple[Event, ...]:
    """Return the entries of the texts that name them for the timeline, as events."""
    return tuple(
        _event(text, entry)
        for text in edition.texts
        if text.meta.timeline
        for entry in _of(text)
    )


def dates_of_passages(text: Text) -> dict[str, Date]:
    """Return the dates of the passages of dated entries, by the ids of passages."""
    return {unit.id: entry.date for entry in _of(text) for unit in entry.passages}


def _of(text: Text) -> list[_Entry]:
    """Return the entries of a text; one that is all of it has its title."""
    found = [entry for file in text.files for entry in _entries(file)]
    if len(found) == 1 and len(found[0].passages) == len(text.passages):
        found[0].title = on_one_line(text.meta.title)
    return found


def _event(text: Text, entry: _Entry) -> Event:
    """Return an entry as an event; one with a date-line says itself when it is of."""
    first = entry.passages[0].id
    is_stated = any(passage.kind == "dateline" for passage in entry.passages)
    return Event(
        id=f"{text.slug}-{first}",
        label=entry.title,
        date=entry.date,
        dating="stated" if is_stated else "inferred",
        kind=text.meta.timeline,
        named=(Ref(text.slug, first, entry.place),),
        account="",
        sources=(),
        place=entry.place,
    )


def _entries(document: Document) -> list[_Entry]:
    """Return what begins with a date, up to the next heading or the next date."""
    headings = _dated_headings(document)
    found: list[_Entry] = []
    above: Heading | None = None
    is_dated = False
    for unit in _in_order(document):
        if isinstance(unit, Heading):
            above, is_dated = unit, False
        elif is_passage(unit.id):
            date = unit.attributes.get("date") or (above and headings.get(above.place))
            if date and (when := known_date(date)):
                title = on_one_line(above.title) if above else words_of(unit)
                found.append(_Entry(title, when, above.place if above else unit.place))
                is_dated = True
            above = None
            if is_dated:
                found[-1].passages.append(unit)
    return found


def _in_order(document: Document) -> list[Heading | Passage]:
    units: tuple[Heading | Passage, ...] = (*document.headings, *document.blocks)
    return sorted(units, key=lambda unit: unit.place.line)


def _dated_headings(document: Document) -> dict[Place, str]:
    """Return the date of each heading that has one, by its place."""
    places = {heading.place for heading in document.headings}
    lists = ((place, attributes(words)) for words, place in document.attributes)
    dates = ((place, said.get("date")) for place, said in lists if place in places)
    return {place: date for place, date in dates if date}
