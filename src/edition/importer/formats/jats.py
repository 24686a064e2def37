"""Read JATS: the articles of journals."""

import re
from collections.abc import Iterator

from edition.importer.formats.book_elements import (
    apart,
    block,
    described,
    figure,
    heading,
    in_place,
    item,
    left_out,
    line,
    linked,
    listed,
    marked,
    number,
    part,
    picture,
    table,
    term,
    typed,
)
from edition.importer.formats.book_reader import BookReader, Handler
from edition.importer.formats.front_matter import Front, leave_out_rest
from edition.importer.formats.markup import Element, name_of, parse_xml, text_of
from edition.importer.formats.xml_entities import with_entities
from edition.importer.structure import Document

FRONTS = frozenset({"front", "front-stub"})
TITLE = "{*}article-meta/{*}title-group/{*}article-title"
NAMES = "{*}article-meta/{*}contrib-group/{*}contrib"
DATES = ("{*}article-meta/{*}pub-date", "{*}article-meta/{*}history/{*}date")
TEX = re.compile(r"\\begin\{document\}(?P<tex>.*)\\end\{document\}", re.DOTALL)
READ = frozenset({"article-title", "subtitle", "abstract", "trans-abstract"})
"""What of the front is in the text."""


def captioned(reader: BookReader, element: Element) -> None:
    """Read what a table is called, on one line, and then the table."""
    names = [e for e in element if name_of(e) in ("label", "caption")]
    said = reader.run_together(names)
    with reader.flow.block("paragraph", reader.place(element)):
        for inline in said:
            reader.flow.put(inline)
    reader.flow.end()
    reader.walk(element, without=names)
    reader.flow.end()


def formula(reader: BookReader, element: Element) -> None:
    """Read a formula by its TeX, if it has any; else as words."""
    tex = next(element.iter("{*}tex-math"), None)
    if tex is None:
        reader.walk(element)
        return
    found = TEX.search("".join(map(str, tex.itertext())))
    said = found["tex"] if found else text_of(tex)
    reader.report("formula", element, text_of(element), said.strip(" $\n"))
    with reader.flow.marked("formula"):
        reader.flow.text(said.strip(" $\n"))


def mathml(reader: BookReader, element: Element) -> None:
    """Read a formula that is only drawn: a person is to write it."""
    words = text_of(element)
    reader.flow.text(words)
    reader.report("formula", element, words, words, 0.5)


def spaced(reader: BookReader, element: Element) -> None:
    """Read a work cited whose parts have no signs between them."""
    reader.flow.text(text_of(element))


def abstract(reader: BookReader, element: Element) -> None:
    """Read the abstract as a part of the text."""
    part(reader, element)


def other_article(reader: BookReader, element: Element) -> None:
    """Read an answer or a letter that is printed with an article."""
    for front in element.iterchildren("{*}front", "{*}front-stub"):
        for title in front.iter("{*}article-title"):
            reader.level += 1
            heading(reader, title)
            reader.level -= 1
        leave_out_rest(reader, front, READ)
    for child in element.iterchildren("{*}body", "{*}back"):
        part(reader, child)


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("body", "back", "floats-group", "sec-meta"), apart),
    **dict.fromkeys(("sec", "app", "ack", "boxed-text", "ref-list", "bio"), part),
    **dict.fromkeys(("fn-group", "glossary", "notes", "app-group"), part),
    **dict.fromkeys(("abstract", "trans-abstract"), abstract),
    **dict.fromkeys(("title", "subtitle"), heading),
    **dict.fromkeys(("p", "attrib", "fn", "table-wrap-foot"), block("paragraph")),
    **dict.fromkeys(("bold", "strong"), marked("strong")),
    **dict.fromkeys(("italic", "underline"), marked("emphasis")),
    **dict.fromkeys(("disp-quote", "speech"), block("quotation")),
    **dict.fromkeys(("fig", "chem-struct-wrap"), figure),
    **dict.fromkeys(("graphic", "inline-graphic"), picture),
    **dict.fromkeys(("alt-text", "long-desc"), described),
    **dict.fromkeys(("inline-formula", "disp-formula"), formula),
    **dict.fromkeys(("ext-link", "uri", "email"), linked),
    **dict.fromkeys(("code", "preformat"), typed),
    **dict.fromkeys(("response", "sub-article"), other_article),
    **dict.fromkeys(("table-wrap", "supplementary-material"), captioned),
    "label": number,
    "list": listed({"list-item"}, {"order", "alpha-lower", "roman-lower"}),
    "list-item": item,
    "def-list": apart,
    "def-item": item,
    "term": term,
    "sup": marked("raised"),
    "sub": marked("lowered"),
    "sc": marked("small-capitals"),
    "strike": marked("struck"),
    "verse-group": block("verse"),
    "verse-line": line,
    "table": table,
    "ref": item,
    "element-citation": spaced,
    "name": spaced,
    "math": mathml,
    "alternatives": formula,
    "object-id": left_out("front matter"),
    "permissions": left_out("front matter"),
}


def read_jats(data: bytes, name: str) -> Document:
    """Return an article.

    Raises:
        EditionError: it is not well-formed.
    """
    root = parse_xml(with_entities(data))
    marks = _marks(root)
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    handlers = HANDLERS | {"fn": _note}
    reader = BookReader(language, handlers, marks, marks.values())
    front = next(root.iterchildren("{*}front"), None)
    said = _front(front) if front is not None else Front()
    if front is not None:
        leave_out_rest(reader, front, READ)
        for element in front.iter("{*}abstract", "{*}trans-abstract"):
            abstract(reader, element)
    for child in root:
        if child is not front:
            reader.element(child)
    return said.document(reader)


def _marks(root: Element) -> dict[Element, Element]:
    """Match marks with notes; those on the names of the authors are left out."""
    notes = {e.get("id"): e for e in _of_text(root, "{*}fn") if e.get("id")}
    marks = (e for e in _of_text(root, "{*}xref") if e.get("rid") in notes)
    return {mark: notes[mark.get("rid", "")] for mark in marks}


def _of_text(root: Element, name: str) -> Iterator[Element]:
    for element in root.iter(name):
        if not any(name_of(above) in FRONTS for above in element.iterancestors()):
            yield element


def _note(reader: BookReader, element: Element) -> None:
    """Read a note within a sentence; among others without marks it is a paragraph."""
    parent = element.getparent()
    if parent is not None and name_of(parent) in ("p", "title", "td", "th"):
        in_place(reader, element)
    else:
        block("paragraph")(reader, element)


def _front(front: Element) -> Front:
    title = front.find(TITLE)
    authors = [
        f"{_within(name, 'given-names')} {_within(name, 'surname')}".strip()
        for person in front.findall(NAMES)
        if person.get("contrib-type", "author") == "author"
        for name in person.findall("{*}name")
    ]
    dates = (date for path in DATES for date in front.findall(path))
    return Front(
        text_of(title) if title is not None else "",
        tuple(authors),
        next(filter(None, map(_day, dates)), ""),
    )


def _within(element: Element, name: str) -> str:
    found = element.find(f"{{*}}{name}")
    return text_of(found) if found is not None else ""


def _day(date: Element) -> str:
    """Return a date as year, month and day, as far as it is known."""
    parts = [_within(date, name) for name in ("year", "month", "day")]
    known = parts[: next((i for i, p in enumerate(parts) if not p.isdecimal()), 3)]
    return "-".join(part.zfill(2) for part in known)
