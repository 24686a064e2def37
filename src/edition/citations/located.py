"""Own the words of locators in Chicago's notes: “369–70”, “paras. 4–6”, “§ 2”.

The style prints every locator of a work in the same place. So a work is formatted
once, with a number that stands in for the locator, and each locator is put there.
"""

import re
from collections.abc import Mapping
from typing import Any

from edition.citations.inlines import escape

STAND_IN = "7919191"
"""A page that no work has."""
TERMS = {
    "act": "act acts",
    "appendix": "app. apps.",
    "article-locator": "art. arts.",
    "book": "bk. bks.",
    "canon": "can. cann.",
    "chapter": "chap. chaps.",
    "column": "col. cols.",
    "elocation": "loc. locs.",
    "equation": "eq. eqq.",
    "figure": "fig. figs.",
    "folio": "fol. fols.",
    "issue": "no. nos.",
    "line": "line lines",
    "note": "n. nn.",
    "opus": "op. opp.",
    "paragraph": "para. paras.",
    "part": "pt. pts.",
    "rule": "r. rr.",
    "scene": "sc. scs.",
    "section": "sec. secs.",
    "sub-verbo": "under under",
    "supplement": "supp. supps.",
    "surah": "surah surahs",
    "table": "table tables",
    "timestamp": "at at",
    "title-locator": "title titles",
    "verse": "v. vv.",
    "version": "version versions",
    "volume": "vol. vols.",
}
"""One and many, as Chicago writes them; of pages it writes the numbers alone."""
SYMBOLS = {"paragraph": "¶ ¶¶", "section": "§ §§"}
"""What takes their place in the types below."""
LEGAL = frozenset({"bill", "hearing", "legal_case", "legislation", "regulation"})
LEGAL |= {"treaty"}
SERIAL = frozenset({"article-journal", "article-magazine", "article-newspaper"})
NEEDS_A_NUMBER = frozenset({"chapter", "line", "verse"})
"""Labels that Chicago leaves out before what is no number: a chapter's name."""
RANGE = re.compile(r"(?<![\w.:])(?P<first>\d+)-(?P<last>\d+)(?![\w.:])")
Item = Mapping[str, Any]


def stand_in(item: Item, label: str) -> tuple[str, str]:
    """Return the label and locator with which a work is to be formatted.

    Before a page, Chicago sets the number of a book's volume (“2:14”), before
    nothing else; so other labels need a text of their own there.
    """
    in_volume = "volume" in item and item["type"] not in SERIAL
    return ("note" if in_volume and label != "page" else "page"), STAND_IN


def put(formatted: str, item: Item, label: str, locator: str) -> str:
    """Put a locator in the place of its stand-in."""
    words = escape(located(item["type"], label, locator))
    return formatted.replace(f"n. {STAND_IN}", words, 1).replace(STAND_IN, words, 1)


def located(kind: str, label: str, locator: str) -> str:
    """Return a locator with its label, as Chicago prints it for a type of work."""
    value = RANGE.sub(_shortened, locator) if label == "page" else locator
    value = value.replace("-", "–")
    terms = SYMBOLS.get(label) if kind in LEGAL else None
    one, _, many = (terms or TERMS.get(label, " ")).partition(" ")
    if label in NEEDS_A_NUMBER and kind not in LEGAL and not _is_number(locator):
        return value
    return f"{many if _is_plural(locator) else one} {value}".strip()


def _is_number(locator: str) -> bool:
    return bool(re.match(r"[A-Za-z]{0,3}\d", locator))


def _is_plural(locator: str) -> bool:
    """Tell a list or range from one place, and from a place within it."""
    return bool(re.search(r"[\dA-Za-z)]\s*(?:-|&|and\b|,\s*(?=\d|[ivx]+\b))", locator))


def _shortened(match: re.Match[str]) -> str:
    """Shorten the end of a range of pages by the Manual's rule (9.62): 101–8, 321–28.

    All digits stand after a first page below 100 or a multiple of 100.
    """
    first, last = match["first"], match["last"]
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if len(last) > len(first) or int(first) < 100 or int(first) % 100 == 0:
        return f"{first}-{last}"
    least = 1 if int(first) % 100 < 10 else 2
    same = 0
    while first[same] == last[same] and same < len(first) - least:
        same += 1
    return f"{first}-{last[same:]}"
