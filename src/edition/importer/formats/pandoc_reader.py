"""Read Word, OpenDocument, LaTeX and others through pandoc, always in its sandbox.

A file that names another file or an address gets nothing: nothing is read or fetched.
"""

import json
from collections.abc import Iterator
from dataclasses import replace

from edition.importer.formats.bare_words import refuse_bombs, text_of
from edition.importer.formats.markup import Element, decode_page, name_of, parse_xml
from edition.importer.formats.markup import text_of as words_in
from edition.importer.formats.pandoc_tree import read_tree
from edition.importer.formats.rtf import spelled_out
from edition.importer.structure import NOWHERE, Block, Document, Run
from edition.pandoc import run_pandoc
from edition.problems import EditionError

BY_PANDOC = {
    "docx": "docx+styles",
    "odt": "odt",
    "rtf": "rtf",
    "latex": "latex",
    "docbook": "docbook",
    "fb2": "fb2",
    "jats": "jats",
    "mediawiki": "mediawiki",
    "org": "org",
    "rst": "rst",
}
"""What pandoc calls the formats that it reads for us."""
IN_BYTES = frozenset({"docx", "odt"})
FRONT = {
    "jats": ("front",),
    "docbook": ("info", "bookinfo", "articleinfo"),
    "fb2": ("description",),
}
"""Elements with data about a document, of which pandoc keeps what follows."""
KEPT = frozenset({"title-group", "abstract", "title", "subtitle", "book-title"})
BACK = "ref-list"
"""The works cited, which pandoc keeps apart from the text of JATS."""


def read_by_pandoc(format: str, data: bytes, name: str) -> Document:
    """Read a file.

    Raises:
        EditionError: pandoc cannot read it, or takes too long.
    """
    arguments = ("--sandbox", "-f", BY_PANDOC[format], "-t", "json")
    made = run_pandoc(_source(format, data), *arguments)
    try:
        document = read_tree(json.loads(made))
    except RecursionError:
        raise EditionError("its parts stand within each other too deep") from None
    return _whole(document, format, data) if format in FRONT else document


def _source(format: str, data: bytes) -> str | bytes:
    if format == "rtf":
        return spelled_out(data)
    if format in FRONT:
        return decode_page(data)
    if format not in IN_BYTES:
        return text_of(data)
    refuse_bombs(data)
    return data


def _whole(document: Document, format: str, data: bytes) -> Document:
    """Add what pandoc leaves out of a file in XML: works cited; and name the rest."""
    root = parse_xml(data)
    fronts = [e for e in root.iter() if name_of(e) in FRONT[format]]
    taken = (" ".join(_unsaid(front)) for front in fronts)
    repairs = (
        NOWHERE.repair("front matter", words, "", 0.9) for words in taken if words
    )
    works = _works(root) if format == "jats" else ()
    return replace(
        document,
        blocks=(*document.blocks, *works),
        repairs=(*document.repairs, *repairs),
    )


def _unsaid(front: Element) -> Iterator[str]:
    """Yield the words of a front that do not come with the document."""
    for element in front.iter():
        is_kept = any(name_of(e) in KEPT for e in (element, *element.iterancestors()))
        words = (element.text or "") if not is_kept else ""
        yield from words.split()
        yield from (element.tail or "").split() if element is not front else ()


def _works(root: Element) -> Iterator[Block]:
    """Yield the works cited in JATS, each as an item."""
    for listing in (e for e in root.iter() if name_of(e) == BACK):
        for child in listing:
            if name_of(child) == "title":
                yield Block("heading", (Run(words_in(child)),), level=1)
            elif name_of(child) == "ref":
                yield Block("item", (Run(words_in(child)),), level=1, label="")
