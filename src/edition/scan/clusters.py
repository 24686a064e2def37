"""The grammar of citation marks: Pandoc's, ``[see @key, pp. 4-6; @other]``."""

import re

from edition.model import Citation, Cluster
from edition.problems import Place
from edition.scan.locators import NO_LOCATOR, Fault, parse_locator
from edition.syntax import KEY, WITHIN

BRACKETS = re.compile(rf"\[(?<!\\\[)(?P<inner>(?:{WITHIN}|@){{0,2000}})\](?!\()")
OPEN = re.compile(
    rf"\[(?<!\\\[)(?:[^\[\]\n@]{{0,200}}[\s;-])?@(?P<key>{KEY})[^\[\]\n]*+(?!\])"
)
"""A mark that is not closed, where those that are have been taken out."""
BARE = re.compile(
    rf"@(?<![\w.\[;@/-]@)(?P<key>{KEY})(?![\w.]*@)(?:[^\[\]\n]{{0,300}}\])?"
)
"""A key outside of brackets, with what may follow it until one closes.

Each begins with their sign and looks back from it: that is found much faster."""
SECOND = re.compile(r"(?<!\w)@\w")
"""A key behind a comma."""
ITEM = re.compile(
    rf"""
    \s* (?P<prefix> [^@]*? ) \s*
    (?P<suppress> -? ) @ (?P<key> {KEY} )
    (?: \s*,\s* (?P<rest> .*? ) )? \s*
    """,
    re.VERBOSE | re.S,
)


def citations_in(inner: str) -> tuple[Citation, ...]:
    """Return what a mark cites, by what stands between its brackets."""
    cluster = parse_cluster(inner, Place(""), "")
    return cluster.citations if cluster else ()


def parse_cluster(inner: str, place: Place, host: str) -> Cluster | None:
    """Read what stands between brackets; None where it cites nothing."""
    if "@" not in inner or re.search(r"\w@\w+\.\w", inner):
        return None
    citations: list[Citation] = []
    faults: list[Fault] = []
    for part in inner.split(";"):
        match = ITEM.fullmatch(part)
        if not match:
            faults.append(("C006", f"The citation “{part.strip()}” cannot be read"))
            continue
        parsed = NO_LOCATOR if match["rest"] is None else parse_locator(match["rest"])
        label, locator, suffix, fault = parsed
        named = (match["key"], match["prefix"], label, locator, suffix)
        citations.append(Citation(*named, suppress_author=match["suppress"] == "-"))
        if SECOND.search(suffix):
            what = f"In “{part.strip()}”, a comma stands between citations"
            fault = ("C006", f"{what}, where a semicolon should")
        faults += [fault] if fault else []
    return Cluster(inner, tuple(citations), place, host, tuple(faults))
