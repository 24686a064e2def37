"""Destinations of a name that a reader types: texts, authors, terms, names, pages."""

from collections.abc import Iterator

from edition import addresses
from edition.manual import manual
from edition.model import Edition

Destination = tuple[str, str, str, list[str], int, list[str]]
"""What it is called, its kind, its address below the site, its other names, and of a
text the number of its last passage and its authors."""


def destinations(edition: Edition) -> Iterator[Destination]:
    """Yield every headword, text, name and page, with the forms of each."""
    for term in edition.terms:
        address = addresses.below(addresses.term(term.id))
        yield term.headword, "term", address, [*term.forms], 0, []
    for text in edition.texts:
        last = max((int(p.number) for p in text.passages), default=0)
        address = addresses.below(addresses.text(text.slug))
        names, authors = [text.short_name], [*text.meta.authors]
        yield text.meta.title, "text", address, names, last, authors
    for known in edition.names:
        forms = dict.fromkeys([known.sort, known.original, *known.forms])
        address = addresses.below(addresses.name(known.id))
        yield known.name, "name", address, [form for form in forms if form], 0, []
    for page in (*edition.pages, *manual(edition)):
        address = addresses.below(addresses.Address(page.document.page))
        yield page.title, "page", address, [], 0, []
