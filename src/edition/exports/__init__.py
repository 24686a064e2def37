"""Make files for machines: one format a file, each a function of the edition.

A renderer that knows generated files takes them from here as bytes; any other finds
them beside the pages it is given.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from edition.exports import (
    bibtex,
    changes,
    csl_json,
    errata,
    glossary_json,
    icalendar,
    passages,
    ris,
    timeline_json,
)
from edition.model import Edition, GeneratedFile

EXPORTS: tuple[Callable[[Edition], Iterator[GeneratedFile]], ...] = (
    bibtex.files,
    ris.files,
    csl_json.files,
    passages.files,
    changes.files,
    errata.files,
    glossary_json.files,
    timeline_json.files,
    icalendar.files,
)


@lru_cache(maxsize=2)
def exported_files(edition: Edition) -> tuple[GeneratedFile, ...]:
    """Return every file for machines, at paths below the site."""
    return tuple(file for format in EXPORTS for file in format(edition))
