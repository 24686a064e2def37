"""Family E: events, their dates and the passages in which they are identified."""

from collections.abc import Iterator

from edition.checks.entries import of_field, repeated
from edition.model import Edition
from edition.problems import Problem


def event_without_ref(edition: Edition) -> Iterator[Problem]:
    """E002: every event was identified in a passage or note."""
    for event in edition.events:
        if not event.refs:
            what = f"The event “{event.id}” names no passage"
            yield of_field(event.at("refs"), "E002", what, event.id)


def event_after_text(edition: Edition) -> Iterator[Problem]:
    """E006: no text mentions what came after it, unless in a note of the editors."""
    for event in edition.events:
        first = {r.text: r for r in reversed(event.refs) if r.anchor[:2] != "n-"}
        for ref in first.values():
            text = edition.text.get(ref.text)
            if text and event.date.earliest > text.meta.date.latest:
                what = f"{ref} is of {text.meta.date.edtf}, “{event.id}” came later"
                yield Problem(ref.place, "E006", what, subject=event.id)


def unexplained_identification(edition: Edition) -> Iterator[Problem]:
    """E007: where no text names an event, the editors say what they know it by."""
    for event in edition.events:
        for name in ("inferred", "contradicted"):
            if getattr(event, name) and not event.identification:
                what = f"The event “{event.id}” has passages under “{name}”"
                what += " and no “identification”"
                yield of_field(event.at(name), "E007", what, event.id)


def ref_twice(edition: Edition) -> Iterator[Problem]:
    """E008: a passage stands to an event in one way."""
    for event in edition.events:
        for _, ref in repeated(event.refs, str):
            what = f"“{event.id}” lists {ref} twice"
            yield Problem(ref.place, "E008", what, subject=str(ref))


RULES = (event_without_ref, event_after_text, unexplained_identification, ref_twice)
