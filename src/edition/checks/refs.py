"""Find the refs in data that lead to no passage or note."""

from collections.abc import Iterable, Iterator

from edition.ledger.whereabouts import text_whereabouts, whereabouts
from edition.model import Edition, Ref
from edition.problems import Problem, suggestion


def unknown_refs(edition: Edition, refs: Iterable[Ref], code: str) -> Iterator[Problem]:
    """Yield a problem for each ref that leads nowhere, with where it should lead."""
    for ref in refs:
        text = edition.text.get(ref.text)
        if text is None or ref.anchor not in text.anchors:
            what = f"“{ref}” is no passage or note of the edition"
            yield Problem(ref.place, code, what, _nearest(edition, ref), str(ref))


def all_refs(edition: Edition) -> Iterator[Ref]:
    """Yield every ref in the data: those of events, parallels and routes."""
    yield from (ref for event in edition.events for ref in event.refs)
    yield from (ref for parallel in edition.parallels for ref in parallel.refs)
    yield from (step.ref for route in edition.routes for step in route.steps)


def nearest(edition: Edition, id: str, name: str, known: Iterable[str]) -> str:
    """Return what the ledger knows of an id that is not there, or the nearest name."""
    return whereabouts(edition, id) or suggestion(name, tuple(known))


def nearest_text(edition: Edition, slug: str) -> str:
    """Return the same of a text."""
    return text_whereabouts(edition, slug) or suggestion(slug, tuple(edition.text))


def _nearest(edition: Edition, ref: Ref) -> str:
    if told := whereabouts(edition, str(ref)):
        return told
    text = edition.text.get(ref.text)
    if text is None:
        return nearest_text(edition, ref.text)
    if ref.anchor.startswith("p") and text.passages:
        return f"The passages of {ref.text} are p1 to {text.passages[-1].id}."
    return suggestion(ref.anchor, tuple(sorted(text.anchors)))
