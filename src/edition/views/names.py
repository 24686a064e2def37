"""The index of names: who and what is named, in which forms, and where."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from edition import addresses
from edition.indexes import authored, mentions
from edition.links import TextLinks, by_text, passage_link
from edition.messages import N_
from edition.messages import gettext as _
from edition.model import Edition, Event, GeneratedPage, Name, Text
from edition.sources import NAMES
from edition.transliteration import collation_key, declared, initial
from edition.views.map import placed
from edition.views.strip import Strip, place_strip, whole_strip

AUTHORITIES = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "viaf": ("VIAF", "https://viaf.org/viaf/"),
    "gnd": ("GND", "https://d-nb.info/gnd/"),
    "lcnaf": ("Library of Congress", "https://id.loc.gov/authorities/names/"),
    "orcid": ("ORCID", "https://orcid.org/"),
    "geonames": ("GeoNames", "https://www.geonames.org/"),
}
"""The files that give identifiers: what each is called, and where it has an entry."""
KINDS = {
    "person": (N_("Person"), N_("Persons")),
    "organisation": (N_("Organisation"), N_("Organisations")),
    "place": (N_("Place"), N_("Places")),
}
"""The kinds of names, in order, and what one and many are called."""


class NameEntry(NamedTuple):
    """One name of the index."""

    name: Name
    author_of: tuple[Text, ...]
    places: tuple[TextLinks, ...]
    events: list[Event]
    slugs: tuple[str, ...]
    """The texts that have it."""
    bars: Strip | None
    """Where it is named, by the text itself or by a work cited there."""


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
            view=_view,
        )


def _view(edition: Edition) -> dict[str, object]:
    names = sorted(edition.names, key=lambda name: (collation_key(name.sort), name.id))
    entries = [_entry(edition, name) for name in names]
    kinds = {name.kind for name in names}
    having = {slug for one in entries for slug in one.slugs}
    return {
        "transliteration": declared(name.language for name in names if name.original),
        "authorities": AUTHORITIES,
        "has_map": bool(placed(edition)),
        "ground": whole_strip(edition),
        "letters": {
            letter: list(group)
            for letter, group in groupby(entries, key=lambda e: initial(e.name.sort))
        },
        "kinds": {kind: _(one) for kind, (one, _many) in KINDS.items()},
        "headings": {
            kind: _(many) for kind, (_one, many) in KINDS.items() if kind in kinds
        },
        "texts": {t.slug: t.short_name for t in edition.texts if t.slug in having},
    }


def _entry(edition: Edition, name: Name) -> NameEntry:
    known = {name.name, *name.forms}
    found = mentions(edition).get(name.id, ())
    wrote = authored(edition).get(name.id, ())
    return NameEntry(
        name,
        author_of=wrote,
        places=by_text(
            (m.text, passage_link(m.text, m.anchor, _("cited") if m.is_cited else ""))
            for m in found
        ),
        events=[event for event in edition.events if known.intersection(event.names)],
        slugs=tuple(sorted({*(m.text.slug for m in found), *(t.slug for t in wrote)})),
        bars=place_strip(edition, ((m.text.slug, m.anchor) for m in found)),
    )
