"""Say what an element of a page is: by its role, its type, and last by its class."""

import re
from functools import lru_cache

from edition.importer.formats.markup import Element, name_of
from edition.importer.structure import Kind

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
SAID = ("role", "epub:type", EPUB_TYPE, "data-type", "rel")
"""Attributes that say what an element is, in words that are agreed on."""
TYPES = {
    "noteref": "mark",
    "doc-noteref": "mark",
    "footnote-ref": "mark",
    "footnote": "note",
    "endnote": "note",
    "rearnote": "note",
    "doc-footnote": "note",
    "doc-endnote": "note",
    "backlink": "back",
    "doc-backlink": "back",
    "referrer": "back",
    "pagebreak": "page",
    "doc-pagebreak": "page",
    "footnotes": "notes",
    "endnotes": "notes",
    "rearnotes": "notes",
    "doc-endnotes": "notes",
    "doc-footnotes": "notes",
    "toc": "contents",
    "doc-toc": "contents",
    "landmarks": "contents",
    "page-list": "contents",
    "loi": "contents",
    "lot": "contents",
    "titlepage": "title page",
    "halftitlepage": "title page",
    "imprint": "imprint",
    "colophon": "imprint",
    "copyright-page": "imprint",
    "cover": "imprint",
    "navigation": "navigation",
    "banner": "navigation",
    "search": "navigation",
    "epigraph": "epigraph",
    "doc-epigraph": "epigraph",
    "z3998:epigraph": "epigraph",
    "z3998:verse": "verse",
    "z3998:poem": "verse",
    "z3998:song": "verse",
    "z3998:hymn": "verse",
    "z3998:lyrics": "verse",
    "z3998:salutation": "salutation",
    "z3998:signature": "signature",
    "z3998:sender": "signature",
    "z3998:postscript": "postscript",
    "z3998:stage-direction": "stage",
    "z3998:persona": "speaker",
}
"""Words of EPUB, ARIA and their vocabularies, by what they mean here."""
CLASSES = (
    (
        r"foot-?note-?ref|note-?ref(?:erence)?|fn-?ref|footnote-?anchor|fnanchor|ftnref"
        r"|footnote-?link|footnote-?reference|reference",
        "mark",
    ),
    (r"footnotes|endnotes|references|reflist|notes|footnote-list", "notes"),
    (r"foot-?note(?:-definition|-body|-text)?s?|endnote|fn", "note"),
    (
        r"(?:footnote-?)?back-?(?:ref|link)|reversefootnote|footnote-back|fnback"
        r"|mw-cite-backlink",
        "back",
    ),
    (r"page-?num(?:ber)?s?|pageno|pb|x-ebookmaker-pageno|newpage", "page"),
    (r"toc|tableofcontents|table-of-contents", "contents"),
    (
        r"mw-editsection|nav(?:igation|bar|box)?|noprint|sharedaddy|shar(?:e|ing)"
        r"|breadcrumbs?|catlinks|comments?(?:-area)?|related(?:-posts)?|menu|sidebar"
        r"|social(?:-links)?|newsletter|subscribe|cookie(?:s|-notice)?|advert(?:isement)?",
        "navigation",
    ),
    (r"pg-boilerplate|boilerplate|pgheader|pg-header|pg-footer", "boilerplate"),
    (r"poem|poetry|stanza|verse|poetry-container|lg", "verse"),
    (r"screen-?reader(?:-text)?|visually-hidden|visuallyhidden|sr-only", "hidden"),
    (r"epigraph", "epigraph"),
    (r"signature|signed|sig", "signature"),
    (r"salutation|salute", "salutation"),
    (r"dateline|date-line", "dateline"),
    (r"postscript", "postscript"),
    (r"figure|figcenter|figleft|figright|illustration|wp-caption|thumb", "figure"),
)
CLASS = tuple((re.compile(pattern, re.IGNORECASE), said) for pattern, said in CLASSES)
NAMED_BY_ID = frozenset({"boilerplate", "contents", "navigation"})
"""What an id may say as a class does."""
KINDS: dict[str, Kind] = {
    "verse": "verse",
    "epigraph": "epigraph",
    "signature": "signature",
    "salutation": "salutation",
    "dateline": "dateline",
    "postscript": "postscript",
    "stage": "stage",
}
"""What a block is that says so."""
INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def semantics(element: Element) -> frozenset[str]:
    """Return all that an element says of itself."""
    said = " ".join(element.get(name, "") for name in SAID).lower()
    found = _typed(said) | _classed(element.get("class", ""))
    if ident := element.get("id"):
        found |= _classed(ident) & NAMED_BY_ID
    is_hidden = element.get("hidden") is not None
    if is_hidden or INVISIBLE.search(element.get("style", "")):
        found |= {"hidden"}
    if name_of(element) == "nav":
        found |= {"navigation"}
    return found


@lru_cache(maxsize=4096)
def _typed(said: str) -> frozenset[str]:
    return frozenset(TYPES[word] for word in said.split() if word in TYPES)


@lru_cache(maxsize=4096)
def _classed(classes: str) -> frozenset[str]:
    return frozenset(
        next((said for way, said in CLASS if way.fullmatch(word)), "")
        for word in classes.split()
    ) - {""}
