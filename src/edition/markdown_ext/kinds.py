"""Make passages whose lines matter: verse, tables with captions, figures."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from edition.markdown_ext.elements import add_class
from edition.model import NO_ATTRIBUTES
from edition.scan.blocks import ITEM
from edition.scan.code import INDENT
from edition.scan.kinds import PICTURE, caption, is_table, keeps_lines, list_of
from edition.syntax import STANZA, Attributes

LINED = "data-lined"
"""The attribute of what is to be divided into lines."""


class KindProcessor(BlockProcessor):
    """Takes blocks that Markdown would run together, or print as they are."""

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether a block is of such a kind."""
        lines, said = _parted(block)
        return bool(lines) and _maker(lines, said) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Make an element of a block, and give it what its attribute list says."""
        lines, said = _parted(blocks.pop(0))
        make = _maker(lines, said)
        if make is None:
            return False
        element = make(self.parser, parent, lines)
        if said.id:
            element.set("id", said.id)
        for name in said.classes:
            add_class(element, name)
        for name, value in said.fields:
            element.set(name, value or name)
        return None


def _parted(block: str) -> tuple[list[str], Attributes]:
    """Part the lines of a block from the attribute list that ends it."""
    lines = block.strip("\n").split("\n")
    is_inside = lines[-1].startswith((*INDENT, ">")) or ITEM.match(lines[0])
    if is_inside:  # of a list or quotation, whose own processor takes it first
        return [], NO_ATTRIBUTES
    said = list_of(lines[-1])
    return (lines, NO_ATTRIBUTES) if said is None else (lines[:-1], said)


def _maker(lines: list[str], said: Attributes) -> Any:
    """Return what makes an element of some lines; None where Markdown does it well."""
    if not lines:
        return None
    if keeps_lines(said):
        return _verse
    if said.id and is_table(lines):
        return _table
    is_picture = PICTURE.fullmatch(lines[0]) is not None
    return _figure if is_picture and (said.id or caption("figure", lines)[1]) else None


def _verse(parser: BlockParser, parent: Element, lines: list[str]) -> Element:
    """Make a paragraph; a line without words ends a stanza."""
    made = SubElement(parent, "p", {LINED: ""})
    bare = (line.rstrip() for line in lines)
    made.text = "\n".join("" if line.strip() == STANZA else line for line in bare)
    return made


def _table(parser: BlockParser, parent: Element, lines: list[str]) -> Element:
    rows, below = caption("table", lines)
    box = SubElement(parent, "div", {"class": "table"})
    parser.parseBlocks(box, ["\n".join(rows)])
    if below and (table := box.find("table")) is not None:
        words = Element("caption")
        words.text = below
        table.insert(0, words)
    return box


def _figure(parser: BlockParser, parent: Element, lines: list[str]) -> Element:
    picture, below = caption("figure", lines)
    box = SubElement(parent, "figure", {"class": "figure"})
    box.text = picture[0].strip()
    if below:
        SubElement(box, "figcaption").text = below
    return box
