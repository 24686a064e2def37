"""Turn links from the root of the edition into links from the page they stand on."""

import posixpath
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition.addresses import Address, relative
from edition.model import Edition
from edition.scan.plain import label


def from_root(to: Address) -> str:
    """Return an address as texts write it, from the root: ``/names.md#name-x``."""
    return f"/{to.page}#{to.anchor}" if to.anchor else f"/{to.page}"


class LinkTreeprocessor(Treeprocessor):
    """Makes ``/bibliography.md#ref-a`` into ``../bibliography.md#ref-a``.

    The renderer then checks and resolves it like any other link. On a finished page
    that and every other link to a file becomes ``../bibliography/#ref-a`` at once.
    """

    def __init__(
        self,
        md: Markdown,
        page: str,
        edition: Callable[[], Edition],
        *,
        is_finished: bool,
    ) -> None:
        super().__init__(md)
        self._page = page
        self._edition = edition
        self._is_finished = is_finished

    def run(self, root: Element) -> None:
        """Rewrite the links to Markdown files that begin with a slash.

        What names a passage or note does so as everywhere on the site, and leads to
        the chapter that has it.
        """
        for link in root.iter("a"):
            target = link.get("href", "")
            if link.text and not len(link):
                link.text = label(link.text, target)
            path, sign, anchor = target.partition("#")
            if path and not path.endswith(".md"):
                continue
            named = self._named(path)
            there = self._edition().page_with(named, anchor)
            is_whole = path.startswith("/") or (path and self._is_finished)
            if is_whole or there != named:
                link.set("href", self._from_page(there, anchor) or sign)

    def _named(self, path: str) -> str:
        """Return the page that a link names, by its path below ``docs``."""
        folder = f"/{posixpath.dirname(self._page)}"
        named = posixpath.join(folder, path) if path else f"/{self._page}"
        return posixpath.normpath(named).lstrip("/")

    def _from_page(self, path: str, anchor: str) -> str:
        if self._is_finished:
            return relative(self._page, Address(path, anchor))
        found = posixpath.relpath(path, posixpath.dirname(self._page) or ".")
        return f"{found}#{anchor}" if anchor else found
