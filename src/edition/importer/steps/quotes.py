"""Read quotation marks and dashes typed on a typewriter or set by TeX."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import HEADING, NOTE, PROSE, Line, Lines, substitute
from edition.importer.repairs import Repair

RULE = "quotes"
STAND_IN = re.compile(r"`|''|--|,,")
TYPED = re.compile(
    r"""
      (?P<address> (?:https?|mailto): [^\s<>]+ )
    | (?P<open> `` | ,,(?=\w) )
    | (?P<close> (?<=\S)'' )
    | (?P<em> (?<=[^\s-])\s?--(?:-)?\s?(?=[^\s>-]) )
    | (?P<single> (?<!\w)`(?=\w[^`\n]{0,200}?\w?['’](?!\w)) )
    """,
    re.VERBOSE,
)


def quotes(lines: Lines, job: Job) -> Result:
    """Replace stand-ins for quotation marks and dashes by the signs they mean."""
    repaired: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if line.kind in (*PROSE, HEADING, NOTE) and STAND_IN.search(line.text):
            line, changes = substitute(line, TYPED, _sign)
            repairs += [Repair(RULE, c.raw, c.before, c.after, 0.9) for c in changes]
        repaired.append(line)
    return tuple(repaired), repairs


def _sign(match: re.Match[str]) -> str | None:
    """Return the sign a stand-in means; none in addresses and for ``--help``."""
    if match["address"]:
        return None
    if match["open"]:
        return "„" if match["open"] == ",," else "“"
    if match["close"]:
        return "”"
    if match["single"]:
        return "‘"
    blank = match[0] != match[0].strip()
    if blank and not (match[0][0].isspace() and match[0][-1].isspace()):
        return None
    return " – " if blank else "—"
