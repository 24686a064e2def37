"""Tell the format of a file from its first bytes, never from its name alone."""

import io
import re
import zipfile
from typing import NamedTuple

HEAD = 65_536
"""Bytes at the beginning of a file that say what it is."""
PLAIN = "plain"
ROOT = re.compile(
    r"""
    (?> (?: \s | <\?.*?\?> | <!--.*?--> | <!DOCTYPE (?P<doctype> [^\[>]*+ )
        (?: \[ .*? \] \s* )? > )* )
    < (?: [\w.-]+ : )? (?P<name> [A-Za-z][\w.-]*+ ) (?P<attributes> [^>]*+ ) >?
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
"""The root element of a file in XML or HTML, and what it is declared to be."""
HTML_TAGS = frozenset(
    {"html", "head", "body", "meta", "title", "div", "p", "h1", "h2", "article", "main"}
)
OCR_PAGE = re.compile(rb"class=[\"']?ocr_page\b")
LATEX = re.compile(rb"^[ \t]*\\(?:documentclass|documentstyle|begin\{document\})", re.M)
LATEX_PART = re.compile(rb"^\\(?:chapter|(?:sub){0,2}section)\*?\{[^{}\n]", re.M)
FENCE = re.compile(rb"^(?:```|~~~)", re.M)
"""Around examples, such as those of LaTeX."""
ORG = re.compile(rb"^#\+(?:title|author|options|date|language):", re.I | re.M)
ORG_NOTE = re.compile(rb"^\[fn:[\w-]+\]", re.M)
REST = re.compile(rb"^\.\. (?:\[(?:\#|\d)[\w-]*\]|[a-z-]+::)", re.M)
WIKI_LINK = re.compile(rb"\[\[[^\[\]\n]{1,200}\]\]|\{\{[^{}\n]{1,200}")
WIKI_NOTE = re.compile(rb"<ref[ >/]")
WIKI_HEADING = re.compile(rb"^(==+)[^=\n]{1,200}\1[ \t]*$", re.M)


class Format(NamedTuple):
    """A format of files: what people call it, and how to make another of it."""

    name: str
    title: str
    command: str = ""
    """The one command that makes of it what can be read."""
    is_text: bool = False
    """Whether it may be read as plain text where there is no reader of it."""


def _by_pandoc(name: str, title: str, *, is_text: bool = False) -> Format:
    command = f"pandoc --sandbox -s -f {name} -t html FILE -o FILE.html"
    return Format(name, title, command, is_text)


OFFICE = "soffice --headless --convert-to docx FILE"
OCR = "tesseract FILE FILE hocr"
FORMATS = {
    one.name: one
    for one in (
        Format(PLAIN, "plain text", is_text=True),
        Format("html", "a web page (HTML)", "pandoc -t plain FILE -o FILE.txt"),
        Format("epub", "an e-book (EPUB)", "pandoc -t plain FILE -o FILE.txt"),
        Format("tei", "TEI", "teitotxt FILE FILE.txt"),
        Format("pdf", "a PDF", "pdftotext FILE FILE.txt"),
        Format("hocr", "recognised text (hOCR)", "pandoc -t plain FILE -o FILE.txt"),
        Format("alto", "recognised text (ALTO)", "tesseract PICTURE FILE txt"),
        Format("page", "recognised text (PAGE)", "tesseract PICTURE FILE txt"),
        _by_pandoc("docx", "a Word file (DOCX)"),
        _by_pandoc("odt", "an OpenDocument text (ODT)"),
        _by_pandoc("rtf", "RTF"),
        _by_pandoc("latex", "LaTeX"),
        _by_pandoc("docbook", "DocBook"),
        _by_pandoc("fb2", "an e-book (FB2)"),
        _by_pandoc("jats", "JATS"),
        _by_pandoc("mediawiki", "MediaWiki", is_text=True),
        _by_pandoc("org", "Org", is_text=True),
        _by_pandoc("rst", "reStructuredText", is_text=True),
        Format("doc", "a Word file of before 2007 (DOC)", OFFICE),
        Format("wpd", "a WordPerfect file", OFFICE),
        Format("pages", "a Pages file", "open FILE, and export it as EPUB"),
        _by_pandoc("pptx", "slides (PPTX)"),
        _by_pandoc("xlsx", "a spreadsheet (XLSX)"),
        Format("mobi", "an e-book (MOBI)", "ebook-convert FILE FILE.epub"),
        Format("djvu", "a DjVu file", "djvutxt FILE FILE.txt"),
        Format("picture", "a picture", OCR),
        Format("postscript", "PostScript", "ps2pdf FILE FILE.pdf"),
        Format("mhtml", "a web archive (MHTML)", "save the page as “HTML only”"),
        Format("warc", "a web archive (WARC)", "save the page as “HTML only”"),
        Format("zip", "a ZIP archive", "unzip FILE"),
        Format("gzip", "a compressed file", "gunzip FILE"),
        Format("archive", "a packed archive", "7z x FILE"),
        Format(
            "xml", "XML of a kind that is not known", "xmllint --xpath 'string(/)' FILE"
        ),
        Format("wiki-dump", "an export of a wiki", "save the page as “HTML only”"),
        Format("svg", "a picture (SVG)", "inkscape --export-type=png FILE"),
    )
}
"""Every format that is known, by its name."""
MAGIC = (
    (b"%!PS", "postscript"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"\xffWPC", "wpd"),
    (b"AT&TFORM", "djvu"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"WARC/", "warc"),
)
"""What some formats begin with."""
PACKED = (
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "pptx"),
    ("xl/workbook.xml", "xlsx"),
    ("META-INF/container.xml", "epub"),
    ("Index/Document.iwa", "pages"),
)
"""Files by which an archive is known."""
MIMETYPES = {
    "application/epub+zip": "epub",
    "application/vnd.oasis.opendocument.text": "odt",
}
ROOTS = {
    "html": "html",
    "tei": "tei",
    "tei.2": "tei",
    "teicorpus": "tei",
    "alto": "alto",
    "pcgts": "page",
    "fictionbook": "fb2",
    "mediawiki": "wiki-dump",
    "svg": "svg",
}
"""Root elements that belong to one format."""
BOOKS = frozenset({"article", "book", "chapter", "sect1", "section", "refentry", "set"})
"""Root elements that DocBook and JATS have, and HTML some of them."""


def identify(data: bytes) -> Format:
    """Return the format of a file; ``plain`` where nothing says more."""
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    return FORMATS[_magic(data, head) or _markup(head) or _marked_text(head) or PLAIN]


def _magic(data: bytes, head: bytes) -> str:
    """Return the format that says so in its first bytes."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _packed(data)
    if head[60:68] == b"BOOKMOBI":
        return "mobi"
    if b"multipart/related" in head[:4096] and b"MIME-Version:" in head[:4096]:
        return "mhtml"
    text = head.lstrip()
    return next((name for magic, name in MAGIC if text.startswith(magic)), "")


def _packed(data: bytes) -> str:
    """Tell what an archive holds: by its ``mimetype``, or by the files in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                said = archive.read("mimetype").decode("ascii", "replace").strip()
                if said in MIMETYPES:
                    return MIMETYPES[said]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        return "zip"
    return next((name for path, name in PACKED if path in names), "zip")


def _markup(head: bytes) -> str:
    """Return the format that a root element names, with what is declared of it."""
    text = head.lstrip()
    if not text.startswith(b"<"):
        return ""
    if text[:14].lower() == b"<!doctype html" and b"XHTML" not in text[:200]:
        return _page(head)
    found = ROOT.match(text.decode("utf-8", "replace"))
    if found is None:
        return "xml" if text.startswith(b"<?xml") else ""
    name = found["name"].lower()
    if name in ROOTS:
        return _page(head) if name == "html" else ROOTS[name]
    declared = f"{found['doctype'] or ''} {found['attributes']}".lower()
    if name in BOOKS and (kind := _book(declared, head)):
        return kind
    if name in HTML_TAGS and not text.startswith(b"<?xml"):
        return "html"
    return "xml" if text.startswith(b"<?xml") or "xmlns" in declared else ""


def _page(head: bytes) -> str:
    return "hocr" if OCR_PAGE.search(head) else "html"


def _book(declared: str, head: bytes) -> str:
    """Tell DocBook from JATS by what is declared, or by what only one of them has."""
    if "docbook" in declared or b"<bookinfo" in head or b"<articleinfo" in head:
        return "docbook"
    is_jats = "jats" in declared or "nlm" in declared
    if is_jats or b"<article-meta" in head or b"<journal-meta" in head:
        return "jats"
    return ""


def _marked_text(head: bytes) -> str:
    """Return the format of a text with marks for headings and notes."""
    is_chapter = LATEX_PART.search(head) and not FENCE.search(head)
    if LATEX.search(head) or is_chapter:
        return "latex"
    if ORG.search(head) or ORG_NOTE.search(head):
        return "org"
    if REST.search(head):
        return "rst"
    links, headings = WIKI_LINK.search(head), WIKI_HEADING.search(head)
    if (WIKI_NOTE.search(head) and (links or headings)) or (links and headings):
        return "mediawiki"
    return ""
