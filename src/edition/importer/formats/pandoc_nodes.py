"""Ask the nodes of pandoc's tree what they are: items, cells, lines, pictures."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from edition.importer.structure import Kind

Node = dict[str, Any]
"""A block or inline: its type ``t``, and its contents ``c``."""
NUMBERED = frozenset({"org", "rst"})
"""Formats in which the numbers of a list are typed."""
UNNUMBERED = {"rst": "DefaultStyle"}
"""The style of lists in them that have signs for numbers."""
ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
TEXT = ("Plain", "Para")
"""Blocks that are words and nothing else."""
SHORT = 64
"""Letters of a line at most for a paragraph with set lines to be verse."""
LINES = 3
"""Lines from which on it is."""
STYLES: dict[str, Kind] = {
    "Date": "dateline",
    "Salutation": "salutation",
    "Closing": "signature",
    "Signature": "signature",
    "Quote": "quotation",
    "Intense Quote": "quotation",
    "Block Text": "quotation",
    "Epigraph": "epigraph",
    "Verse": "verse",
    "Poem": "verse",
    "Poetry": "verse",
}
"""Styles of word processors that say what a paragraph is."""


def numbered(c: list[Any]) -> Iterator[tuple[str, list[Node]]]:
    """Yield the items of a list with their numbers."""
    (start, _, _), items = c
    for number, item in enumerate(items, start):
        yield f"{number}.", item


def typed_numbers(c: list[Any], format: str) -> str:
    """Return the numbers of a list that its source has, where these are words."""
    (start, style, _), items = c
    numbers = range(start, start + len(items))
    if format not in NUMBERED or style["t"] == UNNUMBERED.get(format):
        return ""
    if style["t"].endswith("Alpha"):
        return " ".join(chr(ord("a") + n - 1) for n in numbers)
    write = _roman if style["t"].endswith("Roman") else str
    return " ".join(map(write, numbers))


def _roman(number: int) -> str:
    written = ""
    for value, sign in ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def is_picture(node: Node) -> bool:
    """Tell a picture among words."""
    return node.get("t") == "Image"


def is_display(math: Node) -> bool:
    """Tell whether a formula stands by itself."""
    return bool(math["c"][0]["t"] == "DisplayMath")


def is_layout(row: list[list[Node]]) -> bool:
    """Tell whether a cell holds more than one paragraph."""
    seen = ([block for block in cell if block["t"] != "RawBlock"] for cell in row)
    return any(len(c) > 1 or any(b["t"] not in TEXT for b in c) for c in seen)


def set_lines(inlines: list[Node]) -> list[list[Node]]:
    """Part the words of a paragraph where its lines were set."""
    lines: list[list[Node]] = [[]]
    for node in inlines:
        if node["t"] == "LineBreak":
            lines.append([])
        else:
            lines[-1].append(node)
    return lines


def is_verse(inlines: list[Node]) -> bool:
    """Tell whether the lines of a paragraph were set, and are short."""
    lines = [_length(line) for line in set_lines(inlines)]
    return len(lines) >= LINES and max(lines) <= SHORT


def _length(nodes: list[Node]) -> int:
    return sum(len(n["c"]) if n["t"] == "Str" else 1 for n in nodes)


def indent(line: list[Node]) -> int:
    """Return with how many blanks a line begins, which pandoc makes hard ones."""
    words = line[0]["c"] if line and line[0]["t"] == "Str" else ""
    return len(words) - len(words.lstrip("\N{NO-BREAK SPACE}"))


def pictures_in(blocks: list[Node]) -> Iterator[list[Any]]:
    """Yield the pictures that stand in paragraphs."""
    for block in blocks:
        if block["t"] in TEXT:
            yield from (node["c"] for node in block["c"] if node["t"] == "Image")


def pictures_above(inlines: list[Node]) -> int:
    """Return how many nodes of a paragraph are pictures on lines of their own."""
    pairs = zip(inlines[::2], inlines[1::2], strict=False)
    kinds = ((picture["t"], end["t"]) for picture, end in pairs)
    return 2 * len([*takewhile(("Image", "SoftBreak").__eq__, kinds)])


def words_of(blocks: list[Node]) -> list[Node]:
    """Return the inlines of paragraphs, one after another."""
    return [n for b in blocks if b["t"] in TEXT for n in b["c"]]
