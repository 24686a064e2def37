"""The index of names: who and what is named, in which forms, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from edition import addresses
from edition.indexes import authored, mentions
from edition.messages import gettext as _
from edition.model import Edition, GeneratedPage, Name
from edition.scripts import collation_key, declared, romanised
from edition.sources import NAMES
from edition.views.links import (
    Link,
    TextLinks,
    by_text,
    event_link,
    passage_link,
    text_link,
)

AUTHORITIES = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "viaf": ("VIAF", "https://viaf.org/viaf/"),
    "gnd": ("GND", "https://d-nb.info/gnd/"),
    "lcnaf": ("Library of Congress", "https://id.loc.gov/authorities/names/"),
    "orcid": ("ORCID", "https://orcid.org/"),
    "geonames": ("GeoNames", "https://www.geonames.org/"),
}
"""The files that give identifiers: what each is called, and where it has an entry."""


@dataclass(frozen=True, slots=True)
class Authority:
    """An entry for the name in a file of identifiers."""

    title: str
    id: str
    url: str


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One name of the index."""

    name: Name
    romanised: str
    """The name in Latin letters, where that is not how it is filed."""
    author_of: tuple[Link, ...]
    places: tuple[TextLinks, ...]
    forms: tuple[str, ...]
    """The forms in which it occurs that are not the name itself."""
    events: tuple[Link, ...]
    authorities: tuple[Authority, ...]


@dataclass(frozen=True, slots=True)
class NamesView:
    """The page: names by kind, in alphabetical order."""

    title: str
    number: int
    transliteration: str
    """By which schemes Cyrillic is written in Latin letters, if there is any."""
    sections: dict[str, tuple[str, list[NameEntry]]]
    """By kind: what the section is called, and its entries."""


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the index of names."""
    if edition.names:
        yield GeneratedPage(
            path=addresses.NAMES,
            title=_("Names"),
            source=NAMES,
            description=_(
                "The persons, organisations and places named in the texts, and where."
            ),
            template="names.html.j2",
            view=partial(_view, edition),
        )


def _view(edition: Edition) -> NamesView:
    names = sorted(edition.names, key=lambda name: (collation_key(name.sort), name.id))
    entries = [_entry(edition, name) for name in names]
    by_kind = {
        kind: (title, [entry for entry in entries if entry.name.kind == kind])
        for kind, title in _kinds().items()
    }
    return NamesView(
        title=_("Names"),
        number=len(names),
        transliteration=declared(name.language for name in names if name.original),
        sections={kind: found for kind, found in by_kind.items() if found[1]},
    )


def _kinds() -> dict[str, str]:
    """Return the kinds of names, in order, and what their sections are called."""
    return {
        "person": _("Persons"),
        "organisation": _("Organisations"),
        "place": _("Places"),
    }


def _entry(edition: Edition, name: Name) -> NameEntry:
    latin = romanised(name.original, name.language) if name.original else ""
    return NameEntry(
        name=name,
        romanised=latin if latin != name.name else "",
        author_of=tuple(map(text_link, authored(edition).get(name.id, ()))),
        places=_places(edition, name),
        forms=tuple(f for f in name.forms if f not in (name.sort, name.name)),
        events=tuple(_events(edition, name)),
        authorities=tuple(_authorities(name)),
    )


def _places(edition: Edition, name: Name) -> tuple[TextLinks, ...]:
    found = mentions(edition).get(name.id, ())
    return by_text(
        (m.text, passage_link(m.text, m.anchor, _("cited") if m.is_cited else ""))
        for m in found
    )


def _events(edition: Edition, name: Name) -> Iterator[Link]:
    known = {name.name, *name.forms}
    yield from (event_link(e) for e in edition.events if known.intersection(e.names))


def _authorities(name: Name) -> Iterator[Authority]:
    for file, id in name.authorities:
        title, url = AUTHORITIES[file]
        yield Authority(title, id, f"{url}{id}")
