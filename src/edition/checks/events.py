"""Family E: events, their dates and the passages that assert them."""

from collections.abc import Iterator

from edition.checks.refs import unknown_refs
from edition.model import Edition
from edition.problems import Problem


def event_without_ref(edition: Edition) -> Iterator[Problem]:
    """E002: a passage or note asserts every event."""
    for event in edition.events:
        if not event.refs:
            what = f"The event “{event.id}” names no passage"
            yield Problem(event.at("refs"), "E002", what, subject=event.id)


def unknown_ref(edition: Edition) -> Iterator[Problem]:
    """E003: a ref leads to a passage or note."""
    refs = (ref for event in edition.events for ref in event.refs)
    yield from unknown_refs(edition, refs, "E003")


def duplicate_event(edition: Edition) -> Iterator[Problem]:
    """E005: an event has an id of its own."""
    seen: set[str] = set()
    for event in edition.events:
        if event.id in seen:
            what = f"The id “{event.id}” is used twice"
            yield Problem(event.place, "E005", what, subject=event.id)
        seen.add(event.id)


def event_after_text(edition: Edition) -> Iterator[Problem]:
    """E006: no text mentions what came after it, unless in a note of the editors."""
    for event in edition.events:
        for ref in event.refs:
            text = edition.text.get(ref.text)
            is_ours = ref.anchor.startswith("n-")
            if text and not is_ours and event.date.earliest > text.meta.date.latest:
                what = f"{ref} is of {text.meta.date.edtf}, “{event.id}” came later"
                yield Problem(ref.place, "E006", what, subject=event.id)


RULES = (event_without_ref, unknown_ref, duplicate_event, event_after_text)
