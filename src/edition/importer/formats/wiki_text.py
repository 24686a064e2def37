"""Read the text of a wiki: spelled as pandoc reads it, and its bare words.

Pandoc 3.9 refuses a note over several lines, and knows nothing of one that names
another; a name goes through it as a sign of its own before the words of the note.
"""

import html
import re
from dataclasses import replace

from edition.importer.structure import Block, Document, Inline, Inlines, NoteRef, Run

NOTE = re.compile(
    r"<ref\b(?P<said>[^<>/]{0,300}(?:/(?!>)[^<>/]{0,300}){0,20})"
    r"(?:/>|>(?P<words>.{0,20000}?)</ref\s*>)",
    re.DOTALL | re.IGNORECASE,
)
NAME = re.compile(
    r"\bname\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s/>]+))",
    re.IGNORECASE,
)
SIGN = "\N{OBJECT REPLACEMENT CHARACTER}"
NAMED = re.compile(rf"{SIGN}(?P<number>\d+){SIGN}")
PARTING = re.compile(r"\n\s*\n")
OPTIONS = r"""
\|\s*(?:
    thumb(?:nail)? | frame(?:less|d)? | border | left | right | center | none
  | upright(?:\s*=?\s*[\d.]*) | (?:\d+)?x?\d+\s*px
  | (?:alt|link|page|lang)=[^|\[\]{}\n]{0,300}
)\s*(?=[|\]])
"""
SAID = r"(?:style|class|align|width|scope|(?:col|row)span|bgcolor|valign|id|nowrap)"
TAGS = """
abbr b big blockquote br center cite code dd del div dl dt em font gallery hr i img
includeonly ins li math noinclude nowiki ol onlyinclude p poem pre ref references s
small source span strike strong sub sup syntaxhighlight table td th tr tt u ul var
"""
UNSEEN = re.compile(
    rf"""
      <(?P<tag>pre|source|syntaxhighlight|nowiki)\b[^<>/]{{0,300}}>
        (?P<typed>.{{0,20000}}?)</(?P=tag)\s*>
    | <!--.*?-->|</?(?:{"|".join(TAGS.split())})\b[^<>]{{0,300}}>|__[A-Z]+__
    | {OPTIONS}
    | (?P<within>\[\[(?:[^\[\]|\n]{{1,300}}(?=\|))?|\]\]|'{{2,5}})
    | \[(?:https?:)?//[^\s\]]{{1,500}}(?=\s)
    | ^[=*\#:;]+|=+$|\{{\|[^\n]*|\|\}}
    | ^\|-[^\n]* | (?:^[|!]|\|\||!!)(?:\s*{SAID}\s*=[^|\n\[\]]{{0,200}}\|(?!\|))?
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
"""What of the text of a wiki are no words, or typed; what is within one parts none."""
TEMPLATE = re.compile(
    r"\s*\{\{\s*(?:cit|book|web|sfn|harv|quell|literatur|internetquelle|ouvrage|lien)"
    r"[^{}|]{0,60}(?P<fields>\|[^{}]{0,4000})\}\}\s*[.;]?\s*",
    re.IGNORECASE,
)
"""The template of a work cited, which is all that a note holds."""
FIELD = re.compile(
    r"\|(?:\s*[\w -]{1,40}\s*=)?(?P<value>(?:\[\[[^\[\]]{0,300}\]\]|[^|]){0,1000})"
)


def unescaped(text: str) -> str:
    """Return a text without what an export of a wiki put around its signs."""
    is_export = "&lt;ref" in text and "<ref" not in text
    return html.unescape(text) if is_export else text


def spelled_out(text: str, *, on_a_line: bool) -> str:
    """Write every note, or every paragraph of one, on a line, after its name."""
    numbers: dict[str, int] = {}

    def note(found: re.Match[str]) -> str:
        named = NAME.search(found["said"])
        name = next(filter(None, named.groups()), "") if named else ""
        number = numbers.setdefault(name, len(numbers)) if name else None
        cited = _cited(found["words"] or "").strip()
        sign = "" if number is None else f"{SIGN}{number}{SIGN}"
        parts = [cited] if on_a_line else PARTING.split(cited)
        words = "\n\n".join(" ".join(part.split()) for part in parts)
        return f"<ref>{sign}{words}</ref>"

    return NOTE.sub(note, unescaped(text))


def _cited(words: str) -> str:
    """Write a work cited as what its fields hold, one after another."""
    found = TEMPLATE.fullmatch(words)
    if found is None:
        return words
    values = (field["value"].strip() for field in FIELD.finditer(found["fields"]))
    return ", ".join(filter(None, values))


def words_of(text: str) -> str:
    """Return the bare words, of a text spelled out as of one as it was."""
    text = NAMED.sub("", unescaped(text))
    text = NOTE.sub(lambda m: f" {_cited(m['words'] or '')} ", text)
    return html.unescape(UNSEEN.sub(_seen, text))


def _seen(found: re.Match[str]) -> str:
    """Return what is typed as it is to be read, or what parts words."""
    return found["typed"] or ("" if found["within"] else " ")


def with_named_notes(document: Document) -> Document:
    """Return a document in which the marks of a note that is named are its marks."""
    notes = dict(document.notes)
    names: dict[str, str] = {}
    same: dict[str, str] = {}
    for key, blocks in document.notes.items():
        name, kept = _named(blocks)
        if not name:
            continue
        if kept:
            notes[key] = kept
            names.setdefault(name, key)
        else:
            notes.pop(key)
        same[key] = name
    to = {key: names.get(name, key) for key, name in same.items()}
    to = {key: key if notes.get(key) else one for key, one in to.items()}
    blocks = tuple(_marked(block, to) for block in document.blocks)
    return replace(document, blocks=blocks, notes=notes)


def _named(blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """Return the name before the words of a note, and the words, if there are any."""
    first = blocks[0].inlines[0] if blocks and blocks[0].inlines else None
    found = NAMED.match(first.text) if isinstance(first, Run) else None
    if not isinstance(first, Run) or found is None:
        return "", blocks
    rest = replace(first, text=first.text[found.end() :])
    inlines = (*((rest,) if rest.text else ()), *blocks[0].inlines[1:])
    kept = (replace(blocks[0], inlines=inlines), *blocks[1:]) if inlines else blocks[1:]
    return found["number"], kept


def _marked(block: Block, to: dict[str, str]) -> Block:
    rows = tuple(tuple(_all(cell, to) for cell in row) for row in block.rows)
    return replace(block, inlines=_all(block.inlines, to), rows=rows)


def _all(inlines: Inlines, to: dict[str, str]) -> Inlines:
    return tuple(_mark(one, to) for one in inlines)


def _mark(one: Inline, to: dict[str, str]) -> Inline:
    if not isinstance(one, NoteRef):
        return one
    return replace(one, note=to.get(one.note, one.note))
