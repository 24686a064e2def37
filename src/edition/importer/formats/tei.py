"""Read TEI: what an element is called says what it is."""

from edition.importer.formats.markup import (
    UNREAD_XML,
    decode_page,
    parse_xml,
    words_of,
)
from edition.importer.formats.tei_blocks import BLOCKS
from edition.importer.formats.tei_header import header_of, language_in
from edition.importer.formats.tei_notes import find_notes
from edition.importer.formats.tei_reader import TeiReader
from edition.importer.formats.tei_words import WORDS
from edition.importer.structure import Document
from edition.problems import EditionError


def read_tei(data: bytes, name: str) -> Document:
    """Return a document in TEI.

    Raises:
        EditionError: it is not well-formed, or has no text.
    """
    root = parse_xml(data)
    texts = [
        text
        for text in root.iter("{*}text")
        if next(text.iterancestors("{*}text"), None) is None
    ]
    if not texts:
        raise EditionError("it has no element “text”")
    header = header_of(root)
    language = language_in(texts[0]) or header.language
    reader = TeiReader(language, find_notes(root), BLOCKS | WORDS)
    blocks = tuple(block for text in texts for block in reader.read(text))
    notes = reader.all_notes()
    reader.leave_out_others(root)
    return Document(
        blocks,
        notes,
        title=header.title,
        authors=header.authors,
        date=header.date,
        language=language,
        repairs=(*header.repairs, *reader.repairs),
        title_page=tuple(reader.title_page),
    )


def tei_words(data: bytes) -> str:
    """Return the words of a file in TEI, without building its tree."""
    return words_of(decode_page(data), UNREAD_XML)
