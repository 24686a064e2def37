"""Own the beginning of a build: what others do runs beside the rendering."""

import gc

from edition import citations
from edition.citations import pandoc
from edition.citing import styles
from edition.model import Edition

OBJECTS = 5_000
"""New objects after which garbage is looked for among them; by default it is 700.

What a page leaves behind is thrown away soonest while a processor has it at hand.
"""
ROUNDS = 20
"""How often that is done before older objects are looked through; by default 10."""


def begin(edition: Edition) -> None:
    """Have citations formatted; do not wait for them."""
    citations.begin(edition)
    styles.begin(edition)
    _spare_the_collector()


def settle() -> None:
    """Wait for pandoc, so that the process can be copied with what it has formatted."""
    pandoc.settle()


def _spare_the_collector() -> None:
    """Keep what was read from being looked through for garbage again and again."""
    gc.unfreeze()
    gc.freeze()
    gc.set_threshold(OBJECTS, ROUNDS, ROUNDS)
