"""Make the page of a term: what it means, and how each text uses it."""

import re
from collections import Counter
from collections.abc import Iterator

from edition.citations.inlines import mark_language, sealed
from edition.indexes import events_by_passage, parallels_by_term
from edition.model import RELATIONS, Edition, Event, Term
from edition.pages.concordance import caveat, line_table, usage_table
from edition.pages.html_tags import element
from edition.pages.markup import escape, front_matter, kind_name, term_link
from edition.pages.relations import parallel_page
from edition.usage import hits, usages

MOST_EVENTS = 8
CONTEXT = (
    "Every line in which the term stands here; whose words they are is said beside the "
    "name of each text.\n{ .caveat }"
)


def description(edition: Edition, term: Term) -> str:
    """Return a sentence about the page of a term."""
    using = sum(usage.is_used for usage in usages(edition)[term.id])
    return f"“{term.headword}” in {using} of {len(edition.texts)} texts, line by line."


def term_page(edition: Edition, term: Term) -> str:
    """Return the page of a term."""
    parts = [
        front_matter(term.headword, description(edition, term)),
        f"# {escape(term.headword)}",
        f"{kind_name(term.kind)}. Forms: {_forms(term)}.\n{{ .entry__meta }}",
        f"{flat(term.definition)}\n{{ .definition }}",
        *_commentary(term),
        "## In the texts",
        caveat(edition),
        sealed(usage_table(edition, term)),
        *_context(edition, term),
        *_events(edition, term),
        *_parallels(edition, term),
        *_see_also(edition, term),
        "## Sources\n\n" + "\n".join(f"- [@{key}]." for key in term.sources),
    ]
    return "\n\n".join(parts) + "\n"


def _forms(term: Term) -> str:
    forms = (mark_language(escape(form), term.language) for form in term.forms)
    return ", ".join(f"*{form}*" for form in forms)


def _commentary(term: Term) -> Iterator[str]:
    if term.commentary:
        yield f"## How the texts differ\n\n{flat(term.commentary)}"


def _context(edition: Edition, term: Term) -> Iterator[str]:
    """Yield the lines in which the term occurs, kept from Markdown."""
    if found := line_table(edition, term):
        yield "## In context"
        yield CONTEXT
        yield sealed(element("div", found, class_="concordance-lines"))


def _events(edition: Edition, term: Term) -> Iterator[str]:
    """Yield the events that the same passages mention, the most shared first."""
    index = events_by_passage(edition)
    places = dict.fromkeys(
        (hit.text.slug, hit.passage.id) for hit in hits(edition).get(term.id, ())
    )
    shared = Counter(event.id for place in places for event in index.get(place, ()))
    events = {e.id: e for place in places for e in index.get(place, ())}
    ranked = sorted(
        events.values(), key=lambda e: (-shared[e.id], e.date.earliest, e.id)
    )[:MOST_EVENTS]
    if ranked:
        yield "## Events in the same passages"
        yield "\n".join(_event(event, shared[event.id]) for event in ranked)


def _event(event: Event, times: int) -> str:
    more = f" ({times} passages)" if times > 1 else ""
    link = f"[{escape(event.label)}](/timeline.md#event-{event.id})"
    return f"- {link}, {event.date.words}{more}"


def _parallels(edition: Edition, term: Term) -> Iterator[str]:
    found = parallels_by_term(edition).get(term.id, ())
    if found:
        yield "## Parallels"
        yield "\n".join(
            f"- [{escape(p.title)}]({parallel_page(p)}#parallel-{p.id}), "
            f"{RELATIONS[p.relation]}"
            for p in found
        )


def _see_also(edition: Edition, term: Term) -> Iterator[str]:
    links = [term_link(edition, id) for id in term.see_also if id in edition.term]
    if links:
        yield f"## See also\n\n{', '.join(links)}."


def flat(text: str) -> str:
    """Return a text from data on one line; its links lead from the root."""
    return re.sub(r"\]\(\.\./", "](/", " ".join(text.split()))
