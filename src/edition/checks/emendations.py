"""Family I, for what is recorded of the sources: each emendation has its place."""

from collections.abc import Iterator

from edition.checks.refs import unknown_refs
from edition.model import Edition, Ref
from edition.problems import Problem


def emendation_without_place(edition: Edition) -> Iterator[Problem]:
    """I013: an emendation stands in a passage or note of a text."""
    refs = (Ref(e.text, e.anchor, e.place) for e in edition.emendations)
    yield from unknown_refs(edition, refs, "I013")


RULES = (emendation_without_place,)
