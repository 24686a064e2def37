"""Own what pandoc is asked and answers: citations in its tree of JSON."""

import re
from typing import Any

from edition.citations.inlines import to_markdown

READ_BY_PANDOC = {
    "book": "bk.",
    "chapter": "chap.",
    "column": "col.",
    "figure": "fig.",
    "folio": "fol.",
    "issue": "no.",
    "line": "l.",
    "note": "n.",
    "opus": "op.",
    "page": "p.",
    "paragraph": "para.",
    "part": "pt.",
    "section": "sec.",
    "verse": "v.",
    "volume": "vol.",
}
WRITTEN_BY_US = {
    "act": "act",
    "appendix": "app.",
    "article-locator": "art.",
    "rule": "r.",
    "scene": "sc.",
    "sub-verbo": "s.v.",
    "supplement": "supp.",
    "table": "table",
    "timestamp": "",
    "title-locator": "title",
}
"""Labels pandoc does not read, as Chicago writes them; braces then hold the whole."""
Wanted = tuple[str, str, str]
"""A key, a CSL locator label and a locator."""
AUTHORLESS = "-@"
"""Before a key: the author is not named."""
ENTRY = "bibliography"
"""In place of a locator: the entry of the bibliography is wanted."""


def question(wanted: list[Wanted], locale: str) -> dict[str, Any]:
    """Return a document with a paragraph for each citation, and the keys of entries."""
    notes = [
        _div(f"c{index}", [_cite(key, label, locator)])
        for index, (key, label, locator) in enumerate(wanted)
        if locator != ENTRY
    ]
    entries = [_cite(key, "", "") for key, _, form in wanted if form == ENTRY]
    meta = {
        "nocite": {"t": "MetaInlines", "c": entries},
        "suppress-bibliography": {"t": "MetaBool", "c": not entries},
        "lang": {"t": "MetaString", "c": locale},
    }
    return {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": notes}


def bare(key: str) -> str:
    """Return a key without the sign that its author is not named."""
    return key.removeprefix(AUTHORLESS)


def _div(id: str, inlines: list[Any]) -> dict[str, Any]:
    return {"t": "Div", "c": [[id, [], []], [{"t": "Para", "c": inlines}]]}


def _cite(key: str, label: str, locator: str) -> dict[str, Any]:
    mode = "SuppressAuthor" if key.startswith(AUTHORLESS) else "NormalCitation"
    citation = {
        "citationId": bare(key),
        "citationPrefix": [],
        "citationSuffix": _suffix(label, locator) if locator else [],
        "citationMode": {"t": mode},
        "citationNoteNum": 1,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def _suffix(label: str, locator: str) -> list[dict[str, Any]]:
    """Return a locator as the words after a key in which Pandoc finds it."""
    if label in WRITTEN_BY_US:
        words = f", {{{WRITTEN_BY_US[label]} {locator}}}".split()
    else:
        words = f", {READ_BY_PANDOC[label]} {locator}".split()
    pieces: list[dict[str, Any]] = []
    for word in words:
        pieces += [{"t": "Space"}] if pieces and word != "," else []
        pieces.append({"t": "Str", "c": word})
    return pieces


def read_back(blocks: list[Any], wanted: list[Wanted]) -> dict[Wanted, str]:
    """Collect notes and bibliography entries from the AST that pandoc returns."""
    divs = {block["c"][0][0]: block["c"][1] for block in blocks if block["t"] == "Div"}
    entries = {entry["c"][0][0]: entry["c"][1] for entry in divs.get("refs", [])}
    found: dict[Wanted, str] = {}
    for index, item in enumerate(wanted):
        if item[2] == ENTRY:
            inlines = entries[f"ref-{item[0]}"][0]["c"]
        else:
            inlines = _note(divs[f"c{index}"][0]["c"])
        found[item] = re.sub(r"\s+", " ", to_markdown(inlines)).strip()
    return found


def _note(inlines: list[Any]) -> list[Any]:
    """Return what stands inside the note that citeproc made of a citation."""
    cite = inlines[0]["c"][1]
    note = next((inline["c"] for inline in cite if inline["t"] == "Note"), None)
    return list(note[0]["c"]) if note else list(cite)
