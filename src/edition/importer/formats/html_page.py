"""Part a page from what stands around it: menus, footers, lists of contents."""

import re
from collections.abc import Mapping
from itertools import islice

from edition.importer.formats.html_notes import HEADINGS, HtmlNotes
from edition.importer.formats.html_semantics import semantics
from edition.importer.formats.markup import Element, name_of, text_of

SILENT = frozenset({"script", "style", "template", "svg", "title"})
"""Elements whose words nobody reads."""
CONTROL_NAMES = """
iframe object applet audio video canvas button select textarea input dialog map
link meta datalist option head
"""
CONTROLS = frozenset(CONTROL_NAMES.split())
"""Elements that do something, whose words are none of the text.

Not ``embed``, which has none: libxml2 puts into it what comes behind it.
"""
AROUND = {
    "nav": "navigation",
    "footer": "footer",
    "header": "header",
    "aside": "aside",
}
"""Elements around an article, by the rule that takes them out."""
ARTICLE = re.compile(r"article|main|articleBody|mw-content-text", re.IGNORECASE)
SHARE = 0.4
"""The part of all words that an article has at least."""
MOSTLY = 0.7
"""The part of its words that are links to places in the text, in a list of these."""
FEWEST = 3
PARAGRAPH = 400
"""Letters of a paragraph, which no list of contents has."""
TAKEN = {
    "contents": "contents",
    "navigation": "navigation",
    "hidden": "hidden",
    "boilerplate": "boilerplate",
    "imprint": "imprint",
}
"""What an element says of itself, by the rule that takes it out."""
LISTS = frozenset({"ul", "ol", "dl", "table", "p", "div"})


def article_of(body: Element) -> Element:
    """Return the innermost element that says it is the article, with most words."""
    best, least = body, SHARE * len(text_of(body))
    for element in body.iter():
        if _is_article(element) and (words := len(text_of(element))) > least:
            best, least = element, SHARE * words
    return best


def _is_article(element: Element) -> bool:
    if name_of(element) in ("article", "main"):
        return True
    said = (element.get("role"), element.get("itemprop"), element.get("id"))
    return any(word and ARTICLE.fullmatch(word) for word in said)


def rule_against(element: Element, *, is_page: bool) -> str:
    """Return the rule by which an element is taken out of a text; none for most.

    Args:
        element: what may be taken out.
        is_page: whether it is of a web page; in an e-book, only lists of contents and
            what is hidden are taken out.
    """
    said = semantics(element)
    if said & {"note", "notes", "mark"}:
        return ""
    if name_of(element) == "noscript":
        return "" if next(element.iter("{*}img"), None) is not None else "control"
    for what in TAKEN:
        if what in said and (is_page or what != "navigation"):
            return TAKEN[what]
    name = name_of(element)
    if not is_page or name not in AROUND or _is_of_text(element, name):
        return ""
    return AROUND[name]


def _is_of_text(element: Element, name: str) -> bool:
    """Tell the head or foot of an article or a quotation from those of a page."""
    if name not in ("header", "footer"):
        return False
    above = {name_of(one) for one in element.iterancestors()}
    if "blockquote" in above:
        return True
    holds_title = any(name_of(one) in HEADINGS for one in islice(element.iter(), 100))
    return name == "header" and bool(above & {"article", "main"}) and holds_title


def contents_in(links: Mapping[Element, Element], notes: HtmlNotes) -> set[Element]:
    """Return the lists whose words are mostly links to places in the text."""
    linked: dict[Element, int] = {}
    counts: dict[Element, int] = {}
    for link in links:
        if link in notes.marks or any(e in notes.within for e in link.iterancestors()):
            continue
        for above in islice(link.iterancestors(), 12):
            if name_of(above) in LISTS:
                linked[above] = linked.get(above, 0) + len(text_of(link))
                counts[above] = counts.get(above, 0) + 1
    return {
        element
        for element, many in counts.items()
        if many >= FEWEST and _is_list(len(text_of(element)), linked[element])
    }


def _is_list(length: int, linked: int) -> bool:
    """Tell whether nearly all words are links, and no paragraph stands beside them."""
    return linked > MOSTLY * length and length - linked < PARAGRAPH


def heads_notes(heading: Element, notes: HtmlNotes) -> bool:
    """Tell a heading below which nothing but notes stands."""
    below = heading.getnext()
    while below is not None and not text_of(below):
        below = below.getnext()
    inner = islice(below.iter(), 20) if below is not None else ()
    first = next((e for e in inner if e in notes.within), None)
    return first is not None and _stands_first(first, below)


def _stands_first(element: Element, block: Element | None) -> bool:
    return block is not None and text_of(block).startswith(text_of(element))
