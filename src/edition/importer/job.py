"""Own what a step is told: the options of an import and what a profile knows."""

from collections.abc import Callable
from dataclasses import dataclass

from edition.importer.lines import Lines
from edition.importer.repairs import Repair


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction to make wherever its reading stands."""

    reading: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Job:
    """How one document is to be imported."""

    notes: str = "auto"
    """``auto``, ``tagged``, ``bracketed``, ``bare`` or ``none``."""
    wrap: str = "auto"
    """``auto``, ``none``, ``blank`` or ``solid``."""
    language: str = "en"
    corrections: tuple[Correction, ...] = ()
    matter: frozenset[str] = frozenset()
    """Digests of blocks that a profile knows to be no passages."""


Result = tuple[Lines, list[Repair]]
Step = Callable[[Lines, Job], Result]
