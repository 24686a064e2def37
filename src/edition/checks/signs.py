"""Families T and N: how signs are typed in texts and pages."""

import re
from collections.abc import Iterator

from edition.model import Edition
from edition.problems import Place, Problem

STRAIGHT = re.compile(
    r"""
      \{:?[^{}\n]*\} | <[^<>\n]*> | \$[^$\n]*\$        # an attribute list, a tag, TeX
    | \]\( [^()"\n]* (?: "[^"\n]*" [^()"\n]* )? \)  # an address, perhaps with a title
    | (?P<word> (?<![\w"'=}])[\w"']*["'][\w"']* )
    """,
    re.VERBOSE,
)
MEASURE = re.compile(r"""\d+(?:['"]|'')""")
"""Feet, inches, minutes, seconds."""
CURLY = re.compile("[“”„‘’]")
BEFORE_MARK = re.compile(
    r"""
    (?<=[\w.,;:!?…”’)\]*])[ \t\u00a0\u202f]+ \[\^(?P<label>[^\]\[\n]+)\](?!:)
    """,
    re.VERBOSE,
)
Sign = re.Pattern[str]


def straight_mark(edition: Edition) -> Iterator[Problem]:
    """T020: where as many quotation marks are curly as straight, all should be."""
    straight = [
        (match["word"], place)
        for match, place in _found(edition, STRAIGHT, "\"'")
        if match["word"] and not MEASURE.fullmatch(match["word"])
    ]
    curly = sum(1 for _ in _found(edition, CURLY, "“”„‘’"))
    for word, place in straight if curly >= len(straight) else ():
        yield Problem(place, "T020", f"A mark in “{word}” is straight", subject=word)


def blank_before_mark(edition: Edition) -> Iterator[Problem]:
    """N011: the mark of a note follows what it is a note to, without a blank."""
    for match, place in _found(edition, BEFORE_MARK, "^"):
        what = f"A blank stands before the mark “[^{match['label']}]”"
        yield Problem(place, "N011", what, subject=match["label"])


def _found(
    edition: Edition, sign: Sign, one_of: str
) -> Iterator[tuple[re.Match[str], Place]]:
    """Yield what is found in paragraphs and notes, in which code is blank.

    Args:
        edition: where it is looked for.
        sign: what is looked for.
        one_of: characters of which it has one; most units have none.
    """
    for document in edition.files:
        for unit in document.units:
            if not any(character in unit.markdown for character in one_of):
                continue
            line, at = unit.place.line, 0
            for match in sign.finditer(unit.markdown):
                line += unit.markdown.count("\n", at, match.start())
                at = match.start()
                yield match, Place(unit.place.path, line)


RULES = (straight_mark, blank_before_mark)
