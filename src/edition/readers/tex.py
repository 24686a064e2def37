"""Prepare the TeX of BibTeX's values for pandoc, and find what it cannot read."""

import re

from edition.readers.biblatex import BIBLATEX

LOCKED, UNLOCKED = "\ue000", "\ue001"
"""Around words whose capitals braces protect; pandoc leaves these signs alone."""
QUOTES = {"‘": "\ue002", "’": "\ue003", "“": "\ue004", "”": "\ue005"}
"""Quotation marks that are typed as such: pandoc would choose them anew."""
HELD = str.maketrans(QUOTES)
FREED = str.maketrans({held: sign for sign, held in QUOTES.items()})
SIGNS = re.compile(r"[\\$^_~#&%`]|--|''")
"""Without one of these, a value is text already but for its braces."""
TOKEN = re.compile(
    r"""
      (?P<address> \\(?:url|href|nolinkurl)\s*\{[^{}]*\} )
    | (?P<command> \\[A-Za-z]+\s* | \\. )
    | (?P<math> \$[^$]*\$ )
    | (?P<sign> [%&\#_^$] )
    | (?P<open> \{ ) | (?P<close> \} )
    """,
    re.VERBOSE | re.S,
)
RAISED = re.compile(
    r"\$\s*(?P<sign>[_^])\s*\{?\s*(?:\\(?:rm|mathrm|text)\b\s*)?\{?(?P<words>[^{}$\\]+)\}*\s*\$"
)
DEEPEST = 8
"""Pairs of braces around a value that are taken away."""
SCRIPTS = {"_": "textsubscript", "^": "textsuperscript"}
UNREAD_BY_PANDOC: dict[str, str] = BIBLATEX["commands"]["written_out"]
READ = frozenset(BIBLATEX["commands"]["read"])


def prepared(value: str, *, is_title: bool = False) -> str:
    """Return a value as pandoc reads it right.

    A sign that TeX would take for a command stands for itself where it has no
    backslash: “5% in” is no comment. In titles, braces become marks of their own.
    """
    value = RAISED.sub(
        lambda m: f"\\{SCRIPTS[m['sign']]}{{{m['words'].strip()}}}", value
    )
    pieces, at, after_command = [], 0, False
    closing: list[str] = []
    for token in TOKEN.finditer(value):
        between = value[at : token.start()]
        after_command &= not between
        written = token[0]
        if token["sign"]:
            written = "\\^{}" if written == "^" else f"\\{written}"
        elif token["command"]:
            written = UNREAD_BY_PANDOC.get(written[1:].strip(), written)
        elif token["open"]:
            is_lock = is_title and not after_command and UNLOCKED not in closing
            is_lock &= value[token.end() : token.end() + 1] != "\\"
            written, end = (LOCKED, UNLOCKED) if is_lock else ("{", "}")
            closing.append(end)
        elif token["close"] and closing:
            written = closing.pop()
        pieces += [between, written]
        after_command = bool(token["command"] or token["address"]) or written == "}"
        at = token.end()
    rest = value[at:] + (" " if value.endswith("\\") else "")
    return "".join([*pieces, rest]).translate(HELD)


def escaped(value: str) -> str:
    """Return a value in which no sign stands for a command that was not meant."""
    return freed(prepared(value))


def unread(value: str) -> list[str]:
    """Return the commands of a value that pandoc passes over, and formulas."""
    found = []
    for token in TOKEN.finditer(RAISED.sub("", value)):
        name = (token["command"] or "\\")[1:].strip()
        if name.isalpha() and name not in READ | UNREAD_BY_PANDOC.keys():
            found.append(f"\\{name}")
        elif token["math"]:
            found.append(token["math"])
    return found


def freed(text: str) -> str:
    """Return a text that pandoc has read with the quotation marks that were typed."""
    return text.translate(FREED)


def without_group(value: str) -> str:
    """Return a value without a pair of braces around the whole of it."""
    for _ in range(DEEPEST):
        if not (value.startswith("{") and value.endswith("}")):
            break
        depth = 0
        for at, sign in enumerate(value):
            depth += {"{": 1, "}": -1}.get(sign, 0)
            if depth == 0 and at < len(value) - 1:
                return value
        value = value[1:-1].strip()
    return value
