"""Relations between passages: one parallel, and what joins any two texts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from edition import addresses
from edition.model import RELATIONS, Edition, Parallel, Ref, Text
from edition.views.links import (
    Link,
    TextLinks,
    by_text,
    event_link,
    parallel_link,
    passage_link,
    text_link,
)
from edition.views.quotations import Quotation, markdown_of, quotation


@dataclass(frozen=True, slots=True)
class Relation:
    """A parallel in a line."""

    id: str
    link: Link
    kind: str
    """What its relation is called; the templates translate it."""
    passages: tuple[TextLinks, ...]
    silent: tuple[Link, ...]
    """The texts of which one could expect a word; remarks are the reasons."""


@dataclass(frozen=True, slots=True)
class FullRelation:
    """A parallel in full: passages on both sides, the commentary between."""

    line: Relation
    before: tuple[Quotation, ...]
    commentary: str
    after: tuple[Quotation, ...]
    terms: tuple[Link, ...]
    events: tuple[Link, ...]
    sources: tuple[str, ...]


def relation(
    edition: Edition, parallel: Parallel, slugs: Collection[str] = ()
) -> Relation:
    """Return a parallel in a line, with all its passages or those in some texts."""
    refs = known_refs(
        edition, (ref for ref in parallel.refs if not slugs or ref.text in slugs)
    )
    texts = ((edition.text[ref.text], ref.anchor) for ref in refs)
    silent = (
        text_link(text)._replace(remark=parallel.silent[text.slug])
        for text in edition.texts
        if text.slug in parallel.silent
    )
    return Relation(
        id=parallel.id,
        link=parallel_link(parallel),
        kind=RELATIONS[parallel.relation],
        passages=by_text((text, passage_link(text, anchor)) for text, anchor in texts),
        silent=tuple(silent),
    )


def full_relation(edition: Edition, parallel: Parallel) -> FullRelation:
    """Return a parallel in full."""
    refs = known_refs(edition, parallel.refs)
    quotations = tuple(quotation(edition, ref) for ref in refs)
    middle = _middle(edition, refs)
    terms = (edition.term[id] for id in parallel.terms if id in edition.term)
    events = (event for event in edition.events if event.id in parallel.events)
    return FullRelation(
        line=relation(edition, parallel),
        before=quotations[:middle],
        commentary=parallel.commentary,
        after=quotations[middle:],
        terms=tuple(Link(term.headword, addresses.term(term.id)) for term in terms),
        events=tuple(map(event_link, events)),
        sources=parallel.sources,
    )


def known_refs(edition: Edition, refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """Return the refs that lead somewhere, texts in order of date."""
    order = {text.slug: index for index, text in enumerate(edition.texts)}
    known = (r for r in refs if r.text in order and _is_there(edition, r))
    return tuple(sorted(known, key=lambda ref: order[ref.text]))


def _is_there(edition: Edition, ref: Ref) -> bool:
    return ref.anchor in edition.text[ref.text].anchors


def _middle(edition: Edition, refs: Sequence[Ref]) -> int:
    """Return how many passages stand before the commentary.

    Texts stay whole where several speak; the two sides are as even as can be.
    """
    sizes = [len(markdown_of(edition.text[r.text], r.anchor)) for r in refs]
    is_tension = len({ref.text for ref in refs}) < 2
    cuts = [
        index
        for index in range(1, len(refs))
        if is_tension or refs[index - 1].text != refs[index].text
    ]
    uneven = {cut: abs(sum(sizes[:cut]) - sum(sizes[cut:])) for cut in cuts}
    return min(uneven, key=lambda cut: uneven[cut], default=len(refs))


def themes(edition: Edition) -> dict[str, list[Parallel]]:
    """Return the parallels of each theme, in the order of the file."""
    found: dict[str, list[Parallel]] = {}
    for parallel in edition.parallels:
        found.setdefault(parallel.theme, []).append(parallel)
    return found


def pairs(edition: Edition) -> dict[tuple[Text, Text], list[Parallel]]:
    """Return what joins each two texts, the earlier first; only pairs that meet."""
    found: dict[tuple[Text, Text], list[Parallel]] = defaultdict(list)
    for parallel in edition.parallels:
        slugs = parallel.texts
        speaking = (text for text in edition.texts if text.slug in slugs)
        for pair in combinations(speaking, 2):
            found[pair].append(parallel)
    order = {text.slug: index for index, text in enumerate(edition.texts)}
    ranked = sorted(found, key=lambda pair: [order[text.slug] for text in pair])
    return {pair: found[pair] for pair in ranked}


def tensions(edition: Edition, text: Text) -> list[Parallel]:
    """Return the tensions inside a text."""
    found = (p for p in edition.parallels if p.relation == "tension")
    return [parallel for parallel in found if text.slug in parallel.texts]
