"""The page of a term: what it means, and how each text uses it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markdown.extensions.toc import slugify, unique

from edition.indexes import events_by_passage, parallels_by_term
from edition.messages import gettext as _
from edition.model import RELATIONS, Edition, Term
from edition.usage import hits, usages
from edition.views.concordance import (
    TextLines,
    UsageTable,
    keyword_in_context,
    usage_table,
)
from edition.views.links import Link, event_link, parallel_link, term_link

MOST_EVENTS = 8
SECTIONS = (
    *("how-the-texts-differ", "in-the-texts", "in-context"),
    *("events-in-the-same-passages", "parallels", "see-also", "sources"),
)
"""The anchors of the sections, which that of the headword is none of."""


class SharedEvent(NamedTuple):
    """An event, and how many passages with the term assert it."""

    link: Link
    passages: int


@dataclass(frozen=True, slots=True)
class TermView:
    """The page."""

    term: Term
    anchor: str
    kind: str
    usage: UsageTable
    context: tuple[TextLines, ...]
    events: tuple[SharedEvent, ...]
    parallels: tuple[Link, ...]
    """The parallels that turn on the term; behind each, what relates its passages."""
    see_also: tuple[Link, ...]


def term_view(edition: Edition, term: Term) -> TermView:
    """Return what the page of a term says."""
    return TermView(
        term=term,
        anchor=unique(slugify(term.headword, "-"), {*SECTIONS}),
        kind=kind_name(term.kind),
        usage=usage_table(edition, term),
        context=keyword_in_context(edition, term),
        events=tuple(_events(edition, term)),
        parallels=tuple(_parallels(edition, term)),
        see_also=tuple(
            term_link(edition.term[id]) for id in term.see_also if id in edition.term
        ),
    )


def kind_name(kind: str) -> str:
    """Name a kind of term for readers: a doctrine is no treaty, but is filed so."""
    names = {
        "concept": _("Concept"),
        "event": _("Event"),
        "office": _("Office"),
        "organisation": _("Organisation"),
        "treaty": _("Treaty or document"),
    }
    return names[kind]


def description(edition: Edition, term: Term) -> str:
    """Return a sentence about the page of a term."""
    using = sum(usage.is_used for usage in usages(edition)[term.id])
    said = _("“%(headword)s” in %(using)s of %(all)s texts, line by line.")
    return said % {
        "headword": term.headword,
        "using": using,
        "all": len(edition.texts),
    }


def _events(edition: Edition, term: Term) -> Iterator[SharedEvent]:
    """Yield the events that the same passages assert, the most shared first."""
    index = events_by_passage(edition)
    found = hits(edition).get(term.id, ())
    places = {(hit.text.slug, hit.passage.id) for hit in found}
    shared = Counter(event.id for place in places for event in index.get(place, ()))
    ranked = sorted(
        (event for event in edition.events if event.id in shared),
        key=lambda event: (-shared[event.id], event.date.earliest, event.id),
    )
    for event in ranked[:MOST_EVENTS]:
        yield SharedEvent(event_link(event), shared[event.id])


def _parallels(edition: Edition, term: Term) -> Iterator[Link]:
    for parallel in parallels_by_term(edition).get(term.id, ()):
        relation = _(RELATIONS[parallel.relation])
        yield parallel_link(parallel)._replace(remark=relation)
