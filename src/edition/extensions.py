"""Load what other packages add: checks, exports and import steps, by their names."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

from edition.problems import EditionError

CHECKS = "edition.checks"
EXPORTS = "edition.exports"
IMPORT_STEPS = "edition.import_steps"
"""The groups of entry points."""
Function = Callable[..., Any]
T = TypeVar("T")


@cache
def extensions(group: str) -> Mapping[str, Function]:
    """Return the functions of a group in the order of their names.

    Raises:
        EditionError: one cannot be loaded, or two have one name.
    """
    found: dict[str, Function] = {}
    for entry in sorted(entry_points(group=group), key=lambda entry: entry.name):
        if entry.name in found:
            raise EditionError(f"Two packages add “{entry.name}” to {group}.")
        found[entry.name] = _load(entry)
    return found


def names(group: str) -> tuple[str, ...]:
    """Return the names of the functions of a group, without loading them."""
    return tuple(sorted({entry.name for entry in entry_points(group=group)}))


def joined(
    ours: Mapping[str, T], group: str, made_of: Callable[[Function], Any] = lambda f: f
) -> dict[str, T]:
    """Return what is ours by name, and behind it what is made of a group's functions.

    Raises:
        EditionError: one of the group has the name of one of ours.
    """
    others = extensions(group)
    for name in others:
        if name in ours:
            raise EditionError(f"“{name}” of {group} has the name of one of ours.")
    return {**ours, **{name: made_of(one) for name, one in others.items()}}


def _load(entry: EntryPoint) -> Function:
    """Load a function, whatever its package does when it is imported."""
    what = f"The extension “{entry.name}” ({entry.value}) of {entry.group}"
    try:
        function = entry.load()
    except Exception as error:
        raise EditionError(f"{what} cannot be loaded: {error}.") from error
    if not callable(function):
        raise EditionError(f"{what} is no function.")
    loaded: Function = function
    return loaded
