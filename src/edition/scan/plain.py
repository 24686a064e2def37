"""Reduce the Markdown of a passage to the words a reader sees."""

import re

MARKUP = re.compile(
    r"""
    (?=[\[{*`_])(?:                        # one look at most characters, not six
      \[\^[^\]\n]*\]                       # a note's mark
    | \[[^\[\]\n]*@[^\[\]\n]*\](?!\()      # a citation
    | \{:?[ ]*[.\#\w][^{}\n]*\}            # an attribute list
    | (?<!\\)[*`]+                         # emphasis and code
    | (?<![\w\\])_+(?=\w) | (?<=[\w.])_+(?!\w)
    )
    """,
    re.VERBOSE,
)
SIGN = re.compile(r"[\\\[{*`_]")
"""Without one of these, words are plain already, as most passages are."""
LINK = re.compile(r"!?\[(?P<text>[^\[\]\n]*)\]\([^()\n]*\)")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>])")


def plain(markdown: str) -> str:
    """Return the text without marks of notes, citations, emphasis and links."""
    if not SIGN.search(markdown):
        return markdown
    return ESCAPE.sub(r"\1", MARKUP.sub("", LINK.sub(r"\g<text>", markdown)))
