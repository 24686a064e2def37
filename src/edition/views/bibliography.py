"""The bibliography: every work, what it is, and every passage that cites it."""

from collections.abc import Iterator

from edition import addresses
from edition.citations import csl_items
from edition.messages import gettext as _
from edition.model import GROUPS, Edition, GeneratedPage, Reference
from edition.sources import BIBLIOGRAPHY
from edition.transliteration import collation_key, declared, language_name, romanised
from edition.views.bibliography_entry import BibliographyEntry, bibliography_entry
from edition.views.strip import whole_strip


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the bibliography."""
    if edition.references:
        yield GeneratedPage(
            path=addresses.BIBLIOGRAPHY,
            title=_("Bibliography"),
            source=BIBLIOGRAPHY,
            description=_("Every work that the texts and the editors cite, and where."),
            template="bibliography.html.j2",
            view=_view,
        )


def _view(edition: Edition) -> dict[str, object]:
    works = sorted(edition.references, key=sort_key)
    languages = {work.language: language_name(work.language) for work in works}
    groups = {
        group: [bibliography_entry(edition, w) for w in works if _group(w) == group]
        for group in GROUPS
    }
    entries = [entry for found in groups.values() for entry in found]
    return {
        "transliteration": declared(
            work.language for work in works if romanised(work.title, work.language)
        ),
        "groups": {group: entries for group, entries in groups.items() if entries},
        "headings": {
            group: _(title) for group, title in GROUPS.items() if groups[group]
        },
        "languages": dict(
            sorted(languages.items(), key=lambda one: collation_key(one[1]))
        ),
        "authors": _authors(edition),
        "citers": _citers(edition, entries),
        "has_hollow": any(e.bars and e.of_authors < len(e.places) for e in entries),
        "ground": whole_strip(edition),
    }


def _group(reference: Reference) -> str:
    keywords = reference.fields.get("keywords", "")
    return keywords if keywords in GROUPS else "other"


def _citers(edition: Edition, entries: list[BibliographyEntry]) -> dict[str, str]:
    """Return by whom any works are cited, each with the number of these works."""
    citing = [entry.citers for entry in entries]
    found = {
        text.slug: (text.short_name, sum(text in by for by in citing))
        for text in edition.texts
    }
    several = sum(len(by) > 1 for by in citing)
    others = {
        "author": (_("an author"), sum(map(bool, citing))),
        "several": (_("more than one text"), several),
        "editors": (_("the editors only"), citing.count(())),
    }
    every = found | others
    return {value: f"{words} ({n})" for value, (words, n) in every.items() if n}


def _authors(edition: Edition) -> list[str]:
    names = {
        str(name.get("family") or name.get("literal"))
        for item in csl_items(edition).values()
        for name in item.get("author", ())
    }
    return sorted(names, key=collation_key)


def sort_key(reference: Reference) -> tuple[bytes, str]:
    """Return by what works are sorted: who wrote them, and what they are called."""
    name = reference.text("author") or reference.text("editor") or reference.title
    return collation_key(f"{name} {reference.title}"), reference.key
