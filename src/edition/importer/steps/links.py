"""Clean links: nested brackets, doubled escapes, targets that lead nowhere."""

import re

from edition.importer.job import Job, Result
from edition.importer.lines import (
    HEADING,
    NOTE,
    PROSE,
    Edit,
    Line,
    Lines,
    substitute,
)
from edition.importer.repairs import Repair

RULE = "links"
BACK = re.compile(r"\s*\[?(?:[↩⤴]\ufe0e?)\]?(?:\(#[^()\s]*\))?\s*$")
"""What leads from a note back to its mark."""
LONGEST = 300
"""Characters of an address, at most."""
SIGN = re.compile(r"\]\(|\\|://|[↩⤴]")
LINK = re.compile(
    r"\[(?P<text>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]{0,200}\]){0,500})\]"
    r"\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
)
ESCAPE = re.compile(r"(?<!\\)\\{1,4}(?P<sign>[_()\[\]&~#%.\-])")
BARE_URL = re.compile(
    r"(?<![<\w\"=/\[])(?<!\]\()https?://(?:[^\s<>\[\]()]|\([^\s<>\[\]()]*\))*"
    r"(?:[^\s<>\[\]().,;:!?'\"”’]|\([^\s<>\[\]()]*\))"
)
BROKEN = re.compile(r"https?://\S*[/_=&?%#-]\Z")
"""An address that a line's end may have broken."""
ANGLED = re.compile(r"<https?://[^\s<>]*\Z")
ANGLED_REST = re.compile(r"[^\s<>]+(?=>)")
"""An address in angle brackets goes on to the second of them."""
REST = re.compile(r"(?=\S*[/_=&?%\d-]|\S*\.\w{2,5}\b)[\w./=&?%~+#-]*[\w/]")
"""What goes on with it: no word of a sentence."""


def links(lines: Lines, job: Job) -> Result:
    """Unwrap links to nowhere and write each address once, in angle brackets."""
    repaired: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if line.kind in (*PROSE, HEADING, NOTE) and SIGN.search(line.text):
            line, joined = _joined(line)
            repairs += joined
            if line.kind == NOTE:
                line, changes = substitute(line, BACK, lambda m: "")
                repairs += [Repair(RULE, c.raw, c.before, c.after) for c in changes]
            for pattern, new in (
                (LINK, _target),
                (ESCAPE, _bare),
                (BARE_URL, _address),
            ):
                line, changes = substitute(line, pattern, new)
                repairs += [Repair(RULE, c.raw, c.before, c.after) for c in changes]
        repaired.append(line)
    return tuple(repaired), repairs


def _joined(line: Line) -> tuple[Line, list[Repair]]:
    """Close addresses that go on below the end of a line."""
    edits: list[Edit] = []
    repairs: list[Repair] = []
    for offset, raw in line.origins[1:]:
        above = (max(0, offset - LONGEST), offset - 1)
        rest = ANGLED_REST.match(line.text, offset)
        first = ANGLED.search(line.text, *above) if rest else None
        if first is None:
            first = BROKEN.search(line.text, *above)
            rest = REST.match(line.text, offset)
        if first and rest and line.text[offset - 1 : offset] == " ":
            edits.append(Edit(offset - 1, offset, ""))
            before, after = f"{first[0]} {rest[0]}", f"{first[0]}{rest[0]}"
            repairs.append(Repair(RULE, raw, before, after, 0.7))
    return (line.edited(edits) if edits else line), repairs


def _target(match: re.Match[str]) -> str | None:
    """Keep a link that leads somewhere, but not around its own address."""
    text, target = ESCAPE.sub(r"\g<sign>", match["text"]), match["target"]
    if target.startswith("#") or not target:
        return text
    if text.strip("<>") in (target, target.removeprefix("mailto:")):
        return f"<{target}>"
    return None


def _bare(match: re.Match[str]) -> str | None:
    return match["sign"] if match["sign"] in "_()&~%" else None


def _address(match: re.Match[str]) -> str:
    return f"<{match[0]}>"
