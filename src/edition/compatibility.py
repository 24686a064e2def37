"""Compare the versions of the package that an edition is for with the one installed."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import Version

LOWER = frozenset({">=", "==", "~=", ">"})
"""What stands before the lowest version of a range."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different from some version on, and what to do about it."""

    version: str
    what: str
    do: str


@cache
def installed() -> str:
    """Return the version of the package that runs."""
    return version("edition")


def range_from(version: str) -> str:
    """Return the versions to which an edition made with one may be upgraded.

    Nothing that worked stops working within them: “>=1.2.0,<2”, “>=0.1.0,<0.2”.
    """
    made = Version(version)
    above = f"{made.major + 1}" if made.major else f"0.{made.minor + 1}"
    return f">={version},<{above}"


def is_range(words: str) -> bool:
    """Tell whether words name a range of versions: “>=0.1,<0.2”."""
    try:
        return len(SpecifierSet(words)) > 0
    except InvalidSpecifier:
        return False


def is_within(version: str, range: str) -> bool:
    """Tell whether a version is within a range."""
    return SpecifierSet(range).contains(version, prereleases=True)


def is_older(version: str, range: str) -> bool:
    """Tell whether a version comes before the lowest of a range."""
    return Version(version) < _lowest(range)


def changes(range: str, version: str) -> tuple[Change, ...]:
    """Return what is different in a version from the lowest of a range.

    Args:
        range: the versions that the edition is for; empty where it does not say.
        version: the one that is installed.
    """
    known, now = _lowest(range), Version(version)
    return tuple(c for c in _changes() if known < Version(c.version) <= now)


def _lowest(range: str) -> Version:
    bounds = (one for one in SpecifierSet(range) if one.operator in LOWER)
    lowest = (Version(one.version.removesuffix(".*")) for one in bounds)
    return max(lowest, default=Version("0"))


@cache
def _changes() -> tuple[Change, ...]:
    source = files("edition").joinpath("upgrades.toml").read_text(encoding="utf-8")
    found = tuple(Change(**entry) for entry in tomllib.loads(source)["change"])
    return tuple(sorted(found, key=lambda change: Version(change.version)))
