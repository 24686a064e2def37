"""Write elements as a file: lines break only where no words can stand."""

import re
from copy import deepcopy

from lxml import etree

from edition.exports.tei.elements import LANG, Element, local

SCHEMA = (
    "https://www.tei-c.org/Vault/P5/4.12.0/xml/tei/custom/schema/relaxng/tei_all.rng"
)
"""The schema of the release that the files are valid against."""
LANGUAGES = (
    "http://relaxng.org/ns/structure/1.0",
    "http://purl.oclc.org/dsdl/schematron",
)
"""What is in that file: a grammar, and rules that a grammar cannot say."""
WORDLESS = frozenset(
    re.findall(
        r"\w+",
        """
    TEI abstract analytic appInfo application availability back biblStruct body
    calendar calendarDesc category classDecl correction creation div
    editionStmt editorialDecl encodingDesc event extent figure fileDesc front
    hyphenation imprint interpretation keywords langUsage lg list listBibl listEvent
    listOrg listPerson listPlace listRelation listWit location monogr normalization
    org person place profileDesc projectDesc publicationStmt quotation refsDecl
    relation respStmt revisionDesc row segmentation series seriesStmt sourceDesc sp
    standOff table taxonomy teiCorpus teiHeader text textClass titleStmt
    """,
    )
)
"""Elements that have others in them, and no words of their own."""
STEP = "  "


def written(root: Element) -> str:
    """Return a file of TEI, ready to be written."""
    about = f'href="{SCHEMA}" type="application/xml"'
    models = (f'<?xml-model {about} schematypens="{one}"?>' for one in LANGUAGES)
    return declared(root, *models)


def part(root: Element, *, around: str) -> str:
    """Return an element as it stands, a step in, within another in a language."""
    root = deepcopy(root)
    _drop_known_languages(root, around)
    _break_lines(root, 1)
    return f"{STEP}{etree.tostring(root, encoding='unicode')}\n"


def declared(root: Element, *models: str) -> str:
    """Return elements as a file of XML, which without models need not be valid."""
    root = deepcopy(root)
    _drop_known_languages(root, "")
    _break_lines(root, 0)
    words = etree.tostring(root, encoding="unicode")
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *models, words, ""])


def _drop_known_languages(element: Element, around: str) -> None:
    """Drop the language of what is in that of the element around it."""
    own = element.get(LANG, "")
    if own and own == around:
        del element.attrib[LANG]
    for child in element:
        _drop_known_languages(child, own or around)


def _break_lines(element: Element, depth: int) -> None:
    for child in element:
        _break_lines(child, depth + 1)
    if local(element) in WORDLESS and len(element):
        element.text = f"\n{STEP * (depth + 1)}"
        for child in element:
            child.tail = element.text
        element[-1].tail = f"\n{STEP * depth}"
