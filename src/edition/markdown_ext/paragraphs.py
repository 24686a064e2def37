"""Take paragraphs that can be nothing else out of the way of Markdown's long search.

Most passages are one line of words and an attribute list. Markdown would try every kind
of block on them, and every kind of mark on their words.
"""

import re
import xml.etree.ElementTree as ElementTree

from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

PARAGRAPH = re.compile(r"(?:[^\W\d_]|[“‘(])[^\n|\x02]*(?:\n\{ [#.][^{}\n]* \})?")
"""A line that no other kind of block begins with, and attributes that end it."""
SIGN = re.compile(r"[\\`*_\[\]<>&!@~^=|\x02\x03]|  \n")
"""Without one of these, a line holds no mark of any kind."""


class ParagraphProcessor(BlockProcessor):
    """Makes such a paragraph; where it is nothing but words, they are left alone."""

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        """Tell whether a block is such a paragraph."""
        return PARAGRAPH.fullmatch(block) is not None and not self.parser.state.isstate(
            "list"
        )

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        """Make the paragraph."""
        block = blocks.pop(0)
        paragraph = ElementTree.SubElement(parent, "p")
        paragraph.text = block if SIGN.search(block) else AtomicString(block)
