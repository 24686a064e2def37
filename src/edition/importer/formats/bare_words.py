"""Read the bare words of a file without pandoc, for the law of words to count."""

import io
import re
import zipfile
from collections.abc import Iterator

from edition.importer.decode import decode
from edition.importer.formats import latex_text, org_text, rest_text, rtf, wiki_text
from edition.importer.formats.markup import (
    UNREAD_XML,
    Element,
    decode_page,
    name_of,
    parse_xml,
)
from edition.importer.formats.markup import words_of as words_of_markup
from edition.importer.formats.xml_entities import with_entities
from edition.problems import EditionError, Place, Problem

MOST = 100_000_000
"""Bytes of one file in an archive, unpacked."""
MOST_OF_ALL = 500_000_000
OF_WORD = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
OF_ODT = ("content.xml",)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/"
APART = frozenset({"tab", "br", "cr", "s", "line-break", "p", "h", "tc", "table-cell"})
"""Elements of word processors that part words."""
UNSEEN = frozenset(
    {
        *("Fallback", "instrText", "delText", "del", "moveFrom"),
        *("note-citation", "tracked-changes", "annotation", "sequence-decls"),
    }
)
"""Elements whose text no reader sees: fields, deletions, signs that are counted."""
UNSEEN_XML = re.compile(r"<binary\b[^>]*>[^<]*</binary>")
"""Pictures in an e-book."""


def words_of(format: str, data: bytes) -> str:
    """Return the words of a file as they come.

    Raises:
        EditionError: they cannot be read.
    """
    match format:
        case "docx":
            return _archived(data, OF_WORD)
        case "odt":
            return _archived(data, OF_ODT)
        case "rtf":
            return rtf.words_of(data)
        case "docbook" | "jats" | "fb2":
            text = decode_page(with_entities(data))
            return words_of_markup(UNSEEN_XML.sub("", text), UNREAD_XML)
        case "latex":
            return latex_text.words_of(text_of(data))
        case "mediawiki":
            return wiki_text.words_of(text_of(data))
        case "org":
            return org_text.words_of(text_of(data))
    return rest_text.words_of(text_of(data))


def text_of(data: bytes) -> str:
    """Decode a file that is text.

    Raises:
        EditionError: it is in no encoding that is known.
    """
    decoded = decode(data, Place(""))
    if isinstance(decoded, Problem):
        raise EditionError(decoded.what)
    return decoded.text


def _archived(data: bytes, names: tuple[str, ...]) -> str:
    """Return the words of some files of an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            there = set(archive.namelist())
            parts = [_part(archive, name) for name in names if name in there]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise EditionError(f"its archive is broken: {error}") from error
    return " ".join("".join(_words(root)) for root in parts)


def refuse_bombs(data: bytes) -> None:
    """Refuse an archive that unpacks to more than any document.

    Raises:
        EditionError: it does, or it is broken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise EditionError(f"its archive is broken: {error}") from error
    if size > MOST_OF_ALL:
        raise EditionError(f"it unpacks to more than {MOST_OF_ALL:,} bytes")


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    """Return the root of a file of an archive, if it is not larger than any text."""
    with archive.open(name) as file:
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise EditionError(f"{name} in it is larger than {MOST:,} bytes")
    return parse_xml(data)


def _words(root: Element) -> Iterator[str]:
    """Yield what a reader sees, without recursion: a file may be deep.

    Word keeps words in elements of their own; around them stand numbers for machines.
    """
    is_word = root.tag.startswith(WORD) if isinstance(root.tag, str) else False
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, is_left = stack.pop()
        name = name_of(element)
        if is_left:
            yield "" if is_word else element.tail or ""
            continue
        stack.append((element, True))
        if name in UNSEEN:
            continue
        yield " " * (name in APART)
        yield (element.text or "") if name == "t" or not is_word else ""
        if name == "docPr":
            yield f" {element.get('descr', '')} "
        if name == "tblCaption":
            yield f" {element.get(f'{element.tag.removesuffix(name)}val', '')} "
        stack += [(child, False) for child in reversed(element)]
