"""Read ALTO: strings with places and confidences, words divided at line ends."""

from collections.abc import Iterator

from edition.importer.formats.markup import Element, name_of, parse_xml
from edition.importer.ocr.recognised import (
    Box,
    Recognised,
    Sheet,
    Word,
    around,
    pages_of,
)
from edition.importer.ocr.xml import below, children, number
from edition.importer.pages import kinds
from edition.importer.pages.document import document_of
from edition.importer.structure import Document

MARGINS = {
    "TopMargin": kinds.HEAD,
    "BottomMargin": kinds.FOLIO,
    "LeftMargin": kinds.MARGIN,
    "RightMargin": kinds.MARGIN,
}
TAGS = {
    "heading": kinds.HEADING,
    "header": kinds.HEAD,
    "footer": kinds.HEAD,
    "running": kinds.HEAD,
    "title": kinds.HEADING,
    "footnote": kinds.NOTE,
    "note": kinds.NOTE,
    "page-number": kinds.FOLIO,
    "numbering": kinds.FOLIO,
    "caption": kinds.CAPTION,
}
"""What the name of a tag may say, the first that it holds."""


def read(data: bytes, file: str) -> Document:
    """Return the document that a file in ALTO holds."""
    root = parse_xml(data)
    styles = {s.get("ID", ""): s for s in below(root, "TextStyle")}
    tags = {
        tag.get("ID", ""): _kind(tag.get("LABEL", ""))
        for tag in below(root, "LayoutTag", "StructureTag", "OtherTag")
    }
    sheets = [_sheet(page, styles, tags) for page in below(root, "Page")]
    return document_of(pages_of(sheets))


def words(data: bytes) -> str:
    """Return all words of a file in ALTO as they come."""
    return " ".join(one.get("CONTENT", "") for one in below(parse_xml(data), "String"))


def _kind(label: str) -> str:
    label = label.lower()
    return next((kind for word, kind in TAGS.items() if word in label), "")


def _divided(strings: list[Element]) -> str:
    """Return the whole of the word that the end of a line divides."""
    words = [one for one in strings if name_of(one) == "String"]
    divides = bool(words) and words[-1].get("SUBS_TYPE") == "HypPart1"
    return words[-1].get("SUBS_CONTENT", "") if divides else ""


def _sheet(page: Element, styles: dict[str, Element], tags: dict[str, str]) -> Sheet:
    lines = [
        _line(line, block, kind, styles)
        for area in children(page, "PrintSpace", *MARGINS)
        for block in below(area, "TextBlock")
        for kind in [_told(block, tags) or MARGINS.get(name_of(area), "")]
        for line in children(block, "TextLine")
    ]
    found = tuple(line for line in lines if line.words)
    width, height = number(page.get("WIDTH")), number(page.get("HEIGHT"))
    return Sheet(
        width or max((line.box[2] for line in found), default=1.0),
        height or max((line.box[3] for line in found), default=1.0),
        found,
        page.get("PRINTED_IMG_NR", ""),
    )


def _told(block: Element, tags: dict[str, str]) -> str:
    refs = (block.get("TAGREFS") or "").split()
    return next((tags[ref] for ref in refs if tags.get(ref)), "")


def _line(
    line: Element,
    block: Element,
    kind: str,
    styles: dict[str, Element],
) -> Recognised:
    refs = f"{block.get('STYLEREFS') or ''} {line.get('STYLEREFS') or ''}".split()
    sizes = [number(styles[r].get("FONTSIZE")) for r in refs if r in styles]
    strings = children(line, "String", "HYP")
    found = tuple(_words(strings, refs, styles))
    return Recognised(
        words=found,
        box=_box(line) if line.get("HEIGHT") else around(w.box for w in found),
        region=block.get("ID", ""),
        kind=kind,
        size=next((size for size in reversed(sizes) if size), 0.0),
        divided=_divided(strings),
    )


def _words(
    strings: list[Element], refs: list[str], styles: dict[str, Element]
) -> Iterator[Word]:
    """Yield the words of a line; a hyphen goes with the word that it divides."""
    for at, string in enumerate(strings):
        if name_of(string) == "HYP":
            continue
        own = [*refs, *(string.get("STYLEREFS") or "").split()]
        style = " ".join(
            [string.get("STYLE") or ""]
            + [styles[ref].get("FONTSTYLE") or "" for ref in own if ref in styles]
        )
        after = strings[at + 1] if at + 1 < len(strings) else None
        hyphen = _hyphen(string, after)
        yield Word(
            string.get("CONTENT", "") + hyphen,
            _box(string),
            number(string.get("WC"), 1.0),
            bold="bold" in style,
            italic="italics" in style,
            raised="superscript" in style,
        )


def _hyphen(string: Element, after: Element | None) -> str:
    """Return the hyphen behind a word that goes on in the next line."""
    if after is not None and name_of(after) == "HYP":
        return after.get("CONTENT", "-")
    divided = string.get("SUBS_TYPE") == "HypPart1"
    return "" if not divided or string.get("CONTENT", "").endswith("-") else "-"


def _box(element: Element) -> Box:
    left, top = number(element.get("HPOS")), number(element.get("VPOS"))
    width, height = number(element.get("WIDTH")), number(element.get("HEIGHT"))
    return (left, top, left + width, top + height)
