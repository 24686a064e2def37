"""Family L: links inside the edition."""

import os
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify

from edition import addresses
from edition.checks.entries import nearest
from edition.ledger.published import published
from edition.ledger.whereabouts import text_whereabouts, whereabouts
from edition.manual import PATHS, page_at, schemas
from edition.model import Document, Edition, Link, Text
from edition.model.index import per_edition
from edition.problems import Problem, suggestion

GENERATED = {
    *(addresses.GLOSSARY, addresses.TIMELINE, addresses.NAMES, addresses.MAP),
    *(addresses.PARALLELS, addresses.BY_TEXT, addresses.ROUTES),
    *(addresses.EMENDATIONS, addresses.SEARCH, addresses.BIBLIOGRAPHY),
}
"""The pages that every edition has, or may have."""
ASSET = re.compile(r"\.(png|jpe?g|svg|webp|gif|css|js|json|txt|pdf)$")


def broken_link(edition: Edition) -> Iterator[Problem]:
    """L001, L002: a link inside the edition leads to a file, and to a place in it."""
    anchors = {d.page: _anchors(d) for d in edition.files}
    for text in edition.texts:
        for page in _pages(text):
            anchors[page] = anchors.get(page, frozenset()) | text.anchors
    for document in edition.documents:
        for link in document.links:
            yield from _link(edition, document, link, anchors)


def _link(
    edition: Edition, document: Document, link: Link, anchors: dict[str, frozenset[str]]
) -> Iterator[Problem]:
    parts = urlsplit(link.target)
    if parts.scheme or parts.netloc:
        return
    if not link.target:
        yield Problem(link.place, "L001", "The link names no address")
        return
    target = _target(document, link)
    id = _id(target, parts.fragment)
    if target in anchors or target in PATHS:
        known = _known(target, anchors)
        if parts.fragment and parts.fragment not in known:
            what = f"“#{parts.fragment}” is no place in {target}"
            near = nearest(edition, id, parts.fragment, sorted(known))
            yield Problem(link.place, "L002", what, near, link.target, id)
    elif not _exists(edition, target):
        what = f"The link “{link.target}” leads to no file"
        near = _moved(edition, target, parts.fragment)
        if link.target in anchors.get(document.page, ()):
            near = f"To lead to a place on this page, write “#{link.target}”."
        near = near or suggestion(target, (*anchors, *PATHS))
        yield Problem(link.place, "L001", what, near, link.target, _id(target, ""))
    elif near := _lost(edition, id):
        what = f"“#{parts.fragment}” is no place in {target}"
        yield Problem(link.place, "L002", what, near, link.target, id)


def _known(target: str, anchors: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return the places in a page of the edition, or of the manual."""
    return anchors[target] if target in anchors else _anchors(page_at(target).document)


def _pages(text: Text) -> Iterator[str]:
    """Yield the pages of a long text: in each, every passage of it can be named."""
    if text.chapters:
        yield from (addresses.text(text.slug).page, text.page)
        yield from (chapter.page for chapter in text.chapters)


def named_id(document: Document, link: Link) -> str:
    """Return what the ledger would call the place that a link leads to."""
    return _id(_target(document, link), urlsplit(link.target).fragment)


def _target(document: Document, link: Link) -> str:
    """Return the path below ``docs``; what climbs out of it begins with two dots."""
    path = unquote(urlsplit(link.target).path)
    return addresses.led_to(document.page, path) if path else document.page


def _id(target: str, fragment: str) -> str:
    """Return what the ledger calls a place in a page."""
    page = target.removesuffix(".md").removesuffix("/index").removeprefix("texts/")
    page = addresses.slug_of(target) or page
    return f"{page}#{fragment}" if fragment else page


def _moved(edition: Edition, target: str, fragment: str) -> str:
    """Return what became of a page: a term, or a text with all that was in it."""
    if target.startswith("texts/"):
        text = addresses.slug_of(target)
        id = _id(target, fragment)
        return whereabouts(edition, id) or text_whereabouts(edition, text)
    return whereabouts(edition, _id(target, ""))


def _lost(edition: Edition, id: str) -> str:
    """Return what became of an entry of a generated page, where it is there no more."""
    return "" if id in published(edition) else whereabouts(edition, id)


def _exists(edition: Edition, target: str) -> bool:
    if target in _generated(edition) or target in schemas():
        return True
    if target.startswith("..") or not ASSET.search(target):
        return False
    return os.path.isfile(edition.root / "docs" / target)


@per_edition
def _generated(edition: Edition) -> frozenset[str]:
    """Return the paths of the pages that are made from data."""
    terms = (addresses.term(id).page for id in edition.term)
    themes = (addresses.theme(parallel.theme).page for parallel in edition.parallels)
    versions = (addresses.versions(slug).page for slug in edition.text)
    return frozenset([*GENERATED, *terms, *themes, *versions])


def _anchors(document: Document) -> frozenset[str]:
    """Return the places in a page that a link can lead to."""
    blocks = (block.id for block in document.blocks if block.id)
    headings = (h.anchor or slugify(h.title, "-") for h in document.headings)
    notes = (note.id for note in document.notes)
    return frozenset([*blocks, *headings, *notes])


def open_link(edition: Edition) -> Iterator[Problem]:
    """L003: a link is closed."""
    for document in edition.documents:
        for link in document.open_links:
            what = f"The link “{link.target[:60]}” is not closed"
            yield Problem(link.place, "L003", what, subject=link.target[:60])


RULES = (broken_link, open_link)
