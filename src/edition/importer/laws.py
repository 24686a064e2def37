"""Hold every import to two laws: no word gets lost or added, no mark passes unseen."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from edition.importer.digests import CITATION
from edition.importer.lines import HEADING, NOTE, PROSE, Lines
from edition.importer.markdown import LACKING
from edition.importer.repairs import Repair
from edition.importer.report import NoteState

WORD = re.compile(r"[^\W_]+")
JOINER = re.compile(
    "[\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}'`\N{ACUTE ACCENT}"
    "\N{MODIFIER LETTER APOSTROPHE}\N{SOFT HYPHEN}\N{WORD JOINER}\N{ZERO WIDTH SPACE}"
    "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH NO-BREAK SPACE}]"
)
"""What stands within a word, seen or not."""
RAISED = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
NOTE_LABEL = re.compile(r"(?<!\\)\[\^(?P<label>[^\]\[\n]{1,40})\]:?")
CALLED = re.compile(r"\[\s?(?:foot|end)?note(?:\s\w{1,4})?(?=:)", re.IGNORECASE)
"""A note within a text, whose first word is its label."""
LIST = re.compile(r"^[ >]*\{ (?P<list>[^{}\n]*) \}[ ]*$", re.MULTILINE)
SPEAKER = re.compile(r'speaker="(?P<name>[^"]*)"')
LANGUAGE = re.compile(r"\{ lang=[\w-]+ \}")
TARGET = re.compile(r"(?<=\])\((?P<target>[^()\s]*)\)")
TAG = re.compile(r"</?(?:sup|sub|br|wbr)>")
STAR = re.compile(r"(?<!\\)\*+|\\(?=[^\w\s])")
SHIFTED = re.compile(r"(?<!\\)\^(?=\S)|(?<=\S)(?<!\\)\^|(?<=\w)~(?=\w)")
"""What raises or lowers the words within."""
MARKUP = (
    ("{ ", LIST, ""),
    ("[^", NOTE_LABEL, " "),
    ("](", TARGET, ""),
    ("{ lang=", LANGUAGE, ""),
    ("@", CITATION, ""),
    ("<", TAG, " "),
    ("^", SHIFTED, " "),
    ("~", SHIFTED, " "),
    ("*", STAR, ""),
    ("\\", STAR, ""),
)
"""What is no word of a text: a sign that it has, the whole, and what stands instead."""
MARK = re.compile(
    r"""
      (?<!\\)(?:\\)?\[ (?P<square> \d{1,3} | [*†‡§]{1,3} ) \\?\](?![(:])
    | (?<=[\w.,;:!?”"'’)»]) \( (?P<round> \d{1,3} ) \)
    | \( (?P<starred> (?: \\?[*†‡§+] ){1,3} ) \)
    | <sup> (?P<tagged> \d{1,3} ) </sup>
    | (?<=\w[.,;:!?”"'’)»]) \^ (?P<raised> \d{1,3} ) \^
    | (?<=[^\W\d]) (?P<sign> [¹²³⁴-⁹⁰]+ ) (?!\w)
    """,
    re.VERBOSE,
)
"""What looks like the mark of a note and is none."""
SERIES = 2
"""Different marks of a shape from which on they are taken for marks of notes."""
MANY = 3
"""Marks all alike, such as stars, from which on they are taken for marks of notes."""
SHOWN = 8


class Words(NamedTuple):
    """What the law of words found: nothing, if it is kept."""

    lost: tuple[str, ...]
    """Words of the source that are neither in the output nor taken out by name."""
    added: tuple[str, ...]
    """Words of the output that are neither in the source nor put in by name."""


def words(text: str) -> list[str]:
    """Return the words of a text as the law counts them: raised figures apart."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", RAISED.sub(r" \g<0> ", text))
    return WORD.findall(JOINER.sub("", text).lower())


def words_both_ways(source: str, markdown: str, repairs: Iterable[Repair]) -> Words:
    """Compare the words of a source with those written, and those reported."""
    repairs = list(repairs)
    source = TAG.sub(" ", source) if "<" in source else source
    there = Counter(words(CALLED.sub("[", source)))
    body, beside = reading(markdown)
    written = Counter(words(body))
    excused = Counter(words(beside))
    before = Counter(w for r in repairs for w in words(r.before))
    after = Counter(w for r in repairs for w in words(r.after))
    made = Counter(w for r in repairs if not r.before for w in words(r.after))
    lost = there - (written - made)
    added = written - there
    _match_joins(lost, added)
    _match_joins(added, lost)
    lost, added = lost - before, added - after
    spare = (written + before) - there
    _match_joins(lost, spare)
    _match_joins(spare, lost)
    added &= spare  # what is left of it: a word may stand glued to one taken out
    lost -= excused
    return Words(tuple(sorted(lost.elements())), tuple(sorted(added.elements())))


def reading(markdown: str) -> tuple[str, str]:
    """Return the words of a transcription, and what stands there beside them.

    Beside them stand the labels of notes and the addresses of links, which may be
    words of the source and need not.
    """
    front = FRONT.match(markdown)
    matter = front[0] if front else ""
    text = CALLED.sub("[", markdown[len(matter) :].replace(LACKING, ""))
    beside = [m["label"] for m in NOTE_LABEL.finditer(text)]
    beside += CITATION.findall(text)
    beside += [m["target"] for m in TARGET.finditer(text)]
    speakers = [m["name"] for m in SPEAKER.finditer(text)]
    for sign, pattern, instead in MARKUP:
        if sign in text:  # most texts have few of these, and may be long
            text = pattern.sub(instead, text)
    text = html.unescape(text)
    return f"{text}\n{' '.join(speakers)}", f"{' '.join(beside)}\n{matter}"


def _match_joins(whole: Counter[str], parts: Counter[str]) -> None:
    """Strike out words that are written together on one side and apart on the other."""
    for word in list(whole):
        while whole[word] > 0 and (found := _parts(word, parts)):
            whole[word] -= 1
            parts.subtract(found)


def _parts(word: str, parts: Counter[str]) -> list[str]:
    """Return the words that a word is joined of: two if they are there, else three."""
    cuts = [at for at in range(1, len(word)) if parts[word[:at]] > 0]
    for at in cuts:
        if parts[word[at:]] > (word[:at] == word[at:]):
            return [word[:at], word[at:]]
    for at in cuts:
        for end in range(at + 1, len(word)):
            pieces = [word[:at], word[at:end], word[end:]]
            if all(parts[piece] >= pieces.count(piece) for piece in pieces):
                return pieces
    return []


def marks_unseen(blocks: Lines, notes: Iterable[NoteState]) -> tuple[str, ...]:
    """List marks without notes, notes without marks, and headings that are numbers."""
    return (*_states(notes), *_left(blocks), *_digits(blocks))


def _states(notes: Iterable[NoteState]) -> Iterator[str]:
    for note in notes:
        if not note.body:
            yield f"note {note.label}: its mark is there, its text is not"
        elif not note.mark:
            yield f"note {note.label}: its text is there, its mark is not"


def _left(blocks: Lines) -> Iterator[str]:
    """Yield what still looks like marks of notes, a line for each shape."""
    found: dict[str, list[str]] = {}
    for block in blocks:
        if block.kind in (*PROSE, HEADING, NOTE):
            for match in MARK.finditer(block.text):
                found.setdefault(str(match.lastgroup), []).append(match[0])
    for marks in found.values():
        if len(set(marks)) >= SERIES or len(marks) >= MANY:
            shown = " ".join(mark.replace("\\", "") for mark in marks[:SHOWN])
            yield f"{len(marks)} signs that look like marks of notes: {shown}"


def _digits(blocks: Lines) -> Iterator[str]:
    for block in blocks:
        if block.kind == HEADING and not any(c.isalpha() for c in block.text):
            yield f"a heading without a letter: {block.text}"
