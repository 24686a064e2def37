"""Write locators in words: “chap. 3”, “vol. 2, pp. 4–6”."""

import re

from edition.messages import ENGLISH, N_, language
from edition.messages import gettext as _
from edition.scan.locators import FINER, LABELS

TERMS = {
    "act": (N_("act"), N_("acts")),
    "appendix": (N_("app."), N_("apps.")),
    "article-locator": (N_("art."), N_("arts.")),
    "book": (N_("bk."), N_("bks.")),
    "canon": (N_("can."), N_("cann.")),
    "chapter": (N_("chap."), N_("chaps.")),
    "column": (N_("col."), N_("cols.")),
    "elocation": (N_("loc."), N_("locs.")),
    "equation": (N_("eq."), N_("eqq.")),
    "figure": (N_("fig."), N_("figs.")),
    "folio": (N_("fol."), N_("fols.")),
    "issue": (N_("no."), N_("nos.")),
    "line": (N_("line"), N_("lines")),
    "note": (N_("n."), N_("nn.")),
    "opus": (N_("op."), N_("opp.")),
    "page": (N_("p."), N_("pp.")),
    "paragraph": (N_("para."), N_("paras.")),
    "part": (N_("pt."), N_("pts.")),
    "rule": (N_("r."), N_("rr.")),
    "scene": (N_("sc."), N_("scs.")),
    "section": (N_("sec."), N_("secs.")),
    "sub-verbo": (N_("under"), N_("under")),
    "supplement": (N_("supp."), N_("supps.")),
    "surah": (N_("surah"), N_("surahs")),
    "table": (N_("table"), N_("tables")),
    "timestamp": (N_("at"), N_("at")),
    "title-locator": (N_("title"), N_("titles")),
    "verse": (N_("v."), N_("vv.")),
    "version": (N_("version"), N_("versions")),
    "volume": (N_("vol."), N_("vols.")),
}
"""One and many of every label, in English as Chicago writes them."""
RANGE = re.compile(r"(?<![\w.:])(?P<first>\d+)-(?P<last>\d+)(?![\w.:])")
MANY = re.compile(r"[\dA-Za-z)\]]\s*(?:-|&|and\b|,)")


def words(label: str, locator: str) -> str:
    """Return a locator with its label, and with those of finer places in it."""
    parts, at = [], 0
    for finer in FINER.finditer(locator):
        parts.append(_part(label, locator[at : finer.start()]))
        label, at = LABELS[finer["name"].lower()], finer.start("list")
    return ", ".join([*parts, _part(label, locator[at:])])


def is_compound(locator: str) -> bool:
    """Tell whether a locator names a finer place too: “2, pp. 4-6”."""
    return bool(FINER.search(locator))


def _part(label: str, locator: str) -> str:
    term = _(TERMS[label][bool(MANY.search(locator))])
    if label == "page" and language() == ENGLISH:
        locator = RANGE.sub(_shortened, locator)
    return f"{term} {locator.replace('-', '–')}"


def _shortened(match: re.Match[str]) -> str:
    """Shorten a range of pages as Chicago does: 101–8, 321–28, but 95–104, 600–608."""
    first, last = match["first"], match["last"]
    if len(first) != len(last) or len(first) < 3 or first.endswith("00"):
        return match[0]
    least = 1 if first[-2] == "0" else 2
    same = 0
    while first[same] == last[same] and same < len(first) - least:
        same += 1
    return f"{first}-{last[same:]}"
