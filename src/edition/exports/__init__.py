"""Make files for machines: one format a file, each a function of the edition.

A renderer that knows generated files takes them from here as bytes; any other finds
them beside the pages it is given.
"""

from collections.abc import Callable, Iterator

from edition.exports import (
    bibtex,
    changes,
    citation_file,
    csl_json,
    errata,
    glossary_json,
    icalendar,
    passages,
    ris,
    term_summaries,
    timeline_json,
)
from edition.extensions import EXPORTS as GROUP
from edition.extensions import joined
from edition.model import Edition, GeneratedFile
from edition.model.index import per_edition

Format = Callable[[Edition], Iterator[GeneratedFile]]
EXPORTS: dict[str, Format] = {
    "bibtex": bibtex.files,
    "ris": ris.files,
    "csl-json": csl_json.files,
    "passages": passages.files,
    "changes": changes.files,
    "errata": errata.files,
    "glossary": glossary_json.files,
    "in-brief": term_summaries.files,
    "timeline": timeline_json.files,
    "calendar": icalendar.files,
    "citation-file": citation_file.files,
}
"""Every format of ours by the name that the command line knows it by."""


def formats() -> dict[str, Format]:
    """Return every format by its name, those of other packages last."""
    return joined(EXPORTS, GROUP)


@per_edition
def exported_files(edition: Edition) -> tuple[GeneratedFile, ...]:
    """Return every file for machines, at paths below the site."""
    return tuple(file for format in formats().values() for file in format(edition))
