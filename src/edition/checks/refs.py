"""Find the refs in data that lead to no passage or note."""

from collections.abc import Iterable, Iterator

from edition.model import Edition, Ref
from edition.problems import Problem, suggestion


def unknown_refs(edition: Edition, refs: Iterable[Ref], code: str) -> Iterator[Problem]:
    """Yield a problem for each ref that leads nowhere, with the nearest that is."""
    for ref in refs:
        text = edition.text.get(ref.text)
        if ref.text != "unknown" and (text is None or ref.anchor not in text.anchors):
            what = f"“{ref}” is no passage or note of the edition"
            yield Problem(ref.place, code, what, _nearest(edition, ref))


def _nearest(edition: Edition, ref: Ref) -> str:
    text = edition.text.get(ref.text)
    if text is None:
        return suggestion(ref.text, tuple(edition.text))
    if ref.anchor.startswith("p") and text.passages:
        return f"The passages of {ref.text} are p1 to {text.passages[-1].id}."
    return suggestion(ref.anchor, tuple(sorted(text.anchors)))
