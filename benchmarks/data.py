"""Write the works, terms, events, names and parallels of an invented edition."""

import json

from nouns import Corpus, Event, Work


def bibtex(work: Work) -> str:
    """Return the entry of a work."""
    names = " and ".join(", ".join(name) for name in work.names)
    fields = {"author": names, "title": work.title, "date": str(work.year)}
    fields |= {"langid": "english", "keywords": "scholarship"}
    if work.kind in ("article", "incollection"):
        fields["pages"] = f"{work.first}--{work.last}"
    inside = {"article": "journaltitle", "incollection": "booktitle"}
    fields[inside.get(work.kind, "publisher")] = work.inside
    if work.kind == "article":
        fields |= {"volume": str(work.volume), "number": str(work.number)}
    if work.kind == "online":
        fields |= {"url": f"https://example.org/{work.key}", "urldate": "2026-11-22"}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{work.kind}{{{work.key},\n{lines}}}\n"


def glossary(corpus: Corpus, keys: list[str]) -> str:
    """Return the terms; JSON is YAML."""
    entries = [
        {
            "id": f"term-{number}",
            "headword": term,
            "forms": [term],
            "kind": "concept",
            "definition": f"What {term} means is not known.",
            "sources": [keys[number % len(keys)]],
        }
        for number, term in enumerate(corpus.terms)
    ]
    return json.dumps(entries, indent=1)


def timeline(corpus: Corpus, keys: list[str]) -> str:
    """Return the events."""
    entries = [_event(corpus, event, keys) for event in corpus.events]
    return json.dumps(entries, indent=1)


def _event(corpus: Corpus, event: Event, keys: list[str]) -> dict[str, object]:
    return {
        "id": event.id,
        "label": event.label,
        "date": f"{event.year}-{event.month:02d}-{event.day:02d}",
        "dating": "stated",
        "kind": "battle",
        "refs": list(corpus.asserted[event.id]),
        "account": "Nothing is known of it.",
        "sources": [keys[event.year % len(keys)]],
    }


def names(corpus: Corpus) -> str:
    """Return the persons."""
    entries = [
        {
            "id": name.id,
            "name": name.words,
            "sort": f"{name.family}, {name.given}",
            "kind": "person",
            "forms": [name.words],
            "identification": "Somebody of whom nothing is known.",
        }
        for name in corpus.names
    ]
    return json.dumps(entries, indent=1)


def parallels(corpus: Corpus) -> str:
    """Return the relations between passages."""
    entries = [
        {
            "id": parallel.id,
            "title": parallel.title,
            "theme": parallel.theme,
            "relation": parallel.relation,
            "passages": list(parallel.passages),
            "commentary": parallel.commentary,
        }
        for parallel in corpus.parallels
    ]
    return json.dumps(entries, indent=1)
