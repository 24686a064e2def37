"""Check, build and export annotated editions; what is listed here is stable."""

from importlib.metadata import version

from edition.checks import check
from edition.model import (
    Citation,
    Edition,
    Event,
    GeneratedFile,
    Name,
    Note,
    Parallel,
    Passage,
    Reference,
    Term,
    Text,
)
from edition.problems import EditionError, Place, Problem
from edition.sources import load_edition

__all__ = [
    "Citation",
    "Edition",
    "EditionError",
    "Event",
    "GeneratedFile",
    "Name",
    "Note",
    "Parallel",
    "Passage",
    "Place",
    "Problem",
    "Reference",
    "Term",
    "Text",
    "check",
    "load_edition",
]
__version__ = version("edition")
