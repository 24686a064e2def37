"""List the ids in use, and the words that each stands for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from edition.ledger.likeness import fingerprint, words_of
from edition.model import Edition
from edition.model.index import per_edition
from edition.plain_text import running
from edition.problems import Place
from edition.readers.ledger import sort_key
from edition.syntax import PUBLISHED_ID, anchor_of

UNKNOWN = re.compile(r"-_\d+$")
"""The end of what stands in for an id of the data that is at fault itself."""
NO_VERSION = "0.0.0"
"""The version of an edition whose settings name none."""
VALID = re.compile(PUBLISHED_ID)
WHO_WHAT_WHEN = ("author", "editor", "title", "subtitle", "date")
"""The fields that tell a work from others."""


class Published(NamedTuple):
    """An id in use, and the words it stands for."""

    id: str
    markdown: str
    print: str
    version: str
    """The version of its text or, elsewhere, of the edition."""
    place: Place

    @property
    def words(self) -> tuple[str, ...]:
        """Its words; few are ever asked for, and those of all fill the memory."""
        return words_of(self.markdown)


@per_edition
def published(edition: Edition) -> dict[str, Published]:
    """Return every id in use that can be one, in the order of the ledger."""
    found = {one.id: one for one in _every(edition)}
    return dict(sorted(found.items(), key=lambda item: sort_key(item[0])))


def _every(edition: Edition) -> Iterator[Published]:
    """Yield all that has an id, though others may have the same."""
    found = []
    for text in edition.texts:
        for unit in text.document.units:
            if unit.id not in ("", "headnote"):
                id, version = f"{text.slug}#{unit.id}", text.meta.version
                found.append((id, running(unit), version, unit.place))
    version = edition.settings.version or NO_VERSION
    entries = (entry for entry in _entries(edition) if not UNKNOWN.search(entry[0]))
    found += [(id, words, version, place) for id, words, place in entries]
    for id, words, version, place in found:
        if VALID.fullmatch(id):
            yield Published(id, words, fingerprint(words_of(words)), version, place)


def _entries(edition: Edition) -> Iterator[tuple[str, str, Place]]:
    """Yield the terms, events, works, parallels and names, with what tells each."""
    for t in edition.terms:
        yield (
            f"glossary/{t.id}",
            " ".join([t.headword, *t.forms, t.definition]),
            t.place,
        )
    for e in edition.events:
        yield f"timeline#event-{e.id}", f"{e.label} {e.account}", e.place
    for r in edition.references:
        words = " ".join(r.text(name) for name in WHO_WHAT_WHEN)
        yield f"bibliography#{anchor_of(r.key)}", words, r.place
    for p in edition.parallels:
        yield f"parallels#parallel-{p.id}", f"{p.title} {p.commentary}", p.place
    for n in edition.names:
        yield f"names#name-{n.id}", f"{n.name} {n.identification}", n.place
