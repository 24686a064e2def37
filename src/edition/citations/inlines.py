"""Turn Pandoc's inlines into Markdown that Python-Markdown reads back unchanged."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from markupsafe import escape as html_escape

from edition.transliteration import SCHEMES

SPECIAL = re.compile(r"[\\`*_{}\[\]#|]")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "|": "&#124;"}
CYRILLIC = re.compile(
    "[\u0400-\u04ff]+(?:[^A-Za-z\u0400-\u04ff\\[\\]<>&*]*[\u0400-\u04ff0-9]+)*"
)
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
    "(?:[^\\w<>&*\u0590-\u08ff]{1,9}[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*"
)
"""Words of a script that runs from right to left, with what stands between them."""
ENDING = re.compile(r"[\s<>@\"]")
"""What would end an address between angle brackets, or make a citation of it."""
QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
Inline = dict[str, Any]


def escape(text: str) -> str:
    """Escape what Markdown, or a search for citation marks, would take for a sign."""
    escaped = SPECIAL.sub(lambda m: ENTITIES.get(m[0], "\\" + m[0]), text)
    return escape_tags(escaped)


def escape_tags(text: str) -> str:
    """Escape what HTML would take for a sign, but leave entities as they are."""
    return re.sub("[&<>@](?!#?[a-z0-9]+;)", lambda m: ENTITIES[m[0]], text)


def mark_language(markdown: str, language: str) -> str:
    """Wrap runs of Cyrillic in a span that names their language."""
    if language.partition("-")[0] not in SCHEMES:
        return markdown
    return CYRILLIC.sub(lambda m: f'<span lang="{language}">{m[0]}</span>', markdown)


def in_language(words: str, language: str) -> Markup:
    """Return words as HTML, in which runs of Cyrillic name their language."""
    return Markup(mark_language(str(html_escape(words)), language))


WRITTEN = re.compile(
    r"""
      \\ (?P<sign> [\\`*_{}\[\]\#|] )
    | (?P<strong> \*\* )
    | (?P<emph> \* )
    | < (?P<address> https?://[^<>\s]+ ) >
    """,
    re.VERBOSE,
)
"""What `to_markdown` and `escape` write that HTML writes in another way."""


def to_html(markdown: str) -> str:
    """Turn formatted words into HTML: what `to_markdown` wrote, and nothing else."""
    is_open = {"em": False, "strong": False}

    def one(match: re.Match[str]) -> str:
        if match["sign"]:
            return match["sign"]
        if match["address"]:
            return f'<a href="{match["address"]}">{match["address"]}</a>'
        name = "strong" if match["strong"] else "em"
        is_open[name] = not is_open[name]
        return f"<{name}>" if is_open[name] else f"</{name}>"

    html = WRITTEN.sub(one, markdown)
    return RIGHT_TO_LEFT.sub(lambda match: f"<bdi>{match[0]}</bdi>", html)


def to_markdown(inlines: Iterable[Inline]) -> str:
    """Write inlines as Markdown.

    Raises:
        ValueError: an inline of a kind that citations never contain.
    """
    return "".join(_one(inline) for inline in inlines)


def _one(inline: Inline) -> str:
    kind, content = inline["t"], inline.get("c")
    if kind == "Str":
        return escape(str(content))
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in WRAPPED:
        before, after = WRAPPED[kind]
        return f"{before}{to_markdown(content or ())}{after}"
    if kind == "Quoted" and content:
        before, after = QUOTES[content[0]["t"]]
        return f"{before}{to_markdown(content[1])}{after}"
    if kind in ("Span", "Cite") and content:
        return to_markdown(content[1])
    if kind == "Link" and content:
        return f"<{ENDING.sub(lambda m: quote(m[0]), content[2][0])}>"
    raise ValueError(f"a citation contains an inline of the kind {kind}")


WRAPPED = {
    "Emph": ("*", "*"),
    "Strong": ("**", "**"),
    "SmallCaps": ("", ""),
    "Superscript": ("<sup>", "</sup>"),
    "Subscript": ("<sub>", "</sub>"),
    "Underline": ("", ""),
}
