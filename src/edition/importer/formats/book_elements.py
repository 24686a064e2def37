"""Read the elements that books and articles in XML have in common."""

from collections.abc import Container
from functools import partial

from edition.importer.formats.book_reader import BookReader, Handler
from edition.importer.formats.markup import Element, name_of, text_of
from edition.importer.structure import LINED, Image, Kind, Mark, NoteRef

WITHIN: frozenset[Kind] = LINED - {"verse"} | {"item"}
"""Kinds that a paragraph takes from what it stands in."""
HREF = "{http://www.w3.org/1999/xlink}href"
ADDRESSES = (HREF, "href", "url", "fileref")
FAR = ("http://", "https://", "mailto:")
DEEPEST_HEADING = 6
PICTURES = frozenset({"graphic", "imagedata", "image"})
DESCRIBED = frozenset({"textobject", "alt-text", "long-desc", "alt"})
"""Elements whose words stand for a picture."""
ONE_LINE = frozenset({"title", "subtitle", "td", "th", "entry"})
"""Elements in which a picture is only its words."""


def apart(reader: BookReader, element: Element) -> None:
    """Read what stands apart from what is around it."""
    reader.apart(element)


def left_out(rule: str) -> Handler:
    """Leave an element out by name."""
    return lambda reader, element: reader.take_out(rule, element)


def block(kind: Kind) -> Handler:
    """Read a block of a kind; a paragraph in a quotation or an item is part of it."""
    return partial(_block, kind)


def _block(kind: Kind, reader: BookReader, element: Element) -> None:
    outer = reader.flow.setting.kind
    if kind == "paragraph" and reader.after_term:
        reader.after_term = False
        reader.walk(element)
        reader.flow.end()
        return
    if kind == "paragraph" and outer in WITHIN:
        reader.apart(element)
        return
    with reader.flow.block(kind, reader.place(element)):
        reader.walk(element)


def part(reader: BookReader, element: Element) -> None:
    """Read a part, whose heading is one level further down than that of the whole."""
    reader.level += 1
    titles = [e for e in element if name_of(e) in ("title", "label")]
    rest = [e for e in element if e not in titles]
    if rest and all(e in reader.elsewhere for e in rest):
        for title in titles:
            reader.take_out("heading_of_notes", title)
    else:
        reader.apart(element)
    reader.level -= 1


def heading(reader: BookReader, element: Element) -> None:
    """Read a heading, with the number that stands beside it, on one line."""
    level = min(max(1, reader.level), DEEPEST_HEADING)
    with reader.flow.block("heading", reader.place(element), level=level, label=""):
        parent = element.getparent()
        for label in parent.iterchildren("{*}label") if parent is not None else ():
            reader.flow.text(f"{text_of(label)} ")
        for inline in reader.run_together([element]):
            reader.flow.put(inline)


def number(reader: BookReader, element: Element) -> None:
    """Read a label, which stands before the heading of its part, if that has one."""
    parent = element.getparent()
    if parent is None or next(parent.iterchildren("{*}title"), None) is None:
        reader.walk(element)
        reader.flow.text(" ")


def marked(*marks: Mark) -> Handler:
    """Read words that are set in some way."""

    def words(reader: BookReader, element: Element) -> None:
        with reader.flow.marked(*marks):
            reader.walk(element)

    return words


def quoted(reader: BookReader, element: Element) -> None:
    """Read words in quotation marks that a reader is shown."""
    reader.flow.text("“")
    reader.walk(element)
    reader.flow.text("”")


def linked(reader: BookReader, element: Element) -> None:
    """Read words that lead somewhere out of the document."""
    to = address_of(element)
    with reader.flow.marked(href=to if to.startswith(FAR) else ""):
        reader.walk(element)
        if not text_of(element) and to.startswith(FAR):
            reader.flow.text(to)
            reader.report("address", element, "", to)


def reference(reader: BookReader, element: Element) -> None:
    """Read a reference within the document; one without words has its target's name."""
    reader.walk(element)
    name = reader.names.get(element.get("linkend", ""), "")
    if name and not text_of(element):
        reader.flow.text(name)
        reader.report("reference", element, "", name, 0.7)


def address_of(element: Element) -> str:
    """Return where an element leads, or which picture it names."""
    return next(filter(None, (element.get(name) for name in ADDRESSES)), "")


def listed(items: Container[str], numbered: Container[str] = ()) -> Handler:
    """Read a list, whose items have numbers where it is said to have them."""

    def entries(reader: BookReader, element: Element) -> None:
        own = [child for child in element if name_of(child) in items]
        said = element.get("list-type", name_of(element))
        if said in numbered and not any(_has_label(item) for item in own):
            numbers = {item: f"{at}." for at, item in enumerate(own, start=1)}
            reader.number(element, numbers)
        reader.apart(element)

    return entries


def _has_label(item: Element) -> bool:
    return next(item.iterchildren("{*}label"), None) is not None


def item(reader: BookReader, element: Element) -> None:
    """Read an item of a list, one within another deeper."""
    setting = reader.flow.setting
    level = setting.level + 1 if setting.kind == "item" else 1
    label = reader.numbers.get(element, "")
    place = reader.place(element)
    with reader.flow.block("item", place, label=label, level=level):
        reader.walk(element)


def term(reader: BookReader, element: Element) -> None:
    """Read a word that is explained."""
    with reader.flow.marked("strong"):
        reader.walk(element)
    reader.flow.text(" ")
    reader.after_term = True


def in_place(reader: BookReader, element: Element) -> None:
    """Read a note that stands where its mark is shown."""
    key = reader.key(element)
    reader.flow.put(NoteRef(key, element.get("symbol", "")))
    reader.notes[key] = reader.note_of(element)


def typed(reader: BookReader, element: Element) -> None:
    """Read lines that are set as they are typed."""
    with reader.flow.block("verse", reader.place(element)):
        for line in "".join(map(str, element.itertext())).strip("\n").split("\n"):
            reader.flow.line(len(line) - len(line.lstrip()))
            reader.flow.text(line)


def line(reader: BookReader, element: Element) -> None:
    """Read a line of verse."""
    if reader.flow.setting.kind not in LINED:
        _block("verse", reader, element)
        return
    reader.flow.line()
    reader.walk(element)


def table(reader: BookReader, element: Element) -> None:
    """Read the rows of a table; whatever else is in it are paragraphs around it."""
    rows = [row for row in element.iter("{*}tr", "{*}row") if _own(row, element)]
    cells = [[cell for cell in row if isinstance(cell.tag, str)] for row in rows]
    if max(map(len, cells), default=0) < 2:
        reader.apart(element)
        return
    made = [tuple(reader.run_together([cell]) for cell in row) for row in cells if row]
    with reader.flow.block("table", reader.place(element)):
        reader.flow.table(made, ())


def _own(row: Element, table: Element) -> bool:
    """Tell a row of a table from one of a table within it."""
    names = (name_of(above) for above in row.iterancestors())
    above = zip(row.iterancestors(), names, strict=False)
    nearest = next((e for e, name in above if name in ("table", "tgroup")), table)
    return nearest is table


def figure(reader: BookReader, element: Element) -> None:
    """Read a picture with its caption; a figure without one as what is in it."""
    found = [e for e in element.iter() if name_of(e) in PICTURES]
    if not found or next(element.iter("{*}tr", "{*}row"), None) is not None:
        reader.apart(element)
        return
    alt = [e for e in element.iter() if name_of(e) in DESCRIBED]
    reader.shown |= {*found, *alt}
    words = " ".join(text_of(e) for e in alt)
    caption = reader.run_together([element])
    reader.figure(element, Image(address_of(found[0]), words), caption)
    for other in found[1:]:
        reader.name_picture(other, address_of(other), "")


def picture(reader: BookReader, element: Element) -> None:
    """Read a picture by itself; one among words is named."""
    if element in reader.shown:
        return
    source, words = address_of(element), element.get("alt", "")
    above = list(element.iterancestors())
    is_inline = any(name_of(e) in ONE_LINE or e in reader.elsewhere for e in above)
    if reader.flow.has_words() or is_inline:
        reader.flow.text(words)
        reader.name_picture(element, source, words)
    else:
        reader.figure(element, Image(source, words))


def described(reader: BookReader, element: Element) -> None:
    """Read the words that stand for a picture, if it has not got them yet."""
    if element not in reader.shown:
        reader.walk(element)
