"""Read the bare words of reStructuredText."""

import re

UNSEEN = re.compile(
    r"""
      ^[ ]*\.\.\ (?:\[[^\]\n]{0,40}\]|(?:image|figure|raw|include|contents|highlight
        |default-role|role|(?:source)?code(?:-block)?)::.*|[\w-]+::|_.*|\|[^|\n]*\|)
    | :[\w-]+:(?=`) | ^[ ]*:(?=[\w][\w \t-]*:) | \[\#?[\w-]{0,40}\]_
    | [ ]<[^<>\n`]{1,300}>`
    """,
    re.VERBOSE | re.MULTILINE,
)
"""What of reStructuredText are no words."""
LITERAL = re.compile(
    r"""
      ^(?![ ]*\.\.[ ])[^\n]*::[ ]*\n (?:[ ]*\n)+
      (?P<typed> (?P<margin>[ ]+)\S[^\n]*(?:\n|\Z)
        (?: (?:(?P=margin)[^\n]*|[ ]*)\n )* )
    """,
    re.VERBOSE | re.MULTILINE,
)
"""Lines that are meant as they are typed, below a paragraph that says so."""


def words_of(text: str) -> str:
    """Return the bare words."""
    pieces, at = [], 0
    for found in LITERAL.finditer(text):
        pieces += [UNSEEN.sub(" ", text[at : found.start("typed")]), found["typed"]]
        at = found.end()
    return "".join([*pieces, UNSEEN.sub(" ", text[at:])])
