"""Family E: events, their dates and the passages that assert them."""

from collections.abc import Iterator

from edition.model import Edition
from edition.problems import Problem


def event_without_ref(edition: Edition) -> Iterator[Problem]:
    """E002: a passage or note asserts every event."""
    for event in edition.events:
        if not event.refs:
            what = f"The event “{event.id}” names no passage"
            yield Problem(event.at("refs"), "E002", what, subject=event.id)


def event_after_text(edition: Edition) -> Iterator[Problem]:
    """E006: no text mentions what came after it, unless in a note of the editors."""
    for event in edition.events:
        for ref in event.refs:
            text = edition.text.get(ref.text)
            is_ours = ref.anchor.startswith("n-")
            if text and not is_ours and event.date.earliest > text.meta.date.latest:
                what = f"{ref} is of {text.meta.date.edtf}, “{event.id}” came later"
                yield Problem(ref.place, "E006", what, subject=event.id)


RULES = (event_without_ref, event_after_text)
