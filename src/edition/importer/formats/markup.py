"""Parse XML and HTML from strangers: nothing is loaded, expanded or fetched."""

import html
import re
from collections.abc import Container, Iterator
from html.entities import html5

from lxml import etree

from edition.importer.structure import SourcePlace
from edition.problems import EditionError

Element = etree._Element
XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"
LANG, ID = f"{XML_NAMESPACE}lang", f"{XML_NAMESPACE}id"
LAST_LINE = 65_535
"""What libxml2 says of every line from here on."""
ENTITY = re.compile(rb"&(?P<name>[A-Za-z][A-Za-z0-9]{1,31});")
OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
FOR_PROGRAMMERS = re.compile(
    r",? (?:use|try) XML_PARSE_HUGE(?: option)?|, see xmlCtxtSetMaxAmplification\."
)
"""What libxml2 advises those who call it."""
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
CHARSET = re.compile(
    rb"<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]+)|<meta[^>]{1,300}?charset=[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
HALVES = re.compile("[\ud800-\udfff]")
"""Halves of pairs, which are no characters and can be written nowhere."""
WESTERN = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
"""Encodings that are Windows-1252 where they are named in a page."""
DOCTYPE = re.compile(r"<!DOCTYPE[^\[<>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
UNREAD = re.compile(
    r"""
      <!--.*?(?:-->|\Z) | <\?.*?(?:\?>|\Z) | <!\[CDATA\[ | \]\]>
    | <(?P<name>script|style|template|svg|title)\b[^<>]*+>
      .*?(?:</(?P=name)\s*>|\Z)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
"""What no reader of a page sees."""
UNREAD_XML = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[(?P<typed>.*?)(?:\]\]>|\Z)",
    re.DOTALL,
)
TAG = re.compile(
    r"""</?(?P<name>[A-Za-z][\w:.-]*)(?P<rest>(?>(?:[^<>"']|"[^"]*"|'[^']*')*))>"""
)
ALT = re.compile(
    r"""\salt\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'<>]+))""",
    re.IGNORECASE,
)
MOST_ATTRIBUTES = 5_000
"""Of one element: libxml2 compares each attribute in HTML with all others."""
ATTRIBUTES = re.compile(
    rf"""
    <[A-Za-z][^\s/>]*+ (?> (?:
      [\s/]*+ [^\s/>] [^\s/>=]*+
      (?> (?: \s*+ = \s*+ (?: "[^"]*+" | '[^']*+' | [^\s>]*+ ) )? )
    ){{0,{MOST_ATTRIBUTES}}} )
    (?P<more> [\s/]*+ [^\s/>] )?
    """,
    re.VERBOSE,
)
"""A tag in HTML as far as its attributes are read, and what is beyond."""
INLINE = """
abbr acronym add application b bdi bdo big bold c cite classname code command corr data
del dfn em emph emphasis ex expan filename firstterm font foreign function hi i ins
italic kbd lb literal mark nobr option orig persName phrase placeName pb productname q
reg replaceable rs s samp sc seg sic small span strike strikethrough strong supplied
surname systemitem time trademark tt u unclear underline userinput var varname w wbr
"""
WITHIN_WORDS = frozenset(INLINE.split())
"""Elements that may stand within a word."""


def parse_xml(data: bytes) -> Element:
    """Return the root of a file in XML; signs named as in HTML are known without DTD.

    Raises:
        EditionError: it is not well-formed, or deeper or larger than any text.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(ENTITY.sub(_sign, _rightly_declared(data)), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise EditionError(f"its XML is broken: {_said(error)}") from error


def _rightly_declared(data: bytes) -> bytes:
    """Return a file without an encoding that it names and is not in: most are UTF-8."""
    found = CHARSET.match(data.removeprefix(b"\xef\xbb\xbf"))
    if found is None or (found[1] or b"").decode().lower() not in WESTERN:
        return data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data
    return DECLARATION.sub("", text, count=1).encode()


def _sign(entity: re.Match[bytes]) -> bytes:
    """Write a sign that HTML has a name for by its number."""
    name = entity["name"].decode()
    signs = "" if name in OF_XML else html5.get(f"{name};", "")
    return b"".join(b"&#%d;" % ord(sign) for sign in signs) or entity[0]


def _said(error: etree.XMLSyntaxError | ValueError) -> str:
    said = error.msg if isinstance(error, etree.XMLSyntaxError) else str(error)
    return FOR_PROGRAMMERS.sub("", said or "")


def parse_html(text: str) -> Element:
    """Return the root of a page, mended as browsers do.

    Raises:
        EditionError: nothing can be made of it, or it is deeper or larger than any.
    """
    if any(tag["more"] for tag in ATTRIBUTES.finditer(text)):
        raise EditionError(f"an element has more than {MOST_ATTRIBUTES:,} attributes")
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(DECLARATION.sub("", text), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise EditionError(f"its HTML is broken: {_said(error)}") from error
    if root is None:
        raise EditionError("it has no elements")
    for fatal in parser.error_log.filter_from_fatals():  # the rest was not read
        raise EditionError(
            f"its HTML is broken: {FOR_PROGRAMMERS.sub('', fatal.message)}"
        )
    return root


def parse_page(data: bytes) -> Element:
    """Parse a page as the XML that it should be; if it is none, as browsers do."""
    try:
        root = parse_xml(data)
    except EditionError:
        return parse_html(decode_page(data))
    is_whole = next(root.iter(etree.Entity), None) is None
    return root if is_whole else parse_html(decode_page(data))


def decode_page(data: bytes) -> str:
    """Decode a page by its mark, by what it says of itself, or by what fits."""
    return HALVES.sub("\N{REPLACEMENT CHARACTER}", _decoded(data))


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    found = CHARSET.search(data[:4096])
    said = next(filter(None, found.groups()), b"").decode().lower() if found else ""
    for encoding in ("utf-8-sig", "cp1252" if said in WESTERN else said, "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def name_of(element: Element) -> str:
    """Return the local name of an element; of an entity that stayed, nothing."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Element, without: Container[Element] = ()) -> str:
    """Return all words of an element, blanks folded, but for those of some in it."""
    if not name_of(element):
        return element.text or ""
    texts = _texts(element, without) if without else map(str, element.itertext())
    return " ".join(" ".join(texts).split())


def _texts(element: Element, without: Container[Element]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child not in without:
            yield from _texts(child, without)
        yield child.tail or ""


def apart(element: Element) -> str:
    """Return all words of an element, a blank where one begins that parts words."""
    pieces = [element.text or ""]
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if one is not element:
            blank = "" if name_of(one) in WITHIN_WORDS else " "
            words = one.text if event == "start" else one.tail
            pieces += [blank, words or ""] if event == "start" else [words or "", blank]
    return "".join(pieces)


def place_of(element: Element, file: str = "") -> SourcePlace:
    """Return where an element begins, if libxml2 knows."""
    line = element.sourceline
    is_known = isinstance(line, int) and line < LAST_LINE
    return SourcePlace(file, line if isinstance(line, int) and is_known else 0)


def words_of(text: str, unread: re.Pattern[str] = UNREAD) -> str:
    """Return the words of markup by taking out its tags, no tree being built.

    This is the reading against which the law of words counts.
    """
    text = unread.sub(_unread, DOCTYPE.sub(" ", text, count=1))
    return html.unescape("".join(_pieces(text)))


def _unread(found: re.Match[str]) -> str:
    """Return what stands instead: a comment may stand within a word."""
    if typed := found.groupdict().get("typed"):
        return html.escape(typed)
    return "" if found[0].startswith(("<!", "]")) else " "


def _pieces(text: str) -> Iterator[str]:
    at = 0
    for tag in TAG.finditer(text):
        yield text[at : tag.start()]
        yield "" if tag["name"] in WITHIN_WORDS else " "
        if tag["name"].lower() in ("img", "image") and (alt := ALT.search(tag["rest"])):
            yield f" {''.join(filter(None, alt.groups()))} "
        at = tag.end()
    yield text[at:]
