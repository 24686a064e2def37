"""Citations in the JSON tree of pandoc: what it is asked, and answers."""

import re
from typing import Any

from edition.citations.inlines import to_markdown
from edition.citations.locators import is_compound, words
from edition.cldr import months
from edition.messages import language

READ_BY_PANDOC = frozenset(
    re.findall(
        r"\w+",
        """
        book chapter column figure folio issue line note opus page paragraph part
        section verse volume
        """,
    )
)
"""Labels that pandoc reads; others we write in words."""
WRITTEN_BY_US = "\u2060"
"""Before words in which pandoc is to look for no label."""
MONTH = re.compile(r"(?P<day>\d\s)?(?P<month>\w+)\u2063")
"""A month as our terms of CSL write it, with what may stand before it."""
Wanted = tuple[str, str, str]
"""A key, a CSL locator label and a locator."""
AUTHORLESS = "-@"
"""Before a key: the author is not named."""
ENTRY = "bibliography"
"""In place of a locator: the entry of the bibliography is wanted."""


def question(wanted: list[Wanted], locale: str) -> dict[str, Any]:
    """Return a document with a paragraph for each citation, and the keys of entries."""
    notes = []
    for index, (key, label, locator) in enumerate(wanted):
        if locator != ENTRY:
            paragraph = {"t": "Para", "c": [_cite(key, label, locator)]}
            notes.append({"t": "Div", "c": [[f"c{index}", [], []], [paragraph]]})
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
    written = words(label, locator)
    if label not in READ_BY_PANDOC or is_compound(locator):
        written = WRITTEN_BY_US + _without_label(label, written)
    pieces: list[dict[str, Any]] = [{"t": "Str", "c": ","}]
    for word in f"{{{written}}}".split(" "):
        pieces += [{"t": "Space"}, {"t": "Str", "c": word}]
    return pieces


def _without_label(label: str, written: str) -> str:
    """Return a locator without “p.”, which the style adds to what is no page too."""
    return written.partition(" ")[2] if label == "page" else written


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
        markdown = to_markdown(inlines).replace(WRITTEN_BY_US, "")
        markdown = MONTH.sub(_month, markdown)
        found[item] = re.sub(r"\s+", " ", markdown).strip()
    return found


def _month(found: re.Match[str]) -> str:
    """Return a month in the form that it has alone, but where it follows a day."""
    after_a_day, alone = months(language(), alone=False), months(language())
    month = found["month"]
    if found["day"] or month not in after_a_day:
        return f"{found['day'] or ''}{month}"
    return alone[after_a_day.index(month)]


def _note(inlines: list[Any]) -> list[Any]:
    """Return what stands inside the note that citeproc made of a citation."""
    cite = inlines[0]["c"][1]
    note = next((inline["c"] for inline in cite if inline["t"] == "Note"), None)
    return list(note[0]["c"]) if note else list(cite)
