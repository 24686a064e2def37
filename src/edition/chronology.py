"""The chronology: the order of events, and who could know of them."""

from edition.dated_entries import dated_entries
from edition.dates.spans import Span, span
from edition.model import Edition, Event, Text
from edition.model.index import per_edition

STANCES = ("named", "inferred", "contradicted", "silent", "perhaps", "too-early")
"""How a text may stand to an event; “perhaps” it was written too early to know."""
VAGUE = 1.01
"""A date that does not last is wide when it spans more years than this."""


@per_edition
def chronological(edition: Edition) -> tuple[Event, ...]:
    """Return the events by their first day, then by their last."""
    return tuple(sorted(edition.events, key=_order))


@per_edition
def timeline(edition: Edition) -> tuple[Event, ...]:
    """Return the same with the dated entries of texts among them."""
    return tuple(sorted((*edition.events, *dated_entries(edition)), key=_order))


def _order(event: Event) -> tuple[object, ...]:
    return event.date.earliest, event.date.latest, event.id


def certainty(event: Event) -> tuple[str, ...]:
    """Return what holds of the date of an event: who states it, how exact it is."""
    when = span(event.date)
    found = {
        "stated": event.dating == "stated",
        "inferred": event.dating != "stated",
        "day": _is_to_the_day(when),
        "vague": bool(when.doubt) or (not when.lasts and when.end - when.start > VAGUE),
        "open": when.is_open,
    }
    return tuple(name for name, holds in found.items() if holds)


def _is_to_the_day(when: Span) -> bool:
    """Tell whether both ends of a date are single days."""
    if when.doubt or when.is_open:
        return False
    day = 1.5 / 365
    ends = (when.sure_start - when.start, when.end - when.sure_end)
    return max(ends) < day if when.lasts else when.is_day


def identified(event: Event, slug: str) -> str:
    """Return how an event was identified in a text: by its words, or by the editors."""
    return event.identified(*(ref for ref in event.refs if ref.text == slug))


@per_edition
def events_of(edition: Edition) -> dict[str, tuple[Event, ...]]:
    """Return the events identified in each text, by slug, in order of date."""
    found: dict[str, list[Event]] = {text.slug: [] for text in edition.texts}
    for event in chronological(edition):
        for slug in dict.fromkeys(ref.text for ref in event.refs):
            found.setdefault(slug, []).append(event)
    return {slug: tuple(events) for slug, events in found.items()}


@per_edition
def stances(edition: Edition) -> dict[tuple[str, str], str]:
    """Return how each text stands to each event, by event id and slug."""
    return {
        (event.id, text.slug): _stance(event, text)
        for event in edition.events
        for text in edition.texts
    }


def _stance(event: Event, text: Text) -> str:
    """Tell how an event was identified in a text, or if this could have known of it.

    It could not know of what began after its latest date; between its earliest date
    and its latest it may have been written before.
    """
    if any(ref.text == text.slug for ref in event.refs):
        return identified(event, text.slug)
    if event.date.earliest > text.meta.date.latest:
        return "too-early"
    return "perhaps" if event.date.earliest > text.meta.date.earliest else "silent"
