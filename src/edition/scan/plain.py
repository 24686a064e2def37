"""Reduce the Markdown of a passage to the words a reader sees."""

import re

from edition.messages import gettext as _
from edition.syntax import CITATION_MARK, FORMULA, SUBSCRIPT, SUPERSCRIPT

MARKUP = re.compile(
    rf"""
    (?=[\\\[{{*`_])(?:                      # one look at most characters, not six
      \[\^[^\[\]\n]*\]                     # a note's mark
    | {CITATION_MARK}                               # a citation
    | \{{:?[ ]*[.\#\w][^{{}}\n]*\}}            # an attribute list
    | (?<!\\)\\(?=\n)                     # a hard break
    | (?<!\\)[*`]+                         # emphasis and code
    | (?<![\w\\])_+(?=\w)                  # what begins emphasis of a word
    | (?<=[^\W_]|[.])_++(?!\w)             # and what ends it
    | (?<=\\_)_++(?!\w) | (?<=_)_(?!\w)
    )
    """,
    re.VERBOSE,
)
SMALL = re.compile(rf"{SUBSCRIPT}|{SUPERSCRIPT}")
SIGN = re.compile(r"[\\\[{*`_$~^]")
"""Without one of these, words are plain already, as most passages are."""
LINK = re.compile(r"!?\[(?P<text>[^\[\]\n]*)\]\((?P<target>[^()\n]*)\)")
PLACE = re.compile(r"(?:^|(?<=, ))(?P<kind>[pn])(?P<number>\d+)$")
"""What ends the text of a link to a passage or an author's note: “Marsh 1990, p7”."""
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>$~^])")


def plain(markdown: str) -> str:
    """Return the text without marks of notes, citations, emphasis and links.

    Formulas stay as they were written.
    """
    if not SIGN.search(markdown):
        return markdown
    pieces, at = [], 0
    for formula in FORMULA.finditer(markdown) if "$" in markdown else ():
        pieces += [_words(markdown[at : formula.start()]), formula[0]]
        at = formula.end()
    return "".join([*pieces, _words(markdown[at:])])


def _words(markdown: str) -> str:
    shown = LINK.sub(lambda link: label(link["text"], link["target"]), markdown)
    words = MARKUP.sub("", shown)
    if "~" in words or "^" in words:
        words = SMALL.sub(lambda match: match[2] or match[4], words)
    return ESCAPE.sub(r"\1", words)


def label(text: str, target: str) -> str:
    """Return the text of a link as readers see it: “Marsh 1990, ¶ 7” for “…, p7”."""
    found = PLACE.search(text) if "#" in target else None
    if found is None or not target.endswith(f"#{found[0]}"):
        return text
    name = text[: found.start()].removesuffix(" ")
    gap = "\N{NO-BREAK SPACE}" if name != text[: found.start()] else ""
    return name + gap + sign(found["kind"], found["number"])


def sign(kind: str, number: str) -> str:
    """Name a passage or an author's note by number, in one piece: “¶ 7”, “n. 4”."""
    name = "¶" if kind == "p" else _("n.")
    return f"{name}\N{NO-BREAK SPACE}{number}"
