"""The glossary: an index of terms from A to Z, and a page for each."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markdown.extensions.toc import slugify, unique

from edition import addresses
from edition.cldr import number
from edition.concordance import Usage, hits, usages
from edition.indexes import events_by_passage, grouped, parallels_by_term
from edition.links import TextLinks, by_text, passage_link
from edition.messages import N_
from edition.messages import gettext as _
from edition.model import Edition, Event, GeneratedPage, Term, Text
from edition.sources import GLOSSARY
from edition.transliteration import collation_key, initial
from edition.views.concordance import keyword_in_context, usage_table
from edition.views.strip import Strip, term_strip, whole_strip

KINDS = {
    "concept": N_("Concept"),
    "event": N_("Event"),
    "office": N_("Office"),
    "organisation": N_("Organisation"),
    "treaty": N_("Treaty or document"),
}
"""What kinds of terms are called: a doctrine is no treaty, but is filed so."""
MOST_EVENTS = 8
SECTIONS = (
    *("how-the-texts-differ", "in-the-texts", "in-context"),
    *("events-in-the-same-passages", "parallels", "see-also", "sources"),
)
"""The anchors of the sections of a page, which that of the headword is none of."""


class TermEntry(NamedTuple):
    """One term of the index."""

    term: Term
    texts: tuple[tuple[Text, str], ...]
    """The texts that use it, and how often each does."""
    strip: Strip | None


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the index of terms and the page of each term."""
    if not edition.terms:
        return
    yield GeneratedPage(
        path=addresses.GLOSSARY,
        title=_("Glossary"),
        source=GLOSSARY,
        description=_(
            "Terms compared across the texts, with every passage in which each occurs."
        ),
        template="glossary.html.j2",
        view=_index,
    )
    for term in edition.terms:
        yield GeneratedPage(
            path=addresses.term(term.id).page,
            title=term.headword,
            source=term.place,
            description=_description(edition, term),
            in_nav=False,
            template="term.html.j2",
            view=partial(_term, term=term),
        )


def _index(edition: Edition) -> dict[str, object]:
    terms = sorted(edition.terms, key=lambda t: (collation_key(t.headword), t.id))
    return {
        "ground": whole_strip(edition),
        "kinds": {kind: _(KINDS[kind]) for kind in sorted({t.kind for t in terms})},
        "letters": {
            letter: [
                TermEntry(term, _texts(edition, term), term_strip(edition, term))
                for term in group
            ]
            for letter, group in groupby(terms, key=lambda term: initial(term.headword))
        },
    }


def _texts(edition: Edition, term: Term) -> tuple[tuple[Text, str], ...]:
    used = (usage for usage in usages(edition)[term.id] if usage.is_used)
    return tuple((usage.text, _number(usage)) for usage in used)


def _number(usage: Usage) -> str:
    """Return the author's count, or ours with a word on whose it is."""
    if usage.uses is None:
        said = _("%(number)s in the précis, not yet counted in the author’s words")
        return said % {"number": number(usage.shown)}
    if usage.uses:
        return number(usage.uses)
    is_precis = usage.text.is_precis
    return _("only in notes or précis") if is_precis else _("only in notes")


def _description(edition: Edition, term: Term) -> str:
    """Return a sentence about the page of a term."""
    using = sum(usage.is_used for usage in usages(edition)[term.id])
    said = _("“%(headword)s” in %(using)s of %(all)s texts, line by line.")
    found = {"headword": term.headword, "using": using, "all": len(edition.texts)}
    return said % found


def _term(edition: Edition, term: Term) -> dict[str, object]:
    """Return what the page of a term says: what it means, how each text uses it."""
    return {
        "term": term,
        "anchor": unique(slugify(term.headword, "-"), {*SECTIONS}),
        "kind": _(KINDS[term.kind]),
        "strip": term_strip(edition, term),
        "usage": usage_table(edition, term),
        "context": keyword_in_context(edition, term),
        "events": _events(edition, term),
        "parallels": parallels_by_term(edition).get(term.id, ()),
        "see_also": [edition.term[id] for id in term.see_also if id in edition.term],
    }


def _events(edition: Edition, term: Term) -> list[tuple[Event, tuple[TextLinks, ...]]]:
    """Return the events that most passages with a term assert, each with these."""
    index = events_by_passage(edition)
    found = hits(edition).get(term.id, ())
    places = dict.fromkeys((hit.text, hit.passage.id) for hit in found)
    shared = grouped(
        (event.id, (text, passage_link(text, id)))
        for text, id in places
        for event in index.get((text.slug, id), ())
    )
    ranked = sorted(
        (event for event in edition.events if event.id in shared),
        key=lambda event: (-len(shared[event.id]), event.date.earliest, event.id),
    )
    return [(event, by_text(shared[event.id])) for event in ranked[:MOST_EVENTS]]
