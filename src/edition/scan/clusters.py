"""Own the grammar of citation marks: Pandoc's, ``[see @key, pp. 4-6; @other]``."""

import re
from difflib import get_close_matches

from edition.model import Citation, Cluster
from edition.problems import Place

BRACKETS = re.compile(r"(?<!\\)(?<!!)\[(?P<inner>[^\[\]\n]{0,2000})\](?![(:\[])")
BARE = re.compile(r"(?<![\w.\[;@/-])@[A-Za-z0-9_-]+(?![\w.]*@)")
ITEM = re.compile(
    r"""
    \s* (?P<prefix> [^@]*? ) \s*
    (?P<suppress> -? ) @ (?P<key> [A-Za-z0-9_-]+ )
    (?: \s*,\s* (?P<rest> .*? ) )? \s*
    """,
    re.VERBOSE | re.S,
)
LOCATOR = re.compile(
    r"""
    (?P<name> [A-Za-z§¶]+ (?:\s verbo)? \.? )? \s*
    (?P<value> [0-9IVXLCDMivxlcdm][0-9A-Za-z]* (?: [.:(][0-9A-Za-z]+\)? )*
        (?: \s*(?:-|–|--|,|&)\s*
            [0-9ivxlcdmIVXLCDM][0-9A-Za-z]* (?:[.:][0-9A-Za-z]+)* )* )
    \s* (?P<tail> (?:,.*)? )
    """,
    re.VERBOSE | re.S,
)
LABELS = {
    "act": "act",
    "app": "appendix",
    "appendix": "appendix",
    "art": "article-locator",
    "arts": "article-locator",
    "article": "article-locator",
    "articles": "article-locator",
    "bk": "book",
    "book": "book",
    "chap": "chapter",
    "chaps": "chapter",
    "chapter": "chapter",
    "chapters": "chapter",
    "col": "column",
    "cols": "column",
    "column": "column",
    "fig": "figure",
    "figs": "figure",
    "figure": "figure",
    "fol": "folio",
    "fols": "folio",
    "folio": "folio",
    "l": "line",
    "ll": "line",
    "line": "line",
    "lines": "line",
    "n": "note",
    "nn": "note",
    "note": "note",
    "notes": "note",
    "no": "issue",
    "nos": "issue",
    "op": "opus",
    "opus": "opus",
    "p": "page",
    "pp": "page",
    "page": "page",
    "pages": "page",
    "para": "paragraph",
    "paras": "paragraph",
    "paragraph": "paragraph",
    "paragraphs": "paragraph",
    "¶": "paragraph",
    "pt": "part",
    "pts": "part",
    "part": "part",
    "r": "rule",
    "rule": "rule",
    "sc": "scene",
    "scene": "scene",
    "sec": "section",
    "secs": "section",
    "section": "section",
    "sections": "section",
    "§": "section",
    "§§": "section",
    "st": "verse",
    "sv": "sub-verbo",
    "s.v": "sub-verbo",
    "supp": "supplement",
    "table": "table",
    "timestamp": "timestamp",
    "title": "title-locator",
    "v": "verse",
    "vv": "verse",
    "verse": "verse",
    "vol": "volume",
    "vols": "volume",
    "volume": "volume",
}
ROMAN = re.compile(r"[ivxlcdm]+", re.I)
Fault = tuple[str, str]


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
        citation, fault = _citation(match)
        citations.append(citation)
        faults += [fault] if fault else []
    return Cluster(inner, tuple(citations), place, host, tuple(faults))


def _citation(match: re.Match[str]) -> tuple[Citation, Fault | None]:
    rest = match["rest"]
    label, locator, suffix, fault = ("", "", "", None)
    if rest is not None:
        label, locator, suffix, fault = parse_locator(rest)
    citation = Citation(
        match["key"], match["prefix"], label, locator, suffix, bool(match["suppress"])
    )
    return citation, fault


def parse_locator(rest: str) -> tuple[str, str, str, Fault | None]:
    """Split what follows a key into CSL label, locator, suffix, and a fault if any.

    A bare number is a page. Words that are no locator are a suffix.
    """
    name, _, _ = rest.partition(" ")
    known = LABELS.get(name.rstrip(".").lower())
    match = LOCATOR.fullmatch(rest)
    if not rest:
        return "", "", "", ("C002", "Nothing follows the comma after the key")
    if not match:
        return "", "", rest, _unfinished(rest, name, known)
    if match["name"] and not LABELS.get(match["name"].rstrip(".").lower()):
        return "", "", rest, _unknown_label(rest, match["name"])
    label = LABELS[match["name"].rstrip(".").lower()] if match["name"] else "page"
    value = re.sub(r"\s*(?:--|–|-)\s*", "-", match["value"])
    return label, value, match["tail"].lstrip(", "), _descending(value)


def _unfinished(rest: str, name: str, known: str | None) -> Fault | None:
    if known and (name.endswith(".") or name == rest):
        return ("C002", f"The locator “{rest}” has no number, or one that breaks off")
    if re.match(r"\d", rest):
        return ("C002", f"The locator “{rest}” breaks off")
    return None


def _unknown_label(rest: str, name: str) -> Fault | None:
    if not re.search(r"\d", rest) or not (name.endswith(".") or len(name) <= 4):
        return None
    near = get_close_matches(name.rstrip("."), LABELS, n=1, cutoff=0.4)
    hint = f" (did you mean “{near[0]}.”?)" if near else ""
    return ("C002", f"The locator “{rest}” has an unknown label “{name}”{hint}")


def _descending(value: str) -> Fault | None:
    """Refuse 9-4; 369-70 abbreviates 369-370 and is right."""
    for first, last in re.findall(r"(?<!\d)(\d+)-(\d+)(?!\d)", value):
        full = (
            first[: len(first) - len(last)] + last if len(last) < len(first) else last
        )
        if int(full) < int(first):
            return ("C002", f"The locator “{value}” runs backwards")
    return None
