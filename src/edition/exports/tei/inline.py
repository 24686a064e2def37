"""Write words as TEI: emphasis, languages, terms, names, citations, links, notes."""

import re
from collections.abc import Callable, Iterator

from edition import addresses
from edition.exports.tei.elements import Content, Element, element, name_of, put
from edition.exports.tei.stretches import Found, Piece, Pieces, Stretch
from edition.model import Citation, Edition, Emendation, Name, Term, Text
from edition.model.variants import Variant
from edition.reading.tree import Span
from edition.reading.walk import words
from edition.syntax import anchor_of

RANGE = re.compile(r"(?P<first>[^\s,–-]+)[–-](?P<last>[^\s,–-]+)")
BLANKS = re.compile(r"\s+")
STYLES = {
    "emphasis": "italic",
    "strong": "bold",
    "superscript": "superscript",
    "subscript": "subscript",
}
"""How stretches look, in words of TEI's own guidelines."""
NAMES = {"person": "persName", "organisation": "orgName", "place": "placeName"}
UNITS = {"paragraph": "para", "": "page"}
"""What CSL calls otherwise than TEI, and what a number without a word counts."""
Noting = Callable[[Span], tuple[Element, ...]]


class Inlines:
    """Writes the words of one text, or of fields of data that go with it."""

    def __init__(
        self,
        edition: Edition,
        text: Text,
        note: Noting = lambda _: (),
        known: frozenset[str] | None = None,
    ) -> None:
        """Take what else is needed.

        Args:
            edition: what has the text.
            text: the text whose file is written.
            note: what writes the note that a mark calls.
            known: the ids that pointers may lead to; other terms and events are
                then those of the site. None if what is pointed to is added later.
        """
        self._edition = edition
        self._text = text
        self._note = note
        self._known = known

    def into(self, parent: Element, content: Pieces) -> Element:
        """Write pieces into an element, and return it."""
        return put(parent, *(one for piece in content for one in self._one(piece)))

    def _one(self, piece: Piece) -> Iterator[Content]:
        if isinstance(piece, str):
            yield piece
        elif isinstance(piece.of, Found):
            yield self._found(piece, piece.of)
        else:
            yield from self._span(piece, piece.of)

    def _span(self, piece: Stretch, span: Span) -> Iterator[Content]:
        match span.kind:
            case "mark":
                yield from self._note(span)
            case "break":
                yield element("lb")
            case "picture":
                yield self._picture(span)
            case "formula":
                look = "display" if span.is_display else ""
                yield element("formula", span.to, notation="TeX", rend=look)
            case "citation":
                yield self._citation(piece, span)
            case _:
                yield self.into(self._styled(span), piece.content)

    def _styled(self, span: Span) -> Element:
        language = span.language
        match span.kind:
            case "code" | "stage":
                return element(span.kind, lang=language)
            case "term":
                return element("term", ref=self._pointer(span), lang=language)
            case "event":
                ref = self._pointer(span)
                return element("rs", type="event", ref=ref, lang=language)
            case "link" | "passage":
                return element("ref", target=self._pointer(span), lang=language)
        tag = "foreign" if language else "hi"
        return element(tag, rend=STYLES.get(span.kind, ""), lang=language)

    def _pointer(self, span: Span) -> str:
        """Return where a stretch leads: into the file, to another, to the site."""
        if span.kind == "passage":
            return passage_pointer(self._text, span.to)
        if span.kind not in ("term", "event"):
            return address(span.to)
        id = f"{span.kind}-{span.to}"
        if self._known is None or id in self._known:
            return f"#{id}"
        there = addresses.term if span.kind == "term" else addresses.event
        return self._edition.url(there(span.to))

    def _picture(self, span: Span) -> Element:
        made = graphic(self._edition.settings.site_url, span)
        return put(made, element("desc", words(span.content))) if span.content else made

    def _citation(self, piece: Stretch, span: Span) -> Element:
        """Write a citation: its words as they are read, and where in the work."""
        ref = element("ref", target=f"#{work_id(span.to)}")
        self.into(ref, piece.content)
        where = cited_range(span.citation) if span.citation else ()
        return element("bibl", ref, *where)

    def _found(self, piece: Stretch, found: Found) -> Element:
        match found.what:
            case Term(id=id):
                return self.into(element("term", ref=f"#term-{id}"), piece.content)
            case Name(id=id, kind=kind):
                made = element(NAMES[kind], ref=f"#name-{id}")
                return self.into(made, piece.content)
            case Emendation():
                return self._choice(piece, found.what)
            case Variant():
                lemma = self.into(element("lem"), piece.content)
                return apparatus(found.what, found.id, lemma)

    def _choice(self, piece: Stretch, emendation: Emendation) -> Element:
        """Write what was mended, or left standing: the page has one of the two."""
        is_slip = emendation.kind == "slip"
        shown = self.into(element("sic" if is_slip else "corr"), piece.content)
        if is_slip:
            both = shown, element("corr", emendation.lem)
        else:
            both = element("sic", emendation.rdg), shown
        return element("choice", *both, ana=f"#emendation-{emendation.kind}")


def graphic(site: str, picture: Span) -> Element:
    """Write a picture alone, by its address."""
    width, height = (f"{side}px" if side else "" for side in picture.size)
    there = address(f"{site}{picture.to}")
    return element("graphic", url=there, width=width, height=height)


def apparatus(variant: Variant, id: str, *lemma: Element) -> Element:
    """Write a place at which witnesses differ."""
    readings = (
        element(
            "rdg", one.text, wit=" ".join(f"#{witness_id(w)}" for w in one.witnesses)
        )
        for one in variant.readings
    )
    return element("app", *lemma, *readings, id=name_of(id))


def cited_range(citation: Citation) -> tuple[Element, ...]:
    """Write what part of a work is cited; it has no words of its own."""
    if not citation.locator:
        return ()
    unit = UNITS.get(citation.label, citation.label.removesuffix("-locator"))
    found = RANGE.fullmatch(citation.locator)
    first = found["first"] if found else BLANKS.sub("_", citation.locator)
    to = found["last"] if found else ""
    return (element("citedRange", unit=unit, from_=first, to=to),)


def passage_pointer(text: Text, to: str) -> str:
    """Return how the file of a text points to ``slug#p7``."""
    slug, _, anchor = to.partition("#")
    there = f"#{name_of(anchor)}" if anchor else ""
    if slug == text.slug:
        return there or f"#{text_id(text)}"
    return f"../{slug}/{slug}.tei.xml{there}"


def address(there: str) -> str:
    """Return an address as a pointer: blanks would make several of it."""
    return BLANKS.sub("%20", there)


def text_id(text: Text) -> str:
    """Return the id of a text as a whole."""
    return name_of(f"text-{text.slug}")


def work_id(key: str) -> str:
    """Return the id of a work in the list of those that are cited."""
    return name_of(anchor_of(key))


def witness_id(siglum: str) -> str:
    """Return the id of a witness."""
    return name_of(f"wit-{siglum}")


def author_ids(text: Text) -> tuple[str, ...]:
    """Return the ids of the authors of a text; one whom nobody knows has one, too."""
    return tuple(f"author-{n}" for n in range(1, max(len(text.meta.authors), 1) + 1))
