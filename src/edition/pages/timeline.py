"""Make the timeline: an ordered list of events by decade."""

from collections.abc import Iterator
from itertools import groupby

from edition.model import Edition, Event, GeneratedPage, Text
from edition.pages.markup import counted, escape, front_matter, passage_list
from edition.sources import TIMELINE

TITLE = "Timeline"
DESCRIPTION = (
    "The events the texts assert or presuppose, dated with what certainty there is."
)


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the timeline."""
    if edition.events:
        yield GeneratedPage(
            "timeline.md", TITLE, _timeline(edition), TIMELINE, DESCRIPTION
        )


def _timeline(edition: Edition) -> str:
    events = sorted(
        edition.events, key=lambda e: (e.date.earliest, e.date.latest, e.id)
    )
    stated = sum(event.dating == "stated" for event in events)
    sections = [
        f"## {decade}s {{ #decade-{decade} }}\n\n"
        + "\n\n".join(_event(edition, event) for event in group)
        for decade, group in groupby(events, key=lambda e: e.date.year // 10 * 10)
    ]
    return (
        front_matter(TITLE, DESCRIPTION)
        + f"# {TITLE}\n\n{counted(len(events), 'event')} that the texts assert or "
        f"presuppose: {stated} with a date that a text states, {len(events) - stated} "
        "dated by the editors.\n{ .lead }\n\n" + "\n\n".join(sections) + "\n"
    )


def _event(edition: Edition, event: Event) -> str:
    dating = (
        "date stated" if event.dating == "stated" else "date inferred by the editors"
    )
    note = f" {' '.join(event.dating_note.split())}" if event.dating_note else ""
    refs = passage_list(_refs(edition, event))
    sources = "; ".join(f"[@{key}]" for key in event.sources)
    return (
        f"### {escape(event.label)} {{ #event-{event.id} .entry }}\n\n"
        f"{event.date.words}\n{{ .entry__date }}\n\n"
        f"{' '.join(event.account.split())}\n{{ .entry__body }}\n\n"
        f"{event.kind.capitalize()} · {dating}.{note}\n{{ .entry__meta }}\n\n"
        f"In the texts: {refs}.\n{{ .entry__meta }}\n\n"
        f"Sources: {sources}.\n{{ .entry__meta .entry__sources }}"
    )


def _refs(edition: Edition, event: Event) -> Iterator[tuple[Text, str, str]]:
    order = {text.slug: index for index, text in enumerate(edition.texts)}
    refs = [ref for ref in event.refs if ref.text in order]
    for ref in sorted(refs, key=lambda r: order[r.text]):
        yield edition.text[ref.text], ref.anchor, ""
