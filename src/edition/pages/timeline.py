"""Make the timeline: a drawing, an ordered list by decade and year, and a matrix."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from markdown.extensions.toc import slugify

from edition.chronology import CERTAINTIES, certainty, chronological, texts_of
from edition.citations.inlines import sealed
from edition.indexes import parallels_by_event
from edition.model import Edition, Event, GeneratedPage, Text
from edition.model.index import per_edition
from edition.pages.html_tags import element, words
from edition.pages.markup import counted, escape, front_matter, passage_list, stopped
from edition.pages.relations import parallel_link
from edition.pages.timeline_drawing import drawing
from edition.pages.timeline_matrix import CAVEAT, matrix
from edition.sources import TIMELINE

TITLE = "Timeline"
DESCRIPTION = (
    "The events the texts assert or presuppose, dated with what certainty there is."
)
PATH = "timeline.md"
DATING = {"stated": "date stated by a text", "inferred": "date supplied by the editors"}


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the timeline."""
    if edition.events:
        yield GeneratedPage(PATH, TITLE, _timeline(edition), TIMELINE, DESCRIPTION)


def _timeline(edition: Edition) -> str:
    parts = [
        f"{front_matter(TITLE, DESCRIPTION)}# {TITLE}",
        _lead(edition),
        sealed(_filter(edition)),
        sealed(drawing(edition)),
        *_decades(edition),
        "## Who mentions what { #matrix }",
        CAVEAT,
        sealed(matrix(edition)),
    ]
    return "\n\n".join(parts) + "\n"


def _lead(edition: Edition) -> str:
    stated = sum(event.dating == "stated" for event in edition.events)
    number = counted(len(edition.events), "event")
    inferred = len(edition.events) - stated
    return (
        f"{number} that the texts assert or presuppose: {stated} with a date that a "
        f"text states, {inferred} dated by the editors.\n{{ .lead }}\n\n"
        "A drawing, then the same as a list, then a table of "
        "[who mentions what and who keeps silent](#matrix). "
        "To take away: [JSON](timeline.json), [calendar (iCalendar)](timeline.ics)."
    )


def _filter(edition: Edition) -> str:
    """Return the form that narrows drawing, list and table; it needs script."""
    kinds = sorted({event.kind for event in edition.events})
    certainties = [(name, said[0].upper() + said[1:]) for name, said in _certainties()]
    selects = [
        _select("text", "Text", [(t.slug, t.short_name) for t in edition.texts]),
        _select("kind", "Kind", [(token(kind), kind.capitalize()) for kind in kinds]),
        _select("certainty", "Date", certainties),
    ]
    status = element("p", "", id="timeline-status", role="status")
    reset = element("button", "Show all", type="reset")
    return element(
        "form",
        element("p", "\n".join([*selects, reset])) + status,
        id="timeline-filter",
        class_="timeline-filter",
        aria_label="Narrow the timeline",
        hidden=True,
    )


def _certainties() -> Iterable[tuple[str, str]]:
    return CERTAINTIES.items()


def _select(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    """Return a labelled choice; its first option is to choose none."""
    said = [("", "All"), *options]
    listed = "".join(
        element("option", words(text), value=value) for value, text in said
    )
    id = f"timeline-{name}"
    select = element("select", listed, name=name, id=id)
    return element("span", f"{element('label', label, for_=id)} {select}")


def _decades(edition: Edition) -> Iterator[str]:
    """Yield the list: a heading for each decade and year, and the events of each."""
    events = chronological(edition)
    for decade, of_decade in groupby(events, key=lambda e: e.date.year // 10 * 10):
        yield f"## {decade}s {{ #decade-{decade} }}"
        for year, of_year in groupby(of_decade, key=lambda e: e.date.year):
            yield f"### {year} {{ #year-{year} .timeline-year }}"
            yield "\n\n".join(_item(_event(edition, event)) for event in of_year)


def _item(markdown: str) -> str:
    """Make blocks of Markdown into an item of an ordered list."""
    return "1.  " + re.sub("(?<=\n)(?=.)", "    ", markdown)


def _event(edition: Edition, event: Event) -> str:
    note = f" {_flat(event.dating_note)}" if event.dating_note else ""
    refs = passage_list(_refs(edition, event))
    sources = "; ".join(f"[@{key}]" for key in event.sources)
    kind = escape(event.kind.capitalize())
    meta = [
        f"{kind} · {DATING[event.dating]}.{note}",
        f"In the texts: {refs}.",
        *_related(edition, event),
        f"Sources: {sources}.",
    ]
    return (
        f"#### {escape(event.label)} {{ #event-{event.id} .entry {_data(event)} }}\n\n"
        f"{event.date.words}\n{{ .entry__date }}\n\n"
        f"{_flat(event.account)}\n{{ .entry__body }}\n\n"
        + "\n\n".join(f"{line}\n{{ .entry__meta }}" for line in meta)
    )


def _related(edition: Edition, event: Event) -> Iterator[str]:
    """Yield the names of an event, and the parallels that turn on it."""
    if event.names:
        index = _names(edition)
        links = (_name_link(name, index.get(name, "")) for name in event.names)
        yield f"Names: {', '.join(links)}."
    if found := parallels_by_event(edition).get(event.id):
        yield stopped(f"Parallels: {'; '.join(map(parallel_link, found))}")


@per_edition
def _names(edition: Edition) -> dict[str, str]:
    """Return the id of each name, by all its forms."""
    return {form: n.id for n in edition.names for form in (*n.forms, n.name)}


def _name_link(name: str, id: str) -> str:
    return f"[{escape(name)}](/names.md#name-{id})" if id else escape(name)


def _data(event: Event) -> str:
    """Return the attributes by which a script tells events apart."""
    texts, certain = " ".join(texts_of(event)), " ".join(certainty(event))
    return (
        f'data-kind="{token(event.kind)}" data-texts="{texts}" '
        f'data-certainty="{certain}"'
    )


def token(kind: str) -> str:
    """Return the kind of an event as one word for addresses and attributes."""
    return slugify(kind, "-") or "other"


def _refs(edition: Edition, event: Event) -> Iterator[tuple[Text, str]]:
    order = {text.slug: index for index, text in enumerate(edition.texts)}
    refs = [ref for ref in event.refs if ref.text in order]
    for ref in sorted(refs, key=lambda r: order[r.text]):
        yield edition.text[ref.text], ref.anchor


def _flat(text: str) -> str:
    """Return a text from data on one line; its links lead from the root."""
    return re.sub(r"\]\(\.\./", "](/", " ".join(text.split()))
