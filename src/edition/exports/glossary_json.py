"""Write the glossary as JSON: every term, and how each text uses it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from edition import addresses
from edition.concordance import Usage, translation_hits, usages
from edition.exports.text_json import dumped
from edition.model import Edition, GeneratedFile, Term


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``glossary.json``."""
    if edition.terms:
        terms = [as_data(edition, term) for term in edition.terms]
        data = {"title": f"{edition.settings.title}: glossary", "terms": terms}
        yield GeneratedFile("glossary.json", dumped(data))


def as_data(edition: Edition, term: Term) -> dict[str, Any]:
    """Return a term as plain values; what it lacks is left out."""
    found = {
        "id": term.id,
        "url": edition.url(addresses.term(term.id)),
        "headword": term.headword,
        "forms": term.forms,
        "kind": term.kind,
        "definition": term.definition,
        "commentary": term.commentary,
        "sources": term.sources,
        "see_also": term.see_also,
        "usage": [_usage(u) for u in usages(edition)[term.id] if u.is_used],
        "translations": _translations(edition, term),
    }
    return {key: value for key, value in found.items() if value}


def _translations(edition: Edition, term: Term) -> list[dict[str, Any]]:
    """Return how often each translation has a term; no use of a text counts these."""
    found = translation_hits(edition).get(term.id, ())
    uses = Counter((hit.text.slug, hit.layer.name) for hit in found if hit.layer)
    return [{"text": t, "layer": name, "uses": n} for (t, name), n in uses.items()]


def _usage(usage: Usage) -> dict[str, Any]:
    """Return how a text uses a term; ``uses`` is null where none has counted."""
    return {
        "text": usage.text.slug,
        "uses": usage.uses,
        "per_thousand_words": round(usage.per_thousand, 3) if usage.uses else 0,
        "first": usage.first,
        "in_notes": usage.notes,
        "as_shown": usage.shown,
    }
