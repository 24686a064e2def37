"""Turn links from the root of the edition into links that the renderer resolves."""

import xml.etree.ElementTree as ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from edition.markdown_ext.context import from_page
from edition.scan.plain import label


class LinkTreeprocessor(Treeprocessor):
    """Makes ``/bibliography.md#ref-a`` into ``../bibliography.md#ref-a``.

    The renderer then checks and resolves it like any other link; MkDocs does so as it
    stands.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, root: ElementTree.Element) -> None:
        """Rewrite the links to Markdown files that begin with a slash.

        What names a passage or note does so as everywhere on the site.
        """
        is_mkdocs = "relpath" in self.md.treeprocessors
        for link in root.iter("a"):
            target = link.get("href", "")
            if link.text and not len(link):
                link.text = label(link.text, target)
            if target.startswith("/") and not is_mkdocs:
                path, sign, fragment = target.partition("#")
                link.set("href", from_page(self.md, path) + sign + fragment)
