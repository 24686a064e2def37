"""Align the cells of tables by classes: the policy of a site forbids styles."""

from xml.etree.ElementTree import Element

from edition.markdown_ext.elements import add_class

CELLS = frozenset({"td", "th"})


def align_cells(root: Element) -> None:
    """Say by a class how each cell is aligned."""
    for cell in root.iter():
        if cell.tag in CELLS and (way := cell.attrib.pop("align", "")):
            add_class(cell, f"align-{way}")
