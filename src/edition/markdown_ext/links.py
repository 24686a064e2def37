"""Turn links from the root of the edition into links from the page they stand on."""

import posixpath
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from edition.addresses import Address, relative
from edition.model import Edition
from edition.scan.plain import label

WORD = re.compile(r" [^\W\d_]{3,}")
"""What goes on behind a link: “recalls”."""


def from_root(to: Address) -> str:
    """Return an address as texts write it, from the root: ``/names.md#name-x``."""
    return f"/{to.page}#{to.anchor}" if to.anchor else f"/{to.page}"


def lead_links(
    root: Element, page: str, edition: Callable[[], Edition], *, is_finished: bool
) -> None:
    """Make ``/bibliography.md#ref-a`` into ``../bibliography.md#ref-a``.

    The renderer then checks and resolves it like any other link. On a finished page
    that and every other link to a file becomes ``../bibliography/#ref-a`` at once.
    What names a passage or note does so as everywhere on the site, and leads to the
    chapter that has it.
    """
    from_page = relative if is_finished else _to_file
    for link in root.iter("a"):
        target = link.get("href", "")
        if link.text and not len(link):
            _name(link, target)
        path, sign, anchor = target.partition("#")
        if path and not path.endswith(".md"):
            continue
        named = _named(page, path)
        there = edition().page_with(named, anchor)
        is_whole = path.startswith("/") or (path and is_finished)
        if is_whole or there != named:
            link.set("href", from_page(page, Address(there, anchor)) or sign)


def _name(link: Element, target: str) -> None:
    """Name a passage or note; its number stays with the word that says what it does."""
    written, link.text = link.text or "", label(link.text or "", target)
    if link.text != written and WORD.match(link.tail or ""):
        link.tail = f"\N{NO-BREAK SPACE}{(link.tail or '')[1:]}"


def _named(page: str, path: str) -> str:
    """Return the page that a link names, by its path below ``docs``."""
    folder = f"/{posixpath.dirname(page)}"
    named = posixpath.join(folder, path) if path else f"/{page}"
    return posixpath.normpath(named).lstrip("/")


def _to_file(page: str, to: Address) -> str:
    found = posixpath.relpath(to.page, posixpath.dirname(page) or ".")
    return f"{found}#{to.anchor}" if to.anchor else found
