"""Hostile files of every format, by name: those to be refused, and those to be read.

Whatever is to be read says ``SAID``; who attacks may have hidden it well.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

SAID = "The gate was shut."
OUTSIDE = "file:///etc/passwd"
MANY = 3_000
VERY_MANY = 100_000
Files = Mapping[str, Callable[[], bytes | str]]


class Family(NamedTuple):
    """The hostile files of a format."""

    refused: Files
    read: Files
    doubted: Files = MappingProxyType({})
    """What is read, and told of: it has words that are lost, or others."""
    endless: Files = MappingProxyType({})
    """What no program reads in any time: the limits of the system end it."""
