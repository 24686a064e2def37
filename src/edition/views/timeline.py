"""The timeline: a drawing, an ordered list by decade and year, and a matrix."""

from collections.abc import Iterator
from typing import NamedTuple

from markdown.extensions.toc import slugify

from edition import addresses
from edition.chronology import certainty, timeline
from edition.dates.years import period_of
from edition.indexes import parallels_by_event
from edition.links import TextLinks, by_text, event_refs
from edition.messages import gettext as _
from edition.model import Edition, Event, GeneratedPage, Parallel
from edition.model.index import per_edition
from edition.sources import TIMELINE
from edition.transliteration import collation_key
from edition.views.looking_back import looking_back, period_name
from edition.views.strip import Strip, place_strip, whole_strip
from edition.views.timeline_drawing import figure
from edition.views.timeline_matrix import matrix

Decades = dict[int, dict[int, list["EventEntry"]]]
"""By decade and year: the events that begin in it."""


class EventEntry(NamedTuple):
    """One event of the list, and that by which a script narrows it."""

    event: Event
    kind: str
    """Its kind as one word."""
    certainty: tuple[str, ...]
    places: tuple[TextLinks, ...]
    names: dict[str, str]
    """Who and what takes part, and its id in the index of names, if it is there."""
    parallels: tuple[Parallel, ...]
    bars: Strip | None
    """Where it is mentioned."""


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the timeline."""
    if timeline(edition):
        yield GeneratedPage(
            path=addresses.TIMELINE,
            title=_("Timeline"),
            source=TIMELINE,
            description=_(
                "The events the texts assert or presuppose, "
                "dated with what certainty there is."
            ),
            template="timeline.html.j2",
            view=_view,
        )


def _view(edition: Edition) -> dict[str, object]:
    kinds = sorted({event.kind for event in timeline(edition)}, key=collation_key)
    return {
        "texts": {text.slug: text.short_name for text in edition.texts},
        "kinds": {_token(kind): kind.capitalize() for kind in kinds},
        "events": timeline(edition),
        "figure": figure(edition),
        "chart": looking_back(edition),
        "period_name": period_name,
        "ground": whole_strip(edition),
        "decades": _decades(edition),
        "matrix": matrix(edition),
    }


def _decades(edition: Edition) -> Decades:
    decades: Decades = {}
    for event in timeline(edition):
        years = decades.setdefault(period_of(event.date.year), {})
        years.setdefault(event.date.year, []).append(_entry(edition, event))
    return decades


def _entry(edition: Edition, event: Event) -> EventEntry:
    ids = _name_ids(edition)
    return EventEntry(
        event=event,
        kind=_token(event.kind),
        certainty=certainty(event),
        places=by_text(event_refs(edition, event)),
        names={name: ids.get(name, "") for name in event.names},
        parallels=parallels_by_event(edition).get(event.id, ()),
        bars=place_strip(edition, ((ref.text, ref.anchor) for ref in event.refs)),
    )


@per_edition
def _name_ids(edition: Edition) -> dict[str, str]:
    """Return the id of each name, by all its forms."""
    return {form: n.id for n in edition.names for form in (*n.forms, n.name)}


def _token(kind: str) -> str:
    """Return the kind of an event as one word for addresses and attributes."""
    return slugify(kind, "-") or "other"
