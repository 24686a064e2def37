"""The files of an EPUB: pages, navigation, package, cover, style, pictures."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any, NamedTuple

from edition.exports.back_matter import Section
from edition.exports.book import Book
from edition.exports.epub.about import about
from edition.exports.epub.package import package
from edition.exports.epub.pages import Linked, Page, file_with, pages, picture_path
from edition.exports.imprint import of_text
from edition.exports.strip import strip
from edition.messages import gettext as _
from edition.readers.pictures import picture_bytes
from edition.reading.walk import words
from edition.templating import render, source
from edition.theme.palette import colours

FOLDER = "EPUB/"
CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
WIDTH, NARROW = 18, 44
"""Letters in a line of the title on a cover, and of what stands at its foot."""


class Entry(NamedTuple):
    """An entry of a list that leads into the book."""

    label: str
    href: str
    within: tuple["Entry", ...] = ()
    type: str = ""


def contents(book: Book) -> dict[str, str | bytes]:
    """Return every file of an EPUB by its path, but for the first."""
    of_texts = pages(book)
    behind = {s: Linked(book, f"{s.name}.xhtml") for s in book.sections}
    last = Linked(book, "about.xhtml")
    read: dict[str, str | bytes] = {
        "title.xhtml": _title(book),
        "nav.xhtml": _navigation(book, of_texts),
    }
    read |= {page.file: _text(book, page) for page in of_texts}
    read |= {page.file: _section(book, s, page) for s, page in behind.items()}
    read[last.file] = _rendered(book, "about.xhtml.j2", about(book, last))
    linked = [*of_texts, *behind.values(), last]
    used = _pictures(book, linked) | {
        "cover.svg": _cover(book),
        "style.css": source(book.edition, "epub/style.css"),
    }
    values = package(book, [*read], [*used], linked)
    described = {"package.opf": _rendered(book, "package.opf.j2", values)}
    made = {f"{FOLDER}{name}": c for name, c in (read | used | described).items()}
    return {"META-INF/container.xml": CONTAINER, **made}


def _pictures(book: Book, linked: list[Linked]) -> dict[str, str | bytes]:
    shown = sorted({path for page in linked for path in page.shown})
    return {picture_path(path): picture_bytes(book.edition, path) for path in shown}


def _section(book: Book, section: Section, page: Linked) -> str:
    values = {"section": section, "page": page, "title": section.title}
    return _rendered(book, "section.xhtml.j2", values)


def _rendered(book: Book, template: str, values: dict[str, Any]) -> str:
    """Fill a template; lines without words are left out."""
    html = render(book.edition, f"epub/{template}", "index.md", {"book": book} | values)
    return "".join(f"{line.strip()}\n" for line in html.split("\n") if line.strip())


def _title(book: Book) -> str:
    said = book.imprint
    return _rendered(book, "title.xhtml.j2", {"title": said.title, "said": said})


def _text(book: Book, page: Page) -> str:
    """Return a page of a text; where the text itself begins, its head stands first."""
    is_first = page.opens and page.is_own
    said = of_text(book.edition, page.reading.text) if is_first else None
    title = said.title if said else page.title
    return _rendered(
        book, "text.xhtml.j2", {"page": page, "title": title, "said": said}
    )


def _navigation(book: Book, of_texts: list[Page]) -> str:
    texts = [*_contents(of_texts)]
    sections = [Entry(s.title, f"{s.name}.xhtml") for s in book.sections]
    last = Entry(_("About this book"), "about.xhtml")
    landmarks = [
        Entry(_("Contents"), "nav.xhtml", type="toc"),
        Entry(_("Text"), texts[0].href, type="bodymatter"),
        *(
            Entry(s.title, f"{s.name}.xhtml", type=s.name)
            for s in book.sections
            if s.name in ("glossary", "bibliography")
        ),
    ]
    values = {
        "title": _("Contents"),
        "contents": [*texts, *sections, last],
        "passages": [*_passages(book, of_texts)],
        "landmarks": landmarks,
    }
    return _rendered(book, "nav.xhtml.j2", values)


def _contents(of_texts: list[Page]) -> Iterator[Entry]:
    """Yield the texts, with their chapters, sections and translations in them."""
    for first in of_texts:
        if not (first.opens and first.is_own):
            continue
        text = first.reading.text
        own = (p for p in of_texts if p.reading.text is text and p is not first)
        others = (Entry(page.title, page.file, _sections(page)) for page in own)
        yield Entry(first.title, first.file, (*_sections(first), *others))


def _sections(page: Page) -> tuple[Entry, ...]:
    return tuple(Entry(words(h.content), f"{page.file}#{h.id}") for h in page.headings)


def _passages(book: Book, of_texts: list[Page]) -> Iterator[Entry]:
    """Yield the passages of the texts themselves as what readers can go to."""
    for page in of_texts:
        text = page.reading.text
        for passage in page.passages if page.is_own else ():
            name = f"{text.short_name}, " if book.is_whole else ""
            href = f"{file_with(text, passage.id)}#pg-{passage.id}"
            yield Entry(f"{name}{passage.number}", href)


def _cover(book: Book) -> str:
    said = book.imprint
    edition = [] if book.is_whole else [book.edition.settings.title]
    values = {
        "said": said,
        "lines": wrap(said.title, WIDTH),
        "below": [*wrap(said.whose, NARROW), *edition],
        "strip": strip(book),
        "colours": colours(),
    }
    return _rendered(book, "cover.svg.j2", values)
