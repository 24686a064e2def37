"""Read Org: spelled as pandoc reads it, and its bare words."""

import re
from html.entities import html5

DEEP = "#+OPTIONS: H:1000\n"
"""Headings are headings however deep; pandoc makes lists of those below the third."""
SETTINGS = re.compile(r"^[ \t]*#\+(?:attr_|options:)[^\n]*\n", re.M | re.I)
"""How something is to be set; pandoc 3.9 reads no whole list behind such a line."""
MACRO = re.compile(
    r"\{\{\{(?P<name>[A-Za-z][\w-]{0,40})(?:\((?P<words>[^{}\n]{0,400})\))?\}\}\}"
)
DEFINED = re.compile(r"^[ \t]*#\+macro:[ \t]*(?P<name>[\w-]+)", re.M | re.I)
VERBATIM = r"""
  ^[ \t]*\#\+begin_(?P<block>src|example|export)\b .*? ^[ \t]*\#\+end_(?P=block)
| ^[ \t]*:[ ][^\n]* | =[^=\n]{1,300}= | ~[^~\n]{1,300}~
"""
SLASH = re.compile(
    rf"{VERBATIM} | (?<![^\s(])(?P<slash>\\)(?=[\s,.;:!?)])",
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
"""A backslash that is one, which pandoc 3.9 does not read."""
UNSEEN = re.compile(
    rf"""
      (?P<typed>{VERBATIM})
    | ^[ \t]*\#\+(?!(?:title|subtitle|author|date|caption):)[^\n]*
    | ^[ \t]*\#[ ][^\n]* | \#\+(?:title|subtitle|author|date|caption):
    | ^[ ]*:[A-Za-z_-]+:[^\n]* | \[fn:[\w-]*:?
    | \\(?P<sign>[A-Za-z]{{2,20}})(?:\{{\}}|(?![A-Za-z]))
    | \[\[[^\[\]\n]{{1,300}}\]\[ | \[\[ | \]\] | \\\\$
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


def spelled_out(text: str) -> str:
    """Write the words of macros that the file does not define, which say how to set."""
    known = {found["name"].lower() for found in DEFINED.finditer(text)}

    def words(found: re.Match[str]) -> str:
        if found["name"].lower() in known:
            return found[0]
        return (found["words"] or found["name"]).replace("\\,", ",")

    text = MACRO.sub(words, SETTINGS.sub("", text))
    return DEEP + SLASH.sub(lambda m: "=\\=" if m["slash"] else m[0], text)


def words_of(text: str) -> str:
    """Return the bare words."""
    return UNSEEN.sub(_seen, spelled_out(text))


def _seen(found: re.Match[str]) -> str:
    if found["sign"]:
        return html5.get(f"{found['sign']};", found[0])
    typed = found["typed"] or " "
    is_block = typed.lstrip().startswith("#+")
    return typed.partition("\n")[2].rpartition("\n")[0] if is_block else typed
