"""Write locators in words: “chap. 3”, “vol. 2, pp. 4–6”."""

import re

from edition.messages import ENGLISH, N_, language
from edition.messages import gettext as _
from edition.scan.locators import FINER, LABELS, WORDS

WRITTEN = {"sub-verbo": (N_("under"), N_("under")), "timestamp": (N_("at"), N_("at"))}
"""One and many of labels that are written otherwise than they are typed."""
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
    one, many, *_others = WRITTEN.get(label, WORDS[label])
    term = _(many if MANY.search(locator) else one)
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
