"""Write how a text is encoded: what was mended, what is marked, how it is cited."""

from collections.abc import Iterator, Mapping
from typing import Any

from edition import __version__
from edition.exports.tei.elements import Element, element, name_of, put, wrapped
from edition.exports.tei.fields import FieldWriter
from edition.exports.tei.trees import Tree, trees
from edition.indexes import emendations_by_passage
from edition.model import RELATIONS, Edition, Emendation, Text
from edition.model.facets import Facet
from edition.self_citation import full_title

PRECIS = "The text is given as a précis, passage by passage, in the editors’ words."
FULL = "The text is given in its author’s words, with notes by the editors."
SLIPS = (
    "Damage that was mended in the source, and slips that it has: sic is what the "
    "source reads, corr what the editors read."
)
IN_PLACE = (
    "Where the words stand in the text, both readings stand there, too; of a slip the "
    "page has sic, of what was mended corr."
)
ELSEWHERE = "The source is not given here, so that they stand in this list only."
NORMALIZATION = "Unicode in form NFC; runs of blanks are single blanks."
HYPHENATION = "No word is divided at the end of a line."
QUOTATION = "Quotation marks are those of the text; a quotation set off is a quote."
INTERPRETATION = (
    "Terms and names are marked wherever one of their forms occurs as whole words, but "
    "for citations, links and formulas; where two overlap, the longer has the shorter, "
    "or the first stays. Events are marked where the pages of the edition mark them."
)
SEGMENTATION = (
    "A passage is a paragraph, stanza, speech, table or the like; its xml:id is its "
    "anchor on the page, and stays what it is in all versions. Notes stand where they "
    "are called, with the sign of their mark as n; a second mark is a ptr. Without its "
    "note and rdg elements, a passage has the words of the page."
)


def encoding(edition: Edition, text: Text, say: FieldWriter) -> Element:
    """Write the description of the encoding of a text."""
    made = element(
        "encodingDesc",
        project(edition, PRECIS if text.is_precis else FULL, say),
        _declarations(edition, text),
    )
    put(made, *(_refs(tree) for tree in trees(edition, text)))
    put(made, *_classes(edition, text))
    if text.slug in edition.variants:
        method = {"method": "parallel-segmentation", "location": "internal"}
        put(made, element("variantEncoding", **method))
    return put(made, application())


def _refs(tree: Tree) -> Element:
    """Declare a tree of citations; no program known takes two in one declaration."""
    about = {"unit": tree.unit, "match": tree.match, "use": "@xml:id"}
    is_first = "false" if tree.name else "true"
    return element(
        "refsDecl", element("citeStructure", **about), n=tree.name, default=is_first
    )


def project(edition: Edition, words: str, say: FieldWriter | None = None) -> Element:
    """Say what the edition is, and who answers for it."""
    settings = edition.settings
    said = f"{full_title(settings)}. {words}"
    made = element("projectDesc", element("p", said))
    if settings.responsibility and say:
        put(made, say("p", settings.responsibility))
    return made


def _declarations(edition: Edition, text: Text) -> Element:
    said = {
        "normalization": NORMALIZATION,
        "quotation": QUOTATION,
        "hyphenation": HYPHENATION,
        "segmentation": SEGMENTATION,
        "interpretation": INTERPRETATION,
    }
    declared = (element(tag, element("p", words)) for tag, words in said.items())
    return element("editorialDecl", *_correction(edition, text), *declared)


def _correction(edition: Edition, text: Text) -> tuple[Element, ...]:
    index = emendations_by_passage(edition)
    found = [e for (slug, _), some in index.items() if slug == text.slug for e in some]
    if not found:
        return ()
    words = f"{SLIPS} {ELSEWHERE if text.is_precis else IN_PLACE}"
    items = element("list", *map(_emendation, found), type="emendations")
    return (element("correction", element("p", words), element("p", items)),)


def _emendation(emendation: Emendation) -> Element:
    there = f"#{name_of(emendation.anchor)}"
    both = element("sic", emendation.rdg), element("corr", emendation.lem)
    made = element("item", corresp=there, ana=f"#emendation-{emendation.kind}")
    return put(made, element("choice", *both), f" {emendation.reason}")


KINDS = {
    "lost-character": "A character was lost.",
    "case-damage": "A capital or small letter was damaged.",
    "missing-space": "A space was lost.",
    "slip": "A slip of the author, left standing.",
}


def _classes(edition: Edition, text: Text) -> tuple[Element, ...]:
    """Write the classes that the file uses: of emendations, relations, facets."""
    mended = {e.kind for e in edition.emendations if e.text == text.slug}
    related = {p.relation for p in edition.parallels if text.slug in p.texts}
    kinds = {k: v for k, v in KINDS.items() if k in mended}
    relations = {k: v for k, v in RELATIONS.items() if k in related}
    return wrapped(
        "classDecl",
        *_taxonomy("emendation", kinds),
        *_taxonomy("relation", relations),
        *facets(edition),
    )


def facets(edition: Edition) -> Iterator[Element]:
    """Write the classes by which the edition sorts its texts."""
    for facet in edition.settings.facets:
        labels = {facet_id(facet, v): label for v, label in facet.labels().items()}
        categories = (_category(id, label) for id, label in labels.items())
        about = {"id": name_of(f"facet-{facet.id}"), "lang": edition.settings.language}
        yield element("taxonomy", element("desc", facet.name), *categories, **about)


def facet_id(facet: Facet, value: str) -> str:
    """Return the id of a value of a facet."""
    return name_of(f"facet-{facet.id}", "_".join(value.split()))


def _taxonomy(name: str, classes: Mapping[Any, str]) -> tuple[Element, ...]:
    found = (_category(f"{name}-{id}", words) for id, words in classes.items())
    return wrapped("taxonomy", *found, id=f"{name}s")


def _category(id: str, words: str) -> Element:
    return element("category", element("catDesc", words), id=id)


def application() -> Element:
    """Name the program that wrote the file."""
    label = element("label", "edition")
    made = element("application", label, ident="edition", version=__version__)
    return element("appInfo", made)
