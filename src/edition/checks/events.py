"""Family E: events, their dates and the passages that assert them."""

from collections.abc import Iterator

from edition.model import Edition, Ref
from edition.problems import Problem, suggestion


def event_without_ref(edition: Edition) -> Iterator[Problem]:
    """E002: a passage or note asserts every event."""
    for event in edition.events:
        if not event.refs:
            what = f"The event “{event.id}” names no passage"
            yield Problem(event.place, "E002", what)


def unknown_ref(edition: Edition) -> Iterator[Problem]:
    """E003: a ref leads to a passage or note."""
    for event in edition.events:
        for ref in event.refs:
            text = edition.text.get(ref.text)
            if text is None or ref.anchor not in text.anchors:
                what = f"“{ref}” is no passage or note of the edition"
                yield Problem(ref.place, "E003", what, _nearest(edition, ref))


def _nearest(edition: Edition, ref: Ref) -> str:
    text = edition.text.get(ref.text)
    if text is None:
        return suggestion(ref.text, tuple(edition.text))
    if ref.anchor.startswith("p") and text.passages:
        return f"The passages of {ref.text} are p1 to {text.passages[-1].id}."
    return suggestion(ref.anchor, tuple(sorted(text.anchors)))


def duplicate_event(edition: Edition) -> Iterator[Problem]:
    """E005: an event has an id of its own."""
    seen: set[str] = set()
    for event in edition.events:
        if event.id in seen and event.id != "unknown":
            yield Problem(event.place, "E005", f"The id “{event.id}” is used twice")
        seen.add(event.id)


RULES = (event_without_ref, unknown_ref, duplicate_event)
