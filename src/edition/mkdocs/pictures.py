"""Give MkDocs the pictures of a site, each drawn once and cached."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version

from edition.cache import cache_of, digest
from edition.model import Edition, GeneratedFile
from edition.theme import pictures
from edition.views.card import ICON, cards, edition_card

NAMESPACE = "pictures"
"""The namespace of the cache."""
FIRST = 5
"""Texts that the sign of a site shows."""
Draw = Callable[..., bytes]


def picture_files(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield a card for the edition and for each text, and the sign of the site."""
    for path, card in cards(edition).items():
        yield GeneratedFile(path, _drawn(edition, pictures.card, *card))
    bars = edition_card(edition).bars[:FIRST]
    yield GeneratedFile(ICON, _drawn(edition, pictures.icon, bars))


def _drawn(edition: Edition, draw: Draw, *what: object) -> bytes:
    """Return a picture, from the cache if it was drawn before."""
    key = digest(repr((draw.__name__, what, version("pillow"))))
    return cache_of(edition.root).get_or_make(NAMESPACE, key, partial(draw, *what))
