"""Read a page that was saved from the web, with what stands around its article."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from edition.importer.formats.html_elements import HANDLERS
from edition.importer.formats.html_notes import Links
from edition.importer.formats.html_page import article_of
from edition.importer.formats.html_places import ids_of
from edition.importer.formats.html_reader import HtmlReader, Page
from edition.importer.formats.library import without_boilerplate
from edition.importer.formats.markup import (
    LANG,
    Element,
    decode_page,
    name_of,
    parse_html,
    parse_page,
    text_of,
    words_of,
)
from edition.importer.structure import Document

XHTML = re.compile(r"<!DOCTYPE[^>]{0,200}XHTML|<html[^>]{0,200}xmlns=", re.IGNORECASE)
AUTHORS = frozenset({"author", "citation_author", "dc.creator", "dcterms.creator"})
DATES = ("citation_publication_date", "article:published_time", "dc.date", "date")
TITLES = ("citation_title", "og:title", "dc.title")
DATE = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d{2})(?:[-/](?P<day>\d{2}))?)?")
PUBLISHED = re.compile(r'"datePublished"\s*:\s*"(?P<date>\d{4}-\d{2}-\d{2})')
PARTED = re.compile(r"\s+[|–—·•:-]\s+")
"""What stands between the title of a page and that of its site."""


def read_html(data: bytes, name: str) -> Document:
    """Return the article of a saved page.

    Raises:
        EditionError: nothing can be made of the file.
    """
    text = decode_page(data)
    root = _parsed(text, data)
    body = next(root.iter("{*}body"), root)
    _set_title(body)
    article = article_of(body)
    language = _language(root)
    pages, links = [Page("", article)], _links(root)
    reader = HtmlReader(pages, links, HANDLERS, language=language, is_page=True)
    reader.leave_out_around(article, body)
    blocks = without_boilerplate(reader.blocks())
    notes = reader.notes()
    meta = dict(_meta(root))
    return Document(
        blocks.kept,
        notes,
        title=_title(root, article, meta),
        authors=tuple(words for name, words in _meta(root) if name in AUTHORS)
        or blocks.authors,
        date=_date(meta) or _published(text),
        language=language,
        repairs=(*blocks.repairs, *reader.repairs),
        title_page=tuple(reader.title_page),
    )


def html_words(data: bytes) -> str:
    """Return the words of a page, without building its tree."""
    return words_of(decode_page(data))


def _parsed(text: str, data: bytes) -> Element:
    """Parse a page as XML where it says it is XML and is; else as browsers do."""
    return parse_page(data) if XHTML.search(text[:2000]) else parse_html(text)


def _links(root: Element) -> Links:
    """Return what each link within a page leads to, whole addresses of itself too."""
    ids = ids_of(root.iter())
    found = {}
    for link in root.iter("{*}a"):
        _, sign, fragment = (link.get("href") or "").partition("#")
        target = ids.get(unquote(fragment)) if sign and fragment else None
        if target is not None and target is not link:
            found[link] = target
    return found


def _meta(root: Element) -> Iterator[tuple[str, str]]:
    for meta in root.iter("{*}meta"):
        name = meta.get("name") or meta.get("property") or ""
        yield name.lower(), " ".join((meta.get("content") or "").split())


def _language(root: Element) -> str:
    html = root if name_of(root) == "html" else next(root.iter("{*}html"), root)
    return html.get("lang") or html.get(LANG) or ""


def _title(root: Element, article: Element, meta: dict[str, str]) -> str:
    """Return the heading of the article if the page is called so, or its name."""
    named = next((text_of(e) for e in root.iter("{*}title")), "")
    heads = [text_of(e) for e in article.iter("{*}h1")]
    for head in heads:
        if head and (len(heads) == 1 or head.casefold() in named.casefold()):
            return head
    said = next((meta[name] for name in TITLES if meta.get(name)), "")
    return said or PARTED.split(named)[0]


def _set_title(body: Element) -> None:
    """Make a heading of the paragraph that a word processor calls the title."""
    if next(body.iter("{*}h1"), None) is not None:
        return
    for element in islice(body.iter("{*}p"), 10):
        if "title" in (element.get("class") or "").split():
            element.tag = str(element.tag).removesuffix("p") + "h1"
            return


def _published(text: str) -> str:
    """Return the date that a page gives to search engines."""
    found = PUBLISHED.search(text)
    return found["date"] if found else ""


def _date(meta: dict[str, str]) -> str:
    for name in DATES:
        if found := DATE.match(meta.get(name, "")):
            return "-".join(filter(None, found.groups()))
    return ""
