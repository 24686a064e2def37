"""Check, build and export annotated editions; what is listed here is stable."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
HOMES = {"check": "checks", "load_edition": "sources"}
HOMES |= dict.fromkeys(("EditionError", "Place", "Problem"), "problems")
"""Where what is listed is, if not in ``model``."""


def __getattr__(name: str) -> Any:
    """Return what is listed, read when it is wanted: a command’s help wants none."""
    if name == "__version__":
        return import_module("importlib.metadata").version("edition")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(f"{__name__}.{HOMES.get(name, 'model')}")
    return getattr(home, name)
