"""Make files for machines: one format a module, each a function of the edition.

`edition.exports.registry` names them, `edition.exports.making` makes them. A renderer
that knows generated files takes them from here as bytes; any other finds them beside
the pages it is given.
"""

from edition.exports.making import (
    exported,
    exported_files,
    held_back,
    lacking,
    left_out,
    of_texts,
    wanted,
)
from edition.exports.registry import ALWAYS, MAKERS, format_of, makers

__all__ = [
    "ALWAYS",
    "MAKERS",
    "exported",
    "exported_files",
    "format_of",
    "held_back",
    "lacking",
    "left_out",
    "makers",
    "of_texts",
    "wanted",
]
