"""Read FB2: the e-books of Russian libraries."""

from edition.importer.formats.book_elements import (
    address_of,
    apart,
    block,
    heading,
    line,
    linked,
    marked,
    part,
    picture,
    table,
    typed,
)
from edition.importer.formats.book_reader import BookReader, Handler
from edition.importer.formats.front_matter import Front, leave_out_rest
from edition.importer.formats.markup import Element, name_of, parse_xml, text_of
from edition.importer.formats.xml_entities import with_entities
from edition.importer.structure import Document

INFO = "{*}description/{*}title-info"
NAMES = ("first-name", "middle-name", "last-name")
READ = frozenset({"annotation"})
OF_NOTES = frozenset({"notes", "comments", "footnotes"})
"""What the body is called that holds the notes."""


def subtitle(reader: BookReader, element: Element) -> None:
    """Read a heading below that of its section, or stars between two scenes."""
    is_picture = next(element.iter("{*}image"), None) is not None
    if is_picture or any(c.isalnum() for c in text_of(element)):
        reader.level += 1
        heading(reader, element)
        reader.level -= 1
    else:
        reader.flow.rule(reader.place(element))


def titled(reader: BookReader, element: Element) -> None:
    """Read a title; that of a poem or a quotation is a paragraph."""
    parent = element.getparent()
    if parent is not None and name_of(parent) in ("section", "body"):
        heading(reader, element)
    else:
        reader.apart(element)


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(("section",), part),
    **dict.fromkeys(("body", "annotation", "poem", "empty-line"), apart),
    **dict.fromkeys(("p", "date"), block("paragraph")),
    **dict.fromkeys(("code",), marked()),
    "title": titled,
    "subtitle": subtitle,
    "epigraph": block("epigraph"),
    "cite": block("quotation"),
    "stanza": block("verse"),
    "v": line,
    "text-author": block("signature"),
    "strong": marked("strong"),
    "emphasis": marked("emphasis"),
    "sup": marked("raised"),
    "sub": marked("lowered"),
    "strikethrough": marked("struck"),
    "a": linked,
    "image": picture,
    "table": table,
    "pre": typed,
}


def read_fb2(data: bytes, name: str) -> Document:
    """Return a book.

    Raises:
        EditionError: it is not well-formed.
    """
    root = parse_xml(with_entities(data))
    bodies = list(root.iterchildren("{*}body"))
    named = [b for b in bodies if b.get("name", "").lower() in OF_NOTES]
    sections = [e for b in named for e in b.iter("{*}section") if e.get("id")]
    notes = {section.get("id"): section for section in sections}
    marks = {
        a: notes[address_of(a)[1:]]
        for a in root.iter("{*}a")
        if address_of(a).startswith("#") and address_of(a)[1:] in notes
    }
    info = root.find(INFO)
    said = _front(info) if info is not None else Front()
    reader = BookReader(_language(info), HANDLERS, marks, sections)
    for description in root.iterchildren("{*}description"):
        leave_out_rest(reader, description, READ)
        for annotation in description.iter("{*}annotation"):
            reader.element(annotation)
    for body in bodies:
        part(reader, body) if body in named else reader.element(body)
    return said.document(reader)


def _front(info: Element) -> Front:
    title, date = info.find("{*}book-title"), info.find("{*}date")
    people = (
        " ".join(text_of(part) for n in NAMES for part in author.findall(f"{{*}}{n}"))
        for author in info.findall("{*}author")
    )
    return Front(
        text_of(title) if title is not None else "",
        tuple(filter(None, people)),
        (date.get("value") or text_of(date)) if date is not None else "",
    )


def _language(info: Element | None) -> str:
    said = info.find("{*}lang") if info is not None else None
    return text_of(said) if said is not None else ""
