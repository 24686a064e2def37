"""Align the cells of tables by classes: the policy of a site forbids styles."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from edition.markdown_ext.elements import add_class

CELLS = frozenset({"td", "th"})


class TableTreeprocessor(Treeprocessor):
    """Says by a class how a cell is aligned."""

    def run(self, root: Element) -> None:
        """Look through the cells of every table."""
        for cell in root.iter():
            if cell.tag in CELLS and (way := cell.attrib.pop("align", "")):
                add_class(cell, f"align-{way}")
