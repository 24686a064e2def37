"""Make elements of TEI, and the ids that XML allows."""

import re

from lxml import etree

from edition.problems import EditionError

TEI = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
ID, LANG = f"{XML}id", f"{XML}lang"
Element = etree._Element
Content = str | Element
GLOBAL = {"id": ID, "lang": LANG}
"""The attributes that XML has for all its languages."""
UNNAMED = re.compile(
    r"[^A-Za-z0-9_.\-"
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481\u0490-\u04c4"
    "\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u4e00-\u9fa5]"
)
"""What may stand in an id on a page, but not in every XML 1.0 in a name: letters of
Latin, Greek, Cyrillic, Hebrew, Arabic and Chinese may."""
BEGINNING = re.compile(r"[^\W\d]")


def element(tag: str, *content: Content, **attributes: str) -> Element:
    """Make an element; attributes without a value are left out.

    ``id`` and ``lang`` are those of XML; a name may end in ``_`` where it is a word of
    Python, and has ``_`` for a hyphen.
    """
    made = etree.Element(f"{{{TEI}}}{tag}", nsmap={None: TEI})  # type: ignore[dict-item]
    for name, value in attributes.items():
        if value:
            known = GLOBAL.get(name, name.rstrip("_").replace("_", "-"))
            _set(made, known, value)
    return put(made, *content)


def put(parent: Element, *content: Content) -> Element:
    """Add words and elements to an element, and return it."""
    for one in content:
        if not isinstance(one, str):
            parent.append(one)
        elif one:
            _say(parent, one)
    return parent


def wrapped(tag: str, *content: Content, **attributes: str) -> tuple[Element, ...]:
    """Return an element around words or others, or nothing where there are none."""
    is_empty = all(one == "" for one in content)
    return () if is_empty else (element(tag, *content, **attributes),)


def titles(title: str, subtitle: str, language: str = "") -> tuple[Element, ...]:
    """Write a title and a subtitle, as far as there are such."""
    main = wrapped("title", title, type="main", lang=language)
    return *main, *wrapped("title", subtitle, type="sub", lang=language)


def name_of(*parts: str) -> str:
    """Return an id as XML allows it: what it does not stands there as its number.

    Parts that are not empty are joined by stops.
    """
    id = ".".join(filter(None, parts))
    id = UNNAMED.sub(lambda sign: f".{ord(sign[0]):x}.", id)
    return id if BEGINNING.match(id) else f"t-{id}"


def local(tag: Element) -> str:
    """Return the name of an element without its namespace; of comments, nothing."""
    return str(tag.tag).rpartition("}")[2] if isinstance(tag.tag, str) else ""


def _say(parent: Element, words: str) -> None:
    try:
        if (last := next(parent.iterchildren(reversed=True), None)) is not None:
            last.tail = (last.tail or "") + words
        else:
            parent.text = (parent.text or "") + words
    except ValueError as error:
        raise unwritable(words) from error


def _set(made: Element, name: str, value: str) -> None:
    try:
        made.set(name, value)
    except ValueError as error:
        raise unwritable(value) from error


def unwritable(words: str) -> EditionError:
    """Return the error for words that hold what XML has no sign for."""
    signs = (sign for sign in words if not _is_writable(sign))
    found = next((f"U+{ord(sign):04X}" for sign in signs), "one of its characters")
    near = "".join(filter(_is_writable, words))[:60]
    return EditionError(f"TEI cannot hold {found} in “{near}”: take it out.")


def _is_writable(sign: str) -> bool:
    try:
        etree.Element("words").text = sign
    except ValueError:
        return False
    return True
