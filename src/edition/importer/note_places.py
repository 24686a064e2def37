"""Places on a page where the body of a note may begin."""

import re

from edition.importer.lines import BLANK, HEADING, PAGE, Line, Lines
from edition.importer.prose import ends_sentence

LONGEST_PAGE = 70
"""Raw lines of a page with notes at its foot."""
RULED = re.compile(r"\s*[-_=–—]{3,}\s*")
"""A line drawn above the notes."""


def may_begin_below(above: Line) -> bool:
    """Tell whether a block can begin below a line."""
    if above.kind in (BLANK, PAGE, HEADING) or RULED.fullmatch(above.text):
        return True
    return ends_sentence(above.text)


def is_on_last_lines(lines: Lines, at: int) -> bool:
    """Tell whether a page, or the last one, ends not far below a line."""
    ahead = lines[at : at + LONGEST_PAGE]
    return len(ahead) < LONGEST_PAGE or any(line.kind == PAGE for line in ahead)
