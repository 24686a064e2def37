"""Relations between passages: one parallel, and what joins any two texts."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations, groupby
from typing import NamedTuple

from edition.links import Link, TextLinks, by_text, passage_link, text_link
from edition.model import Edition, Event, Parallel, Ref, Term, Text
from edition.views.quotations import Quotation, quotation


class Relation(NamedTuple):
    """A parallel in a line."""

    parallel: Parallel
    standing: str
    """How the two texts stand in it that it is told of, if those are two."""
    passages: tuple[TextLinks, ...]
    silent: tuple[Link, ...]
    """The texts of which one could expect a word; remarks are the reasons."""


class FullRelation(NamedTuple):
    """A parallel in full, with the words of its passages."""

    line: Relation
    sides: tuple[tuple[Text, tuple[Quotation, ...]], ...]
    """What each text says, in the order of their dates."""
    terms: tuple[Term, ...]
    events: tuple[Event, ...]


def relations(
    edition: Edition, parallels: Iterable[Parallel], slugs: Collection[str] = ()
) -> tuple[Relation, ...]:
    """Return parallels in a line each, with all their passages or those of texts."""
    return tuple(relation(edition, parallel, slugs) for parallel in parallels)


def relation(
    edition: Edition, parallel: Parallel, slugs: Collection[str] = ()
) -> Relation:
    """Return a parallel in a line, with all its passages or those of some texts."""
    refs = known_refs(
        edition, (ref for ref in parallel.refs if not slugs or ref.text in slugs)
    )
    texts = ((edition.text[ref.text], ref.anchor) for ref in refs)
    return Relation(
        parallel,
        parallel.standing(*slugs) if len(slugs) == 2 else parallel.relation,
        by_text((text, passage_link(text, anchor)) for text, anchor in texts),
        tuple(
            text_link(text)._replace(remark=parallel.silent[text.slug])
            for text in edition.texts
            if text.slug in parallel.silent
        ),
    )


def full_relation(edition: Edition, parallel: Parallel) -> FullRelation:
    """Return a parallel in full."""
    refs = known_refs(edition, parallel.refs)
    return FullRelation(
        relation(edition, parallel),
        tuple(
            (edition.text[slug], tuple(quotation(edition, ref) for ref in said))
            for slug, said in groupby(refs, key=lambda ref: ref.text)
        ),
        tuple(edition.term[id] for id in parallel.terms if id in edition.term),
        tuple(event for event in edition.events if event.id in parallel.events),
    )


def known_refs(edition: Edition, refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """Return the refs that lead somewhere, texts in order of date."""
    order = {text.slug: index for index, text in enumerate(edition.texts)}
    texts = edition.text
    known = (r for r in refs if r.text in texts and r.anchor in texts[r.text].anchors)
    return tuple(sorted(known, key=lambda ref: order[ref.text]))


def pairs(edition: Edition) -> dict[tuple[Text, Text], list[Parallel]]:
    """Return what joins each two texts, the earlier first; only pairs that meet."""
    found: dict[tuple[Text, Text], list[Parallel]] = defaultdict(list)
    for parallel in edition.parallels:
        speaking = (text for text in edition.texts if text.slug in parallel.texts)
        for pair in combinations(speaking, 2):
            found[pair].append(parallel)
    in_order = combinations(edition.texts, 2)
    return {pair: found[pair] for pair in in_order if pair in found}


def widest(edition: Edition) -> list[Parallel]:
    """Return the contradictions in which most texts take a side, three or more."""
    found = [p for p in edition.parallels if p.relation == "contradiction"]
    most = max((len(parallel.opposed) for parallel in found), default=0)
    return [p for p in found if len(p.opposed) == most > 2]


def tensions(edition: Edition, text: Text) -> list[Parallel]:
    """Return the tensions inside a text."""
    found = (p for p in edition.parallels if p.relation == "tension")
    return [parallel for parallel in found if text.slug in parallel.texts]
