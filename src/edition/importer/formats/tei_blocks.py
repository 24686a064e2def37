"""Read the blocks of TEI that are more than paragraphs: verse, drama, lists, tables."""

import re

from edition.importer.formats.markup import Element, name_of, text_of
from edition.importer.formats.tei_reader import Handler, TeiReader
from edition.importer.structure import LINED, Image, Kind, NoteRef, plain

STANZAS: frozenset[Kind] = frozenset({"quotation", "epigraph"})
"""Kinds that verse takes from what it stands in."""
OWN_LINES: frozenset[Kind] = LINED - {"speech", "verse", "quotation"}
"""Kinds in which the end of a line of the source is one."""
LISTS = frozenset({"list", "castList", "castGroup", "listBibl"})
NUMBERED = re.compile(r"order|number")
INDENT = re.compile(r"indent(?:\D?(?P<depth>\d))?")
STEP = 2
"""Blanks for each indent of a line."""


def head(reader: TeiReader, element: Element) -> None:
    """Read a heading; that of a list is a paragraph."""
    parent = element.getparent()
    is_heading = parent is None or name_of(parent) not in LISTS
    kind: Kind = "heading" if is_heading else "paragraph"
    reader.one_block(element, kind, level=max(1, reader.level))


def stanza(reader: TeiReader, element: Element) -> None:
    """Read a group of lines: a stanza, or several."""
    outer = reader.flow.setting.kind
    if outer == "speech":
        return reader.apart(element)
    with reader.flow.block(
        outer if outer in STANZAS else "verse", reader.place(element)
    ):
        reader.walk(element)
    return None


def line(reader: TeiReader, element: Element) -> None:
    """Read a line of verse, with its indent."""
    if reader.flow.setting.kind not in LINED:
        return reader.block(element, "verse")
    found = INDENT.search(f"{element.get('rend', '')} {element.get('rendition', '')}")
    reader.flow.line(STEP * int(found["depth"] or 1) if found else 0)
    reader.walk(element)
    reader.flow.line()
    return None


def line_break(reader: TeiReader, element: Element) -> None:
    """Read a line end: of the print, or of an address or a signature."""
    if reader.flow.setting.kind in OWN_LINES:
        reader.flow.line()
    elif element.get("break") != "no":
        reader.flow.text(" ")


def address_line(reader: TeiReader, element: Element) -> None:
    """Read a line of an address."""
    reader.flow.line() if reader.flow.setting.kind in LINED else reader.flow.text(" ")
    reader.walk(element)


def speech(reader: TeiReader, element: Element) -> None:
    """Read a speech: who speaks is its label; who says nothing is a paragraph."""
    speakers = list(element.iterchildren("{*}speaker"))
    name = reader.run_together(speakers)
    label = " ".join(plain(name).split()).rstrip(".:—– ")
    before = len(reader.flow.blocks)
    with reader.flow.block("speech", reader.place(element), label=label):
        for one in name:
            if isinstance(one, NoteRef):
                reader.flow.put(one)
        reader.walk(element, without=speakers)
    if len(reader.flow.blocks) == before:
        with reader.flow.block("paragraph", reader.place(element)):
            reader.flow.text(plain(name))


def stage(reader: TeiReader, element: Element) -> None:
    """Read a stage direction: by itself, or within a speech."""
    if not reader.is_among_words(element):
        return reader.one_block(element, "stage")
    with reader.flow.marked("emphasis"):
        reader.walk(element)
    return None


def salute(reader: TeiReader, element: Element) -> None:
    """Read the words to whom a letter is, or those before its signature."""
    closes = next(element.iterancestors("{*}closer"), None) is not None
    reader.block(element, "paragraph" if closes else "salutation")


def listed(reader: TeiReader, element: Element) -> None:
    """Read a list, whose items have numbers where it is said to have them."""
    items = list(element.iterchildren("{*}item"))
    said = f"{element.get('type', '')} {element.get('rend', '')}"
    if NUMBERED.search(said):
        given = [item.get("n", "") for item in items]
        counted = [n if n.isdecimal() else at for at, n in enumerate(given, start=1)]
        numbers = [f"{number}." for number in counted]
        reader.number(element, dict(zip(items, numbers, strict=True)))
    reader.apart(element)


def table(reader: TeiReader, element: Element) -> None:
    """Read a table with its heading as the caption."""
    rows = [
        tuple(reader.run_together([cell]) for cell in row.iterchildren("{*}cell"))
        for row in element.iter("{*}row")
    ]
    caption = reader.run_together(element.iterchildren("{*}head"))
    with reader.flow.block("table", reader.place(element)):
        reader.flow.table(rows, caption)


def figure(reader: TeiReader, element: Element) -> None:
    """Read a picture, what stands for it, and its caption."""
    graphic = next(element.iter("{*}graphic"), None)
    if graphic is None:
        return reader.block(element, "paragraph")
    described = " ".join(text_of(e) for e in element.iter("{*}figDesc"))
    rest = [e for e in element if name_of(e) not in ("graphic", "figDesc")]
    picture = Image(graphic.get("url", ""), described)
    return reader.figure(element, picture, reader.run_together(rest))


BLOCKS: dict[str, Handler] = {
    "head": head,
    "lg": stanza,
    "l": line,
    "lb": line_break,
    "addrLine": address_line,
    "sp": speech,
    "stage": stage,
    "salute": salute,
    "list": listed,
    "item": TeiReader.item,
    "table": table,
    "figure": figure,
}
"""What reads a block by the name of its element."""
