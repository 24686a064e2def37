"""Make the index of names: who and what is named, in which forms, and where."""

from collections.abc import Iterator

from edition.citations.inlines import mark_language
from edition.indexes import Mention, authored, mentions
from edition.model import Edition, GeneratedPage, Name
from edition.pages.markup import (
    by_text,
    counted,
    escape,
    front_matter,
    passage_link,
    text_link,
)
from edition.scripts import collation_key, declared, romanised
from edition.sources import NAMES

TITLE = "Names"
DESCRIPTION = "The persons, organisations and places named in the texts, and where."
KINDS = {"person": "Persons", "organisation": "Organisations", "place": "Places"}
AUTHORITIES = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "viaf": ("VIAF", "https://viaf.org/viaf/"),
    "gnd": ("GND", "https://d-nb.info/gnd/"),
    "lcnaf": ("Library of Congress", "https://id.loc.gov/authorities/names/"),
    "orcid": ("ORCID", "https://orcid.org/"),
    "geonames": ("GeoNames", "https://www.geonames.org/"),
}


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the index of names."""
    if edition.names:
        yield GeneratedPage("names.md", TITLE, _names(edition), NAMES, DESCRIPTION)


def _names(edition: Edition) -> str:
    names = sorted(edition.names, key=lambda n: (collation_key(n.sort), n.id))
    sections = []
    for kind, title in KINDS.items():
        entries = [_entry(edition, name) for name in names if name.kind == kind]
        if entries:
            sections.append(f"## {title} {{ #kind-{kind} }}\n\n" + "\n\n".join(entries))
    return (
        front_matter(TITLE, DESCRIPTION)
        + f"# {TITLE}\n\n{counted(len(names), 'name')}, each identified as at the date "
        "of the text, with every passage and author’s note in which it occurs. "
        "“Cited” means that only a work cited there has the name. "
        f"{_transliteration(edition)}\n{{ .lead }}\n\n" + "\n\n".join(sections) + "\n"
    )


def _transliteration(edition: Edition) -> str:
    """Say by which schemes Cyrillic is written in Latin letters."""
    schemes = declared(name.language for name in edition.names if name.original)
    return f"Cyrillic is transliterated: {schemes}." if schemes else ""


def _entry(edition: Edition, name: Name) -> str:
    found = mentions(edition).get(name.id, ())
    texts = ", ".join(map(text_link, authored(edition).get(name.id, ())))
    events = "; ".join(_events(edition, name))
    facts = {
        "Author of": texts,
        "In the texts": by_text((m.text, _place(m)) for m in found),
        "Forms": _forms(name),
        "Events": events,
        "Elsewhere": ", ".join(_authorities(name)),
        "Sources": "; ".join(f"[@{key}]" for key in name.sources),
    }
    lines = [
        f"### {escape(name.sort)}{_original(name)} {{ #name-{name.id} .entry }}",
        f"{' '.join(name.identification.split())}\n{{ .entry__body }}",
        *(f"{f}: {told}.\n{{ .entry__meta }}" for f, told in facts.items() if told),
    ]
    return "\n\n".join(lines)


def _original(name: Name) -> str:
    """Return a name in its own script, with its transliteration if that differs."""
    if not name.original:
        return ""
    original = mark_language(escape(name.original), name.language)
    latin = romanised(name.original, name.language)
    return f" · {original}" + (f", *{escape(latin)}*" * (latin not in ("", name.name)))


def _place(mention: Mention) -> str:
    link = passage_link(mention.text, mention.anchor)
    return f"{link} (cited)" if mention.is_cited else link


def _forms(name: Name) -> str:
    """Return the forms that are not the name itself."""
    others = [form for form in name.forms if form not in (name.sort, name.name)]
    return ", ".join(mark_language(escape(form), name.language) for form in others)


def _events(edition: Edition, name: Name) -> Iterator[str]:
    known = {name.name, *name.forms}
    for event in edition.events:
        if known.intersection(event.names):
            link = f"[{escape(event.label)}](/timeline.md#event-{event.id})"
            yield f"{link}, {event.date.words}"


def _authorities(name: Name) -> Iterator[str]:
    for file, id in name.authorities:
        title, address = AUTHORITIES[file]
        yield f"[{title} {id}]({address}{id})"
