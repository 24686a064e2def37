"""Write one parallel: what it relates, its passages side by side, who is silent."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from edition.model import RELATIONS, Edition, Event, Parallel, Ref, Text
from edition.pages.markup import escape, passage_list, term_link, text_link
from edition.pages.quotations import markdown_of, quotation


def parallel_page(parallel: Parallel) -> str:
    """Return the page on which a parallel stands in full."""
    return f"/parallels/{parallel.theme}.md"


def parallel_link(parallel: Parallel) -> str:
    """Return a link to a parallel in full."""
    target = f"{parallel_page(parallel)}#parallel-{parallel.id}"
    return f"[{escape(parallel.title)}]({target})"


def known_refs(edition: Edition, refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """Return the refs that lead somewhere, texts in order of date."""
    order = {text.slug: index for index, text in enumerate(edition.texts)}
    known = (r for r in refs if r.text in order and _is_there(edition, r))
    return tuple(sorted(known, key=lambda ref: order[ref.text]))


def _is_there(edition: Edition, ref: Ref) -> bool:
    return ref.anchor in edition.text[ref.text].anchors


def passages(edition: Edition, parallel: Parallel, slugs: Collection[str] = ()) -> str:
    """Return links to the passages of a parallel, or to those in some texts."""
    refs = known_refs(
        edition, (ref for ref in parallel.refs if not slugs or ref.text in slugs)
    )
    return passage_list((edition.text[ref.text], ref.anchor) for ref in refs)


def silence(edition: Edition, parallel: Parallel) -> str:
    """Say who could have spoken and does not; nothing where all speak."""
    texts = [text for text in edition.texts if text.slug in parallel.silent]
    return f"Silent: {', '.join(text_link(text) for text in texts)}" if texts else ""


def relation(edition: Edition, parallel: Parallel) -> str:
    """Return a parallel in full: passages on both sides, the commentary between."""
    refs = known_refs(edition, parallel.refs)
    middle = _middle(edition, refs)
    facts = [RELATIONS[parallel.relation], silence(edition, parallel)]
    parts = [
        f"## {escape(parallel.title)} {{ #parallel-{parallel.id} .parallel }}",
        f"{' · '.join(fact for fact in facts if fact)}\n{{ .entry__meta }}",
        '<div class="sides" markdown>',
        _side(edition, refs[:middle]),
        f'<div class="sides__comment" markdown>\n\n{_rooted(parallel.commentary)}'
        "\n{ .commentary }\n\n</div>",
        _side(edition, refs[middle:]),
        "</div>",
        *_leads(edition, parallel),
    ]
    return "\n\n".join(parts)


def _side(edition: Edition, refs: Iterable[Ref]) -> str:
    quotations = "\n\n".join(quotation(edition, ref) for ref in refs)
    return f'<div class="sides__passages" markdown>\n\n{quotations}\n\n</div>'


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


def _leads(edition: Edition, parallel: Parallel) -> Iterator[str]:
    """Yield where a parallel leads on to: terms, events, sources."""
    terms = [term_link(edition, id) for id in parallel.terms if id in edition.term]
    events = [_event_link(e) for e in edition.events if e.id in parallel.events]
    sources = [f"[@{key}]" for key in parallel.sources]
    leads = {"Terms": ", ".join(terms), "Events": "; ".join(events)}
    leads["Sources"] = "; ".join(sources)
    for name, links in leads.items():
        if links:
            yield f"{name}: {links}.\n{{ .entry__meta }}"


def _event_link(event: Event) -> str:
    return f"[{escape(event.label)}](/timeline.md#event-{event.id}), {event.date.words}"


def _rooted(text: str) -> str:
    """Return a text from data on one line; its links lead from the root."""
    return " ".join(text.split()).replace("](../", "](/")


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
