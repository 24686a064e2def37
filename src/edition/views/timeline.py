"""The timeline: a drawing, an ordered list by decade and year, and a matrix."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markdown.extensions.toc import slugify

from edition import addresses
from edition.chronology import certainty, chronological, texts_of
from edition.indexes import parallels_by_event
from edition.messages import gettext as _
from edition.model import Edition, Event, GeneratedPage
from edition.model.index import per_edition
from edition.sources import TIMELINE
from edition.views.links import Link, TextLinks, by_text, event_refs, parallel_link
from edition.views.timeline_drawing import Figure, figure
from edition.views.timeline_matrix import Matrix, matrix


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event of the list, and that by which a script narrows it."""

    event: Event
    kind: str
    """Its kind as one word."""
    texts: tuple[str, ...]
    certainty: tuple[str, ...]
    places: tuple[TextLinks, ...]
    names: dict[str, str]
    """Who and what takes part, and its id in the index of names, if it is there."""
    parallels: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The page: events drawn, listed and set against the texts."""

    title: str
    number: int
    named: int
    """How many a text names in words of its own."""
    stated: int
    """How many dates a text states."""
    texts: dict[str, str]
    """What the page can be narrowed to: texts, by slug."""
    kinds: dict[str, str]
    """What it can be narrowed to: kinds of events, by the word for each."""
    figure: Figure
    decades: dict[int, dict[int, list[EventEntry]]]
    """By decade and year: the events that begin in it."""
    matrix: Matrix


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the timeline."""
    if edition.events:
        yield GeneratedPage(
            path=addresses.TIMELINE,
            title=_("Timeline"),
            source=TIMELINE,
            description=_(
                "The events the texts assert or presuppose, "
                "dated with what certainty there is."
            ),
            template="timeline.html.j2",
            view=partial(_view, edition),
        )


def _view(edition: Edition) -> TimelineView:
    kinds = sorted({event.kind for event in edition.events})
    return TimelineView(
        title=_("Timeline"),
        number=len(edition.events),
        named=sum(bool(event.named) for event in edition.events),
        stated=sum(event.dating == "stated" for event in edition.events),
        texts={text.slug: text.short_name for text in edition.texts},
        kinds={_token(kind): kind.capitalize() for kind in kinds},
        figure=figure(edition),
        decades=_decades(edition),
        matrix=matrix(edition),
    )


def _decades(edition: Edition) -> dict[int, dict[int, list[EventEntry]]]:
    decades: dict[int, dict[int, list[EventEntry]]] = {}
    for event in chronological(edition):
        years = decades.setdefault(event.date.year // 10 * 10, {})
        years.setdefault(event.date.year, []).append(_entry(edition, event))
    return decades


def _entry(edition: Edition, event: Event) -> EventEntry:
    ids, turning = _ids(edition), parallels_by_event(edition)
    return EventEntry(
        event=event,
        kind=_token(event.kind),
        texts=texts_of(event),
        certainty=certainty(event),
        places=by_text(event_refs(edition, event)),
        names={name: ids.get(name, "") for name in event.names},
        parallels=tuple(map(parallel_link, turning.get(event.id, ()))),
    )


@per_edition
def _ids(edition: Edition) -> dict[str, str]:
    """Return the id of each name, by all its forms."""
    return {form: n.id for n in edition.names for form in (*n.forms, n.name)}


def _token(kind: str) -> str:
    """Return the kind of an event as one word for addresses and attributes."""
    return slugify(kind, "-") or "other"
