"""Tell what kind of passage some lines are, for those who scan and those who show."""

import re
from typing import get_args

from edition.model import Kind
from edition.syntax import ATTRIBUTE_LIST, FORMULA, STANZA, Attributes, attributes

KINDS: tuple[Kind, ...] = get_args(Kind)
SEEN = frozenset({"table", "figure", "formula"})
"""Kinds that no class says."""
LINED = frozenset({"verse", "dateline", "salutation", "signature"})
"""Classes of passages whose lines stay lines."""
TABLE_RULE = re.compile(r"[ |:-]*-[ |:-]*")
"""The line below the head of a table."""
CAPTION = ": "
"""What begins the caption below a table."""
PICTURE = re.compile(
    r"""
    \s* !\[ (?P<words> [^\[\]\n]* ) \]
    \( [^()\s"]* (?: \s+ "(?P<title> [^"\n]* )" )? \s* \)
    (?: \{ [^{}\n]* \} )? \s*
    """,
    re.VERBOSE,
)
"""A line that is nothing but a picture."""
CELL = re.compile(r"(?<!\\)\|")


def kind_of(said: Attributes, lines: list[str]) -> Kind:
    """Return what a class says, or else what the lines are themselves."""
    for kind in KINDS:
        if kind in said.classes and kind not in SEEN:
            return kind
    if is_table(lines):
        return "table"
    if lines and PICTURE.fullmatch(lines[0]):
        return "figure"
    formula = FORMULA.fullmatch("\n".join(lines).strip())
    return "formula" if formula and formula["display"] else "prose"


def is_table(lines: list[str]) -> bool:
    """Tell whether the second of some lines rules off the head of a table."""
    if len(lines) < 2 or "|" not in lines[0]:
        return False
    return "|" in lines[1] and TABLE_RULE.fullmatch(lines[1].strip()) is not None


def keeps_lines(said: Attributes) -> bool:
    """Tell whether the lines of a passage stay lines."""
    return not LINED.isdisjoint(said.classes)


def list_of(line: str) -> Attributes | None:
    """Return the attribute list that a line is, if it is one."""
    found = ATTRIBUTE_LIST.fullmatch(line)
    return attributes(found["list"]) if found else None


def caption(kind: Kind, lines: list[str]) -> tuple[list[str], str]:
    """Part a table or figure from its caption: in lines below it, or a title."""
    if kind == "table":
        at = (i for i, line in enumerate(lines) if line.lstrip().startswith(CAPTION))
        end = next(at, len(lines))
        return lines[:end], " ".join(lines[end:]).strip().removeprefix(CAPTION)
    picture = PICTURE.fullmatch(lines[0])
    title = picture["title"] if picture else ""
    return lines[:1], " ".join(lines[1:]).strip() or title or ""


def running(kind: Kind, said: Attributes, markdown: str) -> str:
    """Return a passage as one run of words, for lists, quotations and the search.

    Lines of verse are told apart by “/”, stanzas by “//”, as in any quotation.
    """
    lines = markdown.split("\n")
    if keeps_lines(said):
        parts = " / ".join(" ".join(line.split()) for line in lines if line.strip())
        words = parts.replace(f" / {STANZA} / ", f" {STANZA} ")
    elif kind in ("table", "figure"):
        shown, below = caption(kind, lines)
        body = _rows(shown) if kind == "table" else _instead(shown)
        words = " – ".join(filter(None, [below, body]))
    else:
        words = " ".join(markdown.split())
    spoken = speaker(said.get("speaker") or "")
    return f"{spoken} {words}" if spoken else words


def speaker(name: str) -> str:
    """Return who speaks as it stands before the words, with a stop behind the name."""
    name = name.strip()
    return name if not name or name[-1] in ".:!?" else f"{name}."


def _rows(lines: list[str]) -> str:
    rows = [line for line in lines if not TABLE_RULE.fullmatch(line.strip())]
    return "; ".join(
        ", ".join(filter(None, map(str.strip, CELL.split(row)))) for row in rows
    )


def _instead(lines: list[str]) -> str:
    """Return the words that stand for a picture."""
    found = PICTURE.fullmatch(lines[0])
    return found["words"] if found else ""
