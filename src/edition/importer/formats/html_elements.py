"""Read the elements of pages that are more than paragraphs: lists, tables, figures."""

import re

from edition.importer.formats.html_places import BLOCKS, block_of
from edition.importer.formats.html_reader import Handler, HtmlReader
from edition.importer.formats.html_tables import grid_of, is_data, is_drama
from edition.importer.formats.markup import Element, name_of, text_of
from edition.importer.structure import LINED, Image, Mark, PageBreak

MARKS: dict[str, Mark] = {
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "strong": "strong",
    "b": "strong",
    "sup": "raised",
    "sub": "lowered",
    "del": "struck",
    "s": "struck",
    "strike": "struck",
}
INDENT = re.compile(r"(?:i|in|indent)-?(?P<depth>\d{1,2})", re.IGNORECASE)
"""A class that says how far a line of verse is set in."""
STEP, MOST = 2, 10
"""Blanks for each indent of a line, and the most indents."""
PAGE = re.compile(r"(?:\[?\s*(?:pages?|pg|p)?[\s._:-]*)?(?P<page>[\divxlc]+[a-z]?)\]?")


def stanza(reader: HtmlReader, element: Element) -> None:
    """Read a stanza of a poem, or a line of it that is an element."""
    if _is_line(element):
        reader.flow.line(indent_of(element))
        reader.walk(element)
        reader.flow.line()
        return
    with reader.flow.block("verse", reader.place(element)):
        reader.walk(element)


def _is_line(element: Element) -> bool:
    """Tell a line of verse that is an element: it holds no other, and no line end."""
    parent = element.getparent()
    of_stanza = parent is not None and "stanza" in parent.get("class", "").split()
    if name_of(element) != "div" and not of_stanza and not indent_of(element):
        return False
    if any(name_of(child) in BLOCKS or name_of(child) == "br" for child in element):
        return False
    return "stanza" not in element.get("class", "")


def quotation(reader: HtmlReader, element: Element) -> None:
    """Read a quotation that is set off."""
    reader.block(element, "quotation")


def numbered(reader: HtmlReader, element: Element) -> None:
    """Read a list with the numbers that a browser sets before its items."""
    start = element.get("start", "")
    at = int(start) if start.isdecimal() and len(start) < 6 else 1
    numbers: dict[Element, str] = {}
    for item in element.iterchildren("{*}li"):
        said = item.get("value", "")
        at = int(said) if said.isdecimal() and len(said) < 6 else at
        if item not in reader.found.within:
            numbers[item] = f"{at}."
        at += 1
    reader.number(element, numbers)
    reader.block(element, "paragraph")


def page(reader: HtmlReader, element: Element) -> None:
    """Read where a page of the printed book begins."""
    text = text_of(element)
    labels = (element.get("title"), element.get("aria-label"))
    for words in filter(None, (*labels, text, element.get("id"))):
        if found := PAGE.search(words.lower()):
            reader.flow.put(PageBreak(found["page"]))
            break
    reader.take_out("page_number", element)


def line_break(reader: HtmlReader, element: Element) -> None:
    """Read the end of a line, which is one in verse and in parts of letters."""
    if reader.flow.setting.kind in LINED:
        reader.flow.line()
    else:
        reader.flow.text(" ")


def preformatted(reader: HtmlReader, element: Element) -> None:
    """Read lines that are set as they are typed."""
    with reader.flow.block("verse", reader.place(element)):
        for line in "".join(map(str, element.itertext())).split("\n"):
            reader.flow.line(len(line) - len(line.lstrip()))
            reader.flow.text(line)


def rule(reader: HtmlReader, element: Element) -> None:
    """Read a break between sections."""
    reader.flow.rule(reader.place(element))


def figure(reader: HtmlReader, element: Element) -> None:
    """Read a picture with its caption; any other figure as what is in it."""
    pictures = [e for e in element.iter("{*}img") if e not in reader.shown]
    holds_more = next(element.iter("{*}table", "{*}pre"), None) is not None
    *others, last = pictures or [element]
    said = {picture.get("alt", "") for picture in pictures}
    if not pictures or holds_more or len(said) > 1:
        return reader.block(element, "paragraph")
    reader.shown.update(pictures)
    for other in others:  # the same picture, shown once a reader comes to it
        reader.report("picture", other, other.get("alt", ""))
    caption = reader.run_together([element])
    return reader.figure(
        element, Image(last.get("src", ""), last.get("alt", "")), caption
    )


def image(reader: HtmlReader, element: Element) -> None:
    """Read a picture: by itself, or within words, for which its own stand."""
    if element in reader.shown:
        return None
    words, source = element.get("alt", ""), element.get("src", "")
    if words.strip() and reader.is_wordless(block_of(element)):
        return reader.figure(element, Image(source, words))
    reader.flow.text(words)
    return reader.name_picture(element, source, words)


def table(reader: HtmlReader, element: Element) -> None:
    """Read a table; one that only lays out a page as what is in it."""
    if is_drama(element):
        return speeches(reader, element)
    if not is_data(element):
        return reader.block(element, "paragraph")
    rows = [tuple(reader.run_together([e]) for e in row) for row in grid_of(element)]
    caption = reader.run_together(element.iterchildren("{*}caption"))
    with reader.flow.block("table", reader.place(element)):
        reader.flow.table(rows, caption)
    return None


def speeches(reader: HtmlReader, element: Element) -> None:
    """Read a table of speeches: who speaks stands in its first column, if anyone."""
    for name, *said in grid_of(element):
        cells = [cell for cell in said if cell is not None]
        label = " ".join(text_of(name).split()).rstrip(".:") if name is not None else ""
        place = reader.place(cells[0] if cells else element)
        if label:
            with reader.flow.block("speech", place, label=label):
                for cell in cells:
                    reader.walk(cell)
        else:
            for cell in cells:
                reader.one_block(cell, "stage")


def quoted(reader: HtmlReader, element: Element) -> None:
    """Read words in quotation marks that the browser sets."""
    reader.flow.text("“")
    reader.walk(element)
    reader.flow.text("”")


def formula(reader: HtmlReader, element: Element) -> None:
    """Read a formula by its TeX, if it has any; else as words."""
    noted = element.iter("{*}annotation")
    tex = [text_of(e) for e in noted if "tex" in e.get("encoding", "")]
    said = tex[0] if tex else element.get("alttext", "")
    if not said:
        return reader.walk(element)
    reader.report("formula", element, text_of(element), said)
    with reader.flow.marked("formula"):
        reader.flow.text(said)
    return None


def words(reader: HtmlReader, element: Element) -> None:
    """Read words set in some way, or a line of verse in an element of its own."""
    name, indent = name_of(element), indent_of(element)
    if indent and name == "span" and reader.flow.setting.kind == "verse":
        reader.flow.indent(indent)
    marks = [MARKS[name]] if name in MARKS else []
    with reader.flow.marked(*marks):
        reader.walk(element)


def indent_of(element: Element) -> int:
    """Return the blanks that a class of a line of verse stands for."""
    for word in element.get("class", "").split():
        if found := INDENT.fullmatch(word):
            return STEP * min(int(found["depth"]), MOST)
    return 0


HANDLERS: dict[str, Handler] = {
    "page": page,
    "stanza": stanza,
    "span": words,
    "br": line_break,
    "hr": rule,
    "img": image,
    "ol": numbered,
    "li": HtmlReader.item,
    "blockquote": quotation,
    "pre": preformatted,
    "table": table,
    "figure": figure,
    "q": quoted,
    "math": formula,
}
"""What reads an element by its name, or by what it says it is."""
