"""Turn leftovers of HTML into Markdown or plain characters."""

import html
import re

from edition.importer.job import Job, Result
from edition.importer.lines import BLANK, Line, Lines, substitute
from edition.importer.repairs import Repair

RULE = "residue"
LEFTOVER = re.compile(
    r"""
      <!--.*?-->
    | </?(?P<tag>[A-Za-z][A-Za-z0-9]{0,9})(?P<rest>(?:\s[^<>\n]{0,300})?)/?>
    | &(?P<entity>[A-Za-z]{2,8}|\#\d{2,6}|\#x[0-9A-Fa-f]{2,6});
    """,
    re.VERBOSE,
)
BLOCK = re.compile(r"\s*<(?:p|div|h[1-6]|blockquote|section|article|tr)\b", re.I)
BLOCK_END = re.compile(r"</(?:p|div|h[1-6]|blockquote|section|article|tr)>\s*$", re.I)
MARKS = {"i": "*", "em": "*", "cite": "*", "b": "**", "strong": "**", "br": " "}
LAYOUT = """
a p div span u font center blockquote section article tr td th table tbody thead ul
ol li small big tt code pre h1 h2 h3 h4 h5 h6 body html head hr img nobr
"""
GONE = frozenset(LAYOUT.split())


def residue(lines: Lines, job: Job) -> Result:
    """Replace tags of emphasis, drop those of layout, resolve entities."""
    repaired: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if "<" not in line.text and "&" not in line.text:
            repaired.append(line)
            continue
        clean, changes = substitute(line, LEFTOVER, _plain)
        repairs += [Repair(RULE, c.raw, c.before, c.after) for c in changes]
        repaired += _apart(line, clean)
    return tuple(repaired), repairs


def _apart(line: Line, clean: Line) -> list[Line]:
    """Set what was a block in HTML apart by blank lines; drop what is left empty."""
    blank = [line.cut(0, 0).as_(BLANK)]
    before = blank if BLOCK.match(line.text) else []
    after = blank if BLOCK_END.search(line.text) else []
    kept = [clean] if clean.text.strip() or line.kind == BLANK else []
    return [*before, *kept, *after]


def _plain(match: re.Match[str]) -> str | None:
    """Say what a leftover becomes; None where it is none."""
    if match["entity"]:
        return html.unescape(match[0])
    if not match["tag"]:
        return ""
    tag = match["tag"].lower()
    return MARKS.get(tag, "" if tag in GONE else None)
