"""Write the timeline as JSON: every event, who names it and who does not."""

from collections.abc import Iterator
from typing import Any

from edition.chronology import certainty, chronological, stances
from edition.exports.indented import indented
from edition.model import Edition, Event, GeneratedFile, Ref

SILENCES = {
    "silent": "silent",
    "perhaps": "perhaps_too_early",
    "too-early": "too_early",
}


def files(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``timeline.json``."""
    if edition.events:
        events = [as_data(edition, event) for event in chronological(edition)]
        data = {"title": f"{edition.settings.title}: timeline", "events": events}
        yield GeneratedFile("timeline.json", indented(data, 1))


def as_data(edition: Edition, event: Event) -> dict[str, Any]:
    """Return an event as plain values; what it lacks is left out."""
    site = edition.settings.site_url
    found = {
        "id": event.id,
        "url": f"{site}timeline/#event-{event.id}",
        "label": event.label,
        "date": _date(event),
        "dating": event.dating,
        "dating_note": _flat(event.dating_note),
        "certainty": list(certainty(event)),
        "kind": event.kind,
        "document": event.document,
        "account": _flat(event.account),
        "names": list(event.names),
        "sources": list(event.sources),
        "identification": _flat(event.identification),
        "refs": [_ref(site, event, ref) for ref in event.refs],
    } | _silent(edition, event)
    return {key: value for key, value in found.items() if value}


def _date(event: Event) -> dict[str, str]:
    date = event.date
    found = {"edtf": date.edtf, "words": date.words}
    for name, (year, month, day) in (("from", date.earliest), ("to", date.latest)):
        if abs(year) < 9999:
            found[name] = f"{int(year):04}-{month:02}-{day:02}"
    return found


def _ref(site: str, event: Event, ref: Ref) -> dict[str, str]:
    url = f"{site}texts/{ref.text}/#{ref.anchor}"
    return {"ref": str(ref), "url": url, "identified": event.identified(ref)}


def _silent(edition: Edition, event: Event) -> dict[str, list[str]]:
    """Return the texts that say nothing of an event, by why."""
    found = stances(edition)
    return {
        name: [t.slug for t in edition.texts if found[event.id, t.slug] == kind]
        for kind, name in SILENCES.items()
    }


def _flat(text: str) -> str:
    return " ".join(text.split())
