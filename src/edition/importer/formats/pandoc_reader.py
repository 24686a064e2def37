"""Read Word, OpenDocument, LaTeX and others through pandoc, always in its sandbox.

A file that names another file or an address gets nothing: nothing is read or fetched.
"""

import json
from collections.abc import Iterable, Iterator

from edition.importer.formats import latex_text, org_text, wiki_text
from edition.importer.formats.bare_words import refuse_bombs, text_of
from edition.importer.formats.docx_text import with_all_paragraphs
from edition.importer.formats.latex_tree import with_tables
from edition.importer.formats.pandoc_nodes import Node, is_picture
from edition.importer.formats.pandoc_tree import read_tree
from edition.importer.formats.rtf import spelled_out
from edition.importer.formats.wiki_text import with_named_notes
from edition.importer.structure import Document
from edition.pandoc import run_pandoc
from edition.problems import EditionError

BY_PANDOC = {
    "docx": "docx+styles",
    "odt": "odt",
    "rtf": "rtf",
    "latex": "latex+raw_tex",
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
    tree = _first_read(_spellings(format, data), arguments)
    try:
        hook = _without_words if format == "rtf" else None
        document = read_tree(_whole(json.loads(tree, object_hook=hook), format), format)
    except RecursionError:
        raise EditionError("its parts stand within each other too deep") from None
    return with_named_notes(document) if format == "mediawiki" else document


def _without_words(node: Node) -> Node:
    """Return a picture of RTF without the word “image” that pandoc gives it."""
    return {**node, "c": [node["c"][0], [], node["c"][2]]} if is_picture(node) else node


def _whole(tree: Node, format: str) -> Node:
    """Return a tree in which no table of LaTeX is left as it was written."""
    if format != "latex":
        return tree
    again = ("--sandbox", "-f", "latex", "-t", "json")
    return with_tables(tree, lambda words: run_pandoc(words, *again))


def _first_read(spellings: Iterable[str | bytes], arguments: tuple[str, ...]) -> str:
    """Return what pandoc makes of the first of some spellings that it can read."""
    refused = EditionError("it has no words")
    for source in spellings:
        try:
            return run_pandoc(source, *arguments)
        except EditionError as error:
            refused = error
    raise refused


def _spellings(format: str, data: bytes) -> Iterator[str | bytes]:
    """Yield a file as pandoc reads it rightly, then as it reads it at all."""
    if format in IN_BYTES:
        refuse_bombs(data)
        yield with_all_paragraphs(data) if format == "docx" else data
    elif format == "rtf":
        yield spelled_out(data)
    elif format == "mediawiki":
        yield wiki_text.spelled_out(text_of(data), on_a_line=False)
        yield wiki_text.spelled_out(text_of(data), on_a_line=True)
    elif format == "org":
        yield org_text.spelled_out(text_of(data))
    elif format == "latex":
        text = latex_text.without_settings(text_of(data))
        yield text
        yield latex_text.without_environments(text)
    else:
        yield text_of(data)
