"""Read DocBook: the manuals of programs, and books that were written as these are."""

from edition.importer.formats.book_elements import (
    apart,
    block,
    described,
    figure,
    heading,
    in_place,
    item,
    left_out,
    linked,
    listed,
    marked,
    part,
    picture,
    quoted,
    reference,
    table,
    term,
    typed,
)
from edition.importer.formats.book_reader import BookReader, Handler, walk
from edition.importer.formats.front_matter import Front, leave_out_rest
from edition.importer.formats.markup import (
    ID,
    LANG,
    Element,
    name_of,
    parse_xml,
    text_of,
)
from edition.importer.formats.xml_entities import with_entities
from edition.importer.structure import Document

INFO = """
info bookinfo articleinfo setinfo partinfo chapterinfo prefaceinfo appendixinfo
sectioninfo sect1info artheader
"""
PARTS = """
article book set part chapter appendix preface section simplesect sect1 sect2 sect3
sect4 sect5 refsect1 refsect2 refsect3 refsection reference refentry glossary glossdiv
bibliography bibliodiv index dedication colophon acknowledgements abstract partintro
qandadiv toc legalnotice
"""
PARAGRAPHS = """
para simpara formalpara caption attribution member question answer bibliomixed
biblioentry releaseinfo refname refpurpose seg subtitle msgtext
"""
APART = """
note tip warning caution important example informalexample sidebar qandaset qandaentry
mediaobject procedure callout calloutlist refnamediv variablelist segmentedlist
simplelist glosslist table informaltable blockinfo task
"""
TYPED = """
programlisting screen literallayout synopsis address cmdsynopsis funcsynopsis
screenco programlistingco
"""
ITALIC = "emphasis citetitle firstterm replaceable wordasword foreignphrase"
READ = frozenset({"abstract", "legalnotice"})
KEPT_APART = frozenset({"title", "subtitle", "titleabbrev"})
LISTS = frozenset({"itemizedlist", "orderedlist", "procedure", "substeps"})
NUMBERED = frozenset({"orderedlist", "procedure", "substeps"})
ITEMS = frozenset({"listitem", "step"})


def info(reader: BookReader, element: Element) -> None:
    """Read the title, abstract and legal notice of a part; name the rest."""
    leave_out_rest(reader, element, READ | KEPT_APART)
    of_document = reader.level <= 0
    for child in element:
        if of_document and name_of(child) in ("subtitle", "titleabbrev"):
            reader.title_page.append(text_of(child))
        elif name_of(child) in READ or (not of_document and name_of(child) == "title"):
            reader.element(child)


def titled(reader: BookReader, element: Element) -> None:
    """Read a title: of a part a heading; of a box, an example or a list, words."""
    parent = element.getparent()
    name = name_of(parent) if parent is not None else ""
    if name in INFO.split() and parent is not None:
        above = parent.getparent()
        name = name_of(above) if above is not None else ""
    if name in PARTS.split():
        heading(reader, element)
        return
    place = reader.place(element)
    with reader.flow.block("paragraph", place), reader.flow.marked("strong"):
        reader.walk(element)


def listed_item(reader: BookReader, element: Element) -> None:
    """Read an item; the words behind a term belong to the item of the term."""
    parent = element.getparent()
    if parent is not None and name_of(parent) == "varlistentry":
        reader.walk(element)
    else:
        item(reader, element)


def keys(sign: str) -> Handler:
    """Read keys or menus that are pressed together, a sign between them."""

    def pressed(reader: BookReader, element: Element) -> None:
        for at, child in enumerate(element):
            reader.flow.text(sign if at else "")
            reader.element(child)

    return pressed


def emphasis(reader: BookReader, element: Element) -> None:
    """Read words set in italics, or in bold where it is said."""
    role = element.get("role", "")
    marked("strong" if role in ("bold", "strong") else "emphasis")(reader, element)


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(INFO.split(), info),
    **dict.fromkeys(PARTS.split(), part),
    **dict.fromkeys(PARAGRAPHS.split(), block("paragraph")),
    **dict.fromkeys(APART.split(), apart),
    **dict.fromkeys(TYPED.split(), typed),
    **dict.fromkeys(ITALIC.split(), marked("emphasis")),
    **dict.fromkeys(("title", "titleabbrev"), titled),
    **dict.fromkeys(LISTS, listed(ITEMS, NUMBERED)),
    **dict.fromkeys(("varlistentry", "glossentry"), item),
    **dict.fromkeys(("listitem", "step", "glossdef"), listed_item),
    **dict.fromkeys(("term", "glossterm"), walk),
    **dict.fromkeys(("ulink", "link", "email", "uri"), linked),
    **dict.fromkeys(("indexterm", "remark", "comment", "refmeta"), left_out("aside")),
    **dict.fromkeys(("figure", "informalfigure", "mediaobject"), figure),
    **dict.fromkeys(("inlinegraphic", "graphic", "imagedata"), picture),
    "textobject": described,
    "emphasis": emphasis,
    "quote": quoted,
    "blockquote": block("quotation"),
    "epigraph": block("epigraph"),
    "superscript": marked("raised"),
    "subscript": marked("lowered"),
    "footnote": in_place,
    "xref": reference,
    "tgroup": table,
    "keycombo": keys("+"),
    "menuchoice": keys(" → "),
}


def entry_term(reader: BookReader, element: Element) -> None:
    """Read the word of an entry; a word to be explained in a sentence is a word."""
    parent = element.getparent()
    is_entry = parent is not None and name_of(parent) in ("varlistentry", "glossentry")
    (term if is_entry else walk)(reader, element)


HANDLERS |= dict.fromkeys(("term", "glossterm"), entry_term)


def read_docbook(data: bytes, name: str) -> Document:
    """Return a book, an article or a part of one.

    Raises:
        EditionError: it is not well-formed.
    """
    root = parse_xml(with_entities(data))
    ids = {e.get("id") or e.get(ID): e for e in root.iter("{*}*")}
    marks = {
        again: note
        for again in root.iter("{*}footnoteref")
        if (note := ids.get(again.get("linkend"))) is not None
    }
    language = root.get("lang") or root.get(LANG) or ""
    reader = BookReader(language, HANDLERS, marks)
    reader.level = -1  # the document itself is no part
    reader.names = {key: _name(e) for key, e in ids.items() if key}
    said = _front(root)
    reader.element(root)
    return said.document(reader)


def _front(root: Element) -> Front:
    """Return what is said of the document, at its beginning or in its first part."""
    named = [e for e in root if name_of(e) in INFO.split()]
    titles = [*root.iterchildren("{*}title")]
    for element in named:
        titles += element.iterchildren("{*}title")
    authors = [_person(e) for i in named for e in i.iter("{*}author")]
    dates = [text_of(e) for i in named for e in i.iterchildren("{*}pubdate", "{*}date")]
    title = text_of(titles[0]) if titles else ""
    return Front(title, tuple(filter(None, authors)), next(iter(dates), ""))


def _person(author: Element) -> str:
    names = author.iter("{*}firstname", "{*}givenname", "{*}othername", "{*}surname")
    said = " ".join(text_of(name) for name in names)
    return said or " ".join(text_of(e) for e in author.iter("{*}personname"))


def _name(element: Element) -> str:
    """Return what a reference to an element shows: its title."""
    title = next(element.iter("{*}title"), None)
    return element.get("xreflabel") or (text_of(title) if title is not None else "")
