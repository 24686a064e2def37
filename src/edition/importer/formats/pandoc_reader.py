"""Read Word, OpenDocument, LaTeX and others through pandoc, always in its sandbox.

A file that names another file or an address gets nothing: nothing is read or fetched.
"""

import json

from edition.importer.formats.bare_words import refuse_bombs, text_of
from edition.importer.formats.pandoc_tree import read_tree
from edition.importer.formats.rtf import spelled_out
from edition.importer.structure import Document
from edition.pandoc import run_pandoc

BY_PANDOC = {
    "docx": "docx+styles",
    "odt": "odt",
    "rtf": "rtf",
    "latex": "latex",
    "mediawiki": "mediawiki",
    "org": "org",
    "rst": "rst",
}
"""What pandoc calls the formats that it reads for us."""
IN_BYTES = frozenset({"docx", "odt"})


def read_by_pandoc(format: str, data: bytes, name: str) -> Document:
    """Read a file.

    Raises:
        EditionError: pandoc cannot read it, or takes too long.
    """
    arguments = ("--sandbox", "-f", BY_PANDOC[format], "-t", "json")
    return read_tree(json.loads(run_pandoc(_source(format, data), *arguments)))


def _source(format: str, data: bytes) -> str | bytes:
    if format == "rtf":
        return spelled_out(data)
    if format not in IN_BYTES:
        return text_of(data)
    refuse_bombs(data)
    return data
