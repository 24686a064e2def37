"""Keys of what exports keep in the cache: digests of all that a maker can take.

That is the words of the text, or of all; what any page takes from the rest of the
edition; its versions; what it lays over our templates and fonts.
"""

from edition.cache import digest
from edition.ledger.versions import versions
from edition.model import Edition
from edition.model.index import per_edition
from edition.source_files import stamps
from edition.surroundings import surroundings

EXPORTS = "exports"
"""The namespace of the cache."""
LAID = ("templates", "fonts")
"""Where an edition lays files over ours."""


def key(edition: Edition, *made_from: str | bytes) -> bytes:
    """Return the key of what is made from some words and from all around them."""
    return digest(*made_from, *_around(edition))


@per_edition
def _around(edition: Edition) -> tuple[str | bytes, ...]:
    """Return what goes into every key: all that is no text's own words."""
    said = [
        [(v.number, v.date, v.releases, v.items) for v in found]
        for found in versions(edition).values()
    ]
    more = (edition.themes, edition.routes, edition.releases)
    return surroundings(edition), repr((said, more, stamps(edition.root, LAID)))
