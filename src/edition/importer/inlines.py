"""Write the words of a block as Markdown: the one place where signs are escaped."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from edition.importer.structure import Image, Inline, Inlines, NoteRef, Run

SIGN = re.compile(
    r"""
      [\\`*\[\]{}~^$]
    | (?<!\w)_ | _(?!\w)
    | &(?=\#?\w{1,20};)
    | <
    """,
    re.VERBOSE,
)
"""A sign that means something in Markdown."""
OPENING = re.compile(r"(?P<blank>[ ]*)(?P<number>\d{1,9})?(?P<sign>[-+>#:=.)!|])")
"""A sign that means something at the beginning of a line."""
OPENS = re.compile(
    r"[ ]*(?:[-+>#:](?:[ ]|$)|\#{1,6}[ ]|\d{1,9}[.)][ ]|[-=]{2,}|!!!|\|)"
)
ADDRESS = re.compile(r"https?://[^\s<>\[\]]*[^\s<>\[\].,;:!?)'\"”’]")
LINK = re.compile(r"(?:https?|mailto):[^\s<>]+\Z")
BLANKS = re.compile(r"\s+")
WITHIN = re.compile(r"(?<=\S)[^\S\n]+")
"""Blanks of any kind behind a word, where those at the head of a line indent it."""
UNSEEN = re.compile(
    "[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]"
)
"""Signs that nobody sees, such as soft hyphens."""
SAFE = ":/?#@!$&*+,;=%~-._"
"""Signs of an address that stay as they are."""
WRAPPED = (("emphasis", "*"), ("strong", "**"), ("raised", "^"), ("lowered", "~"))
LANGUAGE = re.compile(r"[a-zA-Z]{2,8}(?:-[a-zA-Z\d]{1,8}){0,3}")


@dataclass(frozen=True, slots=True)
class InlineWriter:
    """Writes inlines, with the labels of notes and the language around them."""

    labels: Mapping[str, str]
    keeps_lines: bool = False
    language: str = ""

    def markdown(self, inlines: Inlines) -> str:
        """Return inlines as Markdown that begins no list, heading or table."""
        text = ""
        for one in inlines:
            piece = self._inline(one)
            if text.endswith("*") and piece.startswith("*") and isinstance(one, Run):
                piece = escaped(one.text)  # stars that meet would mean something else
            text += piece
        text = UNSEEN.sub("", text)
        if not self.keeps_lines:
            return opened(BLANKS.sub(" ", text).strip())
        lines = (WITHIN.sub(" ", line).rstrip() for line in text.split("\n"))
        return "\n".join(opened(line) for line in lines if line)

    def _inline(self, one: Inline) -> str:
        if isinstance(one, NoteRef):
            return f"[^{self.labels[one.note]}]"
        if isinstance(one, Image):
            return escaped(one.words)
        return self._run(one) if isinstance(one, Run) else ""

    def _run(self, run: Run) -> str:
        """Write words with their marks, the blanks around them outside of these."""
        if "formula" in run.marks:
            return f"${run.text.strip()}$"
        core = run.text.strip()
        if not core:
            return run.text
        before, _, after = run.text.partition(core)
        lines = (self._marked(line, run) if line else "" for line in core.split("\n"))
        return before + "\n".join(lines) + after

    def _marked(self, line: str, run: Run) -> str:
        """Write what stands on one line: no mark of Markdown goes over its end."""
        indent = line[: len(line) - len(line.lstrip())]
        words = escaped(line.strip())
        for mark, sign in WRAPPED:
            if mark in run.marks and not (sign in "^~" and " " in words):
                words = f"{sign}{words}{sign}"
        is_set = run.marks & {"emphasis", "strong"}
        if is_set and run.language not in ("", self.language):
            words += f"{{ lang={run.language} }}" if is_language(run.language) else ""
        return indent + self._linked(words, run.href)

    def _linked(self, words: str, href: str) -> str:
        """Write a link that leads out of the document."""
        if not LINK.match(href) or words.startswith(("<", "^")) or "@" in words:
            return words
        return f"[{words}]({quote(href, safe=SAFE)})"


def pictured(words: str, path: str) -> str:
    """Return a picture in Markdown."""
    return f"![{escaped(words)}]({quote(path, safe=SAFE)})"


def escaped(text: str) -> str:
    """Return words as Markdown that means nothing but them; addresses become links."""
    pieces: list[str] = []
    at = 0
    for found in ADDRESS.finditer(text):
        pieces += [SIGN.sub(_escape, text[at : found.start()]), f"<{found[0]}>"]
        at = found.end()
    return "".join([*pieces, SIGN.sub(_escape, text[at:])])


def _escape(sign: re.Match[str]) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(sign[0], f"\\{sign[0]}")


def opened(line: str) -> str:
    """Keep the sign at the beginning of a line from beginning a list or a heading."""
    if OPENS.match(line) is None or (found := OPENING.match(line)) is None:
        return line
    at = found.start("sign")
    return f"{line[:at]}\\{line[at:]}"


def is_language(code: str) -> bool:
    """Tell whether something is written like the code of a language."""
    return LANGUAGE.fullmatch(code) is not None
