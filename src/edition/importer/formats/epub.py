"""Read e-books: every file of the spine in its order, and what the spine leaves out."""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from edition.importer.formats.archive import Archive, joined
from edition.importer.formats.html_elements import HANDLERS
from edition.importer.formats.html_notes import Links
from edition.importer.formats.html_places import ids_of
from edition.importer.formats.html_reader import HtmlReader, Page
from edition.importer.formats.library import without_boilerplate
from edition.importer.formats.markup import (
    Element,
    decode_page,
    parse_page,
    parse_xml,
    text_of,
    words_of,
)
from edition.importer.repairs import Repair
from edition.importer.structure import Document, SourcePlace
from edition.problems import EditionError

CONTAINER = "META-INF/container.xml"
LOCKS = "META-INF/encryption.xml"
"""What of an e-book is encrypted; a font may be without harm."""
XHTML = re.compile(r"x?html", re.IGNORECASE)
DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Item(NamedTuple):
    """A file that the list of an e-book names."""

    path: str
    is_page: bool
    is_contents: bool


class Listed(NamedTuple):
    """What an e-book says of itself: its pages in order, and its metadata."""

    pages: tuple[str, ...]
    contents: tuple[str, ...]
    """Files that are nothing but lists of contents."""
    title: str
    authors: tuple[str, ...]
    date: str
    language: str


def read_epub(data: bytes, name: str) -> Document:
    """Return an e-book as one document.

    Raises:
        EditionError: the archive is broken or too large, or has no pages.
    """
    archive = Archive(data)
    listed = _listed(archive)
    pages, repairs = _pages(archive, listed)
    links, language = _links(pages), listed.language
    reader = HtmlReader(pages, links, HANDLERS, language=language, is_page=False)
    book = without_boilerplate(reader.blocks())
    notes = reader.notes()
    return Document(
        book.kept,
        notes,
        title=listed.title,
        authors=listed.authors,
        date=listed.date,
        language=listed.language,
        repairs=(*repairs, *book.repairs, *reader.repairs),
        title_page=tuple(reader.title_page),
    )


def epub_words(data: bytes) -> str:
    """Return the words of all pages of an e-book, without building their trees."""
    archive = Archive(data)
    pages = _listed(archive).pages
    there = (page for page in pages if page in archive.names)
    return "\n".join(words_of(decode_page(archive.read(page))) for page in there)


def _listed(archive: Archive) -> Listed:
    """Read the list of an e-book: the spine, then pages that stand in no spine."""
    container = parse_xml(archive.read(CONTAINER))
    roots = (e.get("full-path", "") for e in container.iter("{*}rootfile"))
    path = next(filter(None, roots), "")
    package = parse_xml(archive.read(path))
    items = _items(package, posixpath.dirname(path))
    spine = [e.get("idref", "") for e in package.iter("{*}itemref")]
    ordered = [items[id] for id in spine if id in items]
    ordered += [item for item in items.values() if item.is_page and item not in ordered]
    pages = dict.fromkeys(item.path for item in ordered if not item.is_contents)
    if not pages:
        raise EditionError("the e-book lists no pages")
    if pages.keys() & _locked(archive):
        raise EditionError("its pages are encrypted. Import a copy without a lock")
    said = {name: tuple(_said(package, name)) for name in SAID}
    found = DATE.search(" ".join(_first_dates(package)))
    return Listed(
        tuple(pages),
        tuple(item.path for item in items.values() if item.is_contents),
        " ".join(said["title"][:1]),
        said["creator"],
        found[0] if found else "",
        " ".join(said["language"][:1]),
    )


SAID = ("title", "creator", "language")
"""What is read of the metadata as it stands."""
ORIGINAL = ("original-publication", "creation")
"""Events whose date is that of the text; any other is of the e-book."""


def _first_dates(package: Element) -> Iterator[str]:
    """Yield the dates that a list gives as those of the text itself."""
    for date in package.iter("{http://purl.org/dc/elements/1.1/}date"):
        if date.get("{http://www.idpf.org/2007/opf}event") in ORIGINAL:
            yield text_of(date)


def _said(package: Element, name: str) -> Iterator[str]:
    for metadata in package.iter("{*}metadata"):
        elements = metadata.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
        yield from filter(None, map(text_of, elements))


def _locked(archive: Archive) -> set[str]:
    """Return the files that an e-book says are encrypted."""
    if LOCKS not in archive.names:
        return set()
    references = parse_xml(archive.read(LOCKS)).iter("{*}CipherReference")
    return {joined("", unquote(e.get("URI", ""))) for e in references}


def _items(package: Element, folder: str) -> dict[str, Item]:
    """Return the files of an e-book by their names in its list."""
    items = {}
    for item in package.iter("{*}item"):
        path = joined(folder, unquote(item.get("href", "")))
        is_page = bool(XHTML.search(item.get("media-type", "")))
        is_contents = "nav" in item.get("properties", "").split()
        items[item.get("id", "")] = Item(path, is_page, is_contents)
    return items


def _pages(archive: Archive, listed: Listed) -> tuple[list[Page], list[Repair]]:
    """Parse every page; one that is not there is to be looked at."""
    pages, repairs = [], []
    for path in listed.pages:
        if path not in archive.names:
            place = SourcePlace(path)
            repairs.append(
                place.repair("lacking", path, "not in the archive", 0.5, described=True)
            )
            continue
        root = parse_page(archive.read(path))
        body = next(root.iter("{*}body"), root)
        pages.append(Page(path, body))
    return pages, repairs


def _links(pages: list[Page]) -> Links:
    """Return what each link leads to, over all pages."""
    places: dict[str, Element] = {}
    for page in pages:
        places[page.file] = page.body
        for id, element in ids_of(page.body.iter()).items():
            places[f"{page.file}#{id}"] = element
    found = {}
    for page in pages:
        for link in page.body.iter("{*}a"):
            target = places.get(_led_to(page.file, link.get("href") or ""))
            if target is not None and target is not link:
                found[link] = target
    return found


def _led_to(file: str, href: str) -> str:
    """Return the file and the id that a link names, as the e-book has them."""
    if not href or ADDRESS.match(href):
        return ""
    path, sign, fragment = href.partition("#")
    file = joined(posixpath.dirname(file), unquote(path)) if path else file
    return f"{file}{sign}{unquote(fragment)}"
