"""Find marks of other kinds of Markdown, which would be printed as they are."""

import re
from collections.abc import Iterator

from edition.model import Passage
from edition.scan.kinds import SEEN, keeps_lines
from edition.syntax import STANZA

MARKS = {
    "critic": ("{", re.compile(r"\{(?:\+\+|--|~~|==|>>)")),
    "struck": ("~~", re.compile(r"~~(?<![~\\]~~)(?=[^\s~])[^~\n]{1,500}+~~")),
    "inserted": (
        "++",
        re.compile(r"\+\+(?<![+\\\w]\+\+)(?=[^\s+])[^+\n]{1,500}+(?<!\s)\+\+"),
    ),
    "marked": ("==", re.compile(r"==(?<![=\\\w]==)(?=[^\s=])[^=\n]{1,500}+(?<!\s)==")),
    "dollars": ("$$", re.compile(r"\$\$(?<!\\\$\$)")),
    "command": ("{", re.compile(r"(?<!\\)\\[A-Za-z]{2,40}\*?\{[^{}\n]{0,500}+\}")),
    "span": ("]{", re.compile(r"\[(?<!\\\[)[^\[\]\n]{1,500}+\]\{[^{}\n]{0,500}+\}")),
    "division": (":::", re.compile(r"^[ >]{0,9}:{3,}", re.M)),
    "box": (" ", re.compile(r"^[ >]{0,9}(?:!{3}|\?{3}\+?) ", re.M)),
    "grid": ("+", re.compile(r"^[ >]{0,9}\+(?:[-=:]{3,200}\+)+", re.M)),
    "underlined": ("\n", re.compile(r"(?<=\S\n)(?:={2,}|-{3,}) *$", re.M)),
    "inline note": ("^[", re.compile(r"\^\[(?<![\[\\]\^\[)(?!\^)[^\[\]\n]{1,500}+\]")),
    "abbreviation": ("]:", re.compile(r"^[ >]{0,9}\*\[[^\[\]\n]{1,200}+\]:", re.M)),
}
"""Marks by what they mean elsewhere: a sign that is in each, and how they look."""
BAR = re.compile(r"\|(?: |$)")
DEFINED = re.compile(r":[ \t]+\S")
"""The explanation of a word on the line before, in a list of such."""
Found = tuple[str, str, int]
"""A kind, the mark, and where it is: the number of a sign, or of a line."""


def marks(bare: str) -> Iterator[Found]:
    """Yield the marks in a text without its code and formulas."""
    for kind, (sign, pattern) in MARKS.items():
        for match in pattern.finditer(bare) if sign in bare else ():
            yield kind, match[0].strip(), match.start()


def in_block(block: Passage) -> Iterator[Found]:
    """Yield what is wrong with the lines of a block, each with its number in it."""
    lines = block.markdown.split("\n")
    if BAR.match(lines[0]) and block.kind == "prose":
        yield "bars", lines[0], 0
    runs = block.kind not in SEEN and not keeps_lines(block.attributes)
    for index, line in enumerate(lines):
        if runs and DEFINED.match(line):
            yield "definition", line, index
        if runs and line.strip() == STANZA:
            yield "stanza", line.strip(), index
        is_last = index == len(lines) - 1
        if line.endswith("\\") and (is_last or keeps_lines(block.attributes)):
            yield "backslash", line, index
