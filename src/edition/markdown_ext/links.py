"""Turn links from the root of the edition into links relative to the page."""

import posixpath
import xml.etree.ElementTree as ElementTree
from functools import lru_cache

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition.markdown_ext.context import page_path
from edition.scan.plain import label


class LinkTreeprocessor(Treeprocessor):
    """Makes ``/bibliography.md#ref-a`` into ``../bibliography.md#ref-a``.

    The renderer then checks and resolves it like any other link.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, root: ElementTree.Element) -> None:
        """Rewrite the links to Markdown files that begin with a slash.

        What names a passage or note does so as everywhere on the site.
        """
        folder = posixpath.dirname(page_path(self.md))
        for link in root.iter("a"):
            if link.text and not len(link):
                link.text = label(link.text, link.get("href", ""))
            target, _, fragment = link.get("href", "").partition("#")
            if target.startswith("/") and target.endswith(".md"):
                relative = _relative(target[1:], folder or ".")
                link.set("href", f"{relative}#{fragment}" if fragment else relative)


@lru_cache(maxsize=4096)
def _relative(target: str, folder: str) -> str:
    return posixpath.relpath(target, folder)
