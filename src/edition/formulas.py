"""Formulas: TeX between dollars, made into MathML by pandoc when a site is built."""

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markupsafe import Markup

from edition.cache import cache_of, digest
from edition.model import Edition
from edition.model.index import per_edition
from edition.pandoc import run_pandoc
from edition.syntax import FORMULA

NAMESPACE = "formulas"
"""The namespace of the cache."""
MATHML = "{http://www.w3.org/1998/Math/MathML}"
ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """
    annotation math menclose merror mfrac mi mmultiscripts mn mo mover mpadded
    mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable
    mtd mtext mtr munder munderover none semantics
    """,
    )
)
"""What a formula may be made of: nothing that loads, links or runs."""
ATTRIBUTES = frozenset(
    re.findall(
        r"\w+",
        """
    accent accentunder columnalign columnspan depth display displaystyle encoding
    fence form height largeop linethickness lspace mathvariant maxsize minsize
    movablelimits notation rowspan rspace scriptlevel separator stretchy symmetric
    voffset width
    """,
    )
)


@per_edition
def formulas(edition: Edition) -> dict[str, Markup]:
    """Return every formula of an edition as HTML, by its TeX on one line.

    What pandoc cannot read is not among them.
    """
    cache = cache_of(edition.root)
    wanted = {one_line(tex) for d in edition.documents for tex, _ in d.formulas}
    found = {tex: cache.get(NAMESPACE, _key(tex)) for tex in sorted(wanted)}
    if missing := [tex for tex, html in found.items() if html is None]:
        made = dict(zip(missing, _made(missing), strict=True))
        cache.put_all(NAMESPACE, {_key(t): html.encode() for t, html in made.items()})
        found |= {tex: html.encode() for tex, html in made.items()}
    return {tex: Markup(html.decode()) for tex, html in found.items() if html}


def unreadable(tex: str) -> Markup:
    """Return as HTML a formula that no one can read: as it was written."""
    return Markup("<code>{}</code>").format(tex)


def one_line(tex: str) -> str:
    """Return TeX as it is known by: white space means nothing, nor what quotes it."""
    return " ".join(tex.replace("\n>", "\n").split())


def _key(tex: str) -> bytes:
    return digest(tex)


def _made(wanted: list[str]) -> Iterator[str]:
    """Yield each of some formulas as HTML, made by one run of pandoc; or nothing."""
    blocks = [_paragraph(tex) for tex in wanted]
    question = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}
    answer = run_pandoc(
        json.dumps(question), "--from=json", "--to=html", "--mathml", "--quiet"
    )
    for paragraph in ElementTree.fromstring(f"<div>{answer}</div>"):
        yield _html(paragraph[0])


def _paragraph(tex: str) -> dict[str, object]:
    match = FORMULA.fullmatch(tex)
    display, within = match.group("display", "within") if match else ("", tex)
    kind = "DisplayMath" if display else "InlineMath"
    return {"t": "Para", "c": [{"t": "Math", "c": [{"t": kind}, display or within]}]}


def _html(formula: Element) -> str:
    """Return a formula as HTML; nothing if it is none, or holds more than one may.

    Elements that are not of MathML have their names with what they are.
    """
    names = {element.tag.removeprefix(MATHML) for element in formula.iter()}
    if not names <= ELEMENTS or formula.tag != f"{MATHML}math":
        return ""
    for element in formula.iter():
        element.tag = element.tag.removeprefix(MATHML)
        attributes = {n: v for n, v in element.attrib.items() if n in ATTRIBUTES}
        element.attrib.clear()
        element.attrib.update(attributes)
    formula.tail = None
    math = ElementTree.tostring(formula, encoding="unicode")
    if formula.get("display") != "block":
        return f'<span class="formula">{math}</span>'
    return f'<span class="formula formula--display" tabindex="0">{math}</span>'
