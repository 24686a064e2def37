"""Write the timeline as JSON: every event, who names it and who does not."""

from collections.abc import Iterator
from typing import Any

from edition import addresses
from edition.chronology import certainty, stances, timeline
from edition.exports.text_json import bound, dumped
from edition.model import Edition, Event, GeneratedFile, Ref

SILENCES = {
    "silent": "silent",
    "perhaps": "perhaps_too_early",
    "too-early": "too_early",
}


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``timeline.json``."""
    if timeline(edition):
        events = [as_data(edition, event) for event in timeline(edition)]
        data = {"title": f"{edition.settings.title}: timeline", "events": events}
        yield GeneratedFile("timeline.json", dumped(data))


def as_data(edition: Edition, event: Event) -> dict[str, Any]:
    """Return an event as plain values; what it lacks is left out."""
    stance = stances(edition)
    found = {
        "id": event.id,
        "url": edition.url(addresses.event(event.id)),
        "label": event.label,
        "date": _date(event),
        "dating": event.dating,
        "dating_note": event.dating_note,
        "certainty": certainty(event),
        "kind": event.kind,
        "document": event.document,
        "account": event.account,
        "names": event.names,
        "sources": event.sources,
        "identification": event.identification,
        "refs": [_ref(edition, event, ref) for ref in event.refs],
    } | {
        name: [t.slug for t in edition.texts if stance.get((event.id, t.slug)) == kind]
        for kind, name in SILENCES.items()
    }
    return {key: value for key, value in found.items() if value}


def _ref(edition: Edition, event: Event, ref: Ref) -> dict[str, str]:
    url = edition.url(addresses.text(ref.text, ref.anchor))
    return {"ref": str(ref), "url": url, "identified": event.identified(ref)}


def _date(event: Event) -> dict[str, str]:
    date = event.date
    days = {"from": bound(date.earliest), "to": bound(date.latest)}
    known = {name: day for name, day in days.items() if day}
    return {"edtf": date.edtf, "words": date.words} | known
