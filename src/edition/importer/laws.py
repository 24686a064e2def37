"""Hold every import to two laws: no word gets lost or added, no mark passes unseen."""

import html
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from edition.importer.digests import CITATION
from edition.importer.lines import HEADING, NOTE, PROSE, Lines
from edition.importer.markdown import LACKING, REMEMBERED
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
CALLED = re.compile(r"\[\s?(?:foot|end)?note(?P<label>\s\w{1,4})?(?=:)", re.IGNORECASE)
"""A note within a text, with its label."""
LIST = re.compile(r"^[ >]*\{ (?P<list>[^{}\n]*) \}[ ]*$", re.MULTILINE)
SPEAKER = re.compile(r'speaker="(?P<name>[^"]*)"')
LANGUAGE = re.compile(r"\{ lang=[\w-]+ \}")
TARGET = re.compile(r"(?<=\])\((?P<target>[^()\s]*)\)")
TAG = re.compile(r"</?(?:sup|sub|br|wbr)>")
STAR = re.compile(r"(?<!\\)\*+")
ESCAPE = re.compile(r"\\(?=[^\w\s])")
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
    ("\\", ESCAPE, ""),
)
"""What is no word of a text: a sign that it has, the whole, and what stands instead."""
BESIDE = frozenset({"[^", "](", "@"})
"""Signs of labels, addresses and citations, which have words of their own."""
MARK = re.compile(
    r"""
      \\?\[ (?<!\\\\\[) (?P<square> \d{1,3} | [*†‡§]{1,3} ) \\?\](?![(:])
    | \( (?<=[\w.,;:!?”"'’)»]\() (?P<round> \d{1,3} ) \)
    | \( (?<=\S\s\() (?P<loose> \d{1,3} ) \) (?=[.,;:!?]|$)
    | \( (?P<starred> (?: \\?[*†‡§+] ){1,3} ) \)
    | <sup> (?P<tagged> \d{1,3} ) </sup>
    | \^ (?<=\w[.,;:!?”"'’)»]\^) (?P<raised> \d{1,3} ) \^
    | [¹²³⁴-⁹⁰] (?<=[^\W\d].) (?P<sign> [⁰¹²³⁴-⁹]* ) (?!\w)
    """,
    re.VERBOSE,
)
"""What looks like the mark of a note and is none; each begins with a sign."""
SERIES = 2
"""Different marks of a shape from which on they are taken for marks of notes."""
MANY = 3
"""Marks all alike, such as stars, from which on they are taken for marks of notes."""
SHOWN = 8
LONGEST = 200
"""Letters of words joined, beyond which nobody looks for those that they are of."""


class Words(NamedTuple):
    """What the law of words found: nothing, if it is kept."""

    lost: tuple[str, ...]
    """Words of the source that are neither in the output nor taken out by name."""
    added: tuple[str, ...]
    """Words of the output that are neither in the source nor put in by name."""


class Reading(NamedTuple):
    """A transcription as it is read by the law of words."""

    body: str
    """The words of the text and of its notes."""
    labels: str
    """The labels of notes, at their marks and at their bodies."""
    beside: str
    """Addresses and front matter, which may be words of the source and need not."""


def words(text: str) -> list[str]:
    """Return the words of a text as the law counts them: raised figures apart."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", RAISED.sub(r" \g<0> ", text))
    return WORD.findall(JOINER.sub("", text).lower())


def counted(text: str) -> Counter[str]:
    """Count the words of a text, each stretch between blanks looked at once."""
    count: Counter[str] = Counter()
    text = TAG.sub(" ", text) if "<" in text else text
    for stretch, times in Counter(text.split()).items():
        for word in words(stretch):
            count[word] += times
    return count


def words_both_ways(
    source: str, markdown: str, repairs: Iterable[Repair], metadata: str = ""
) -> Words:
    """Compare the words written with those of a source, as the repairs changed them.

    Args:
        source: all words of the source, by a reading of its own.
        markdown: the transcription.
        repairs: what took words out or put words in, each with its words.
        metadata: what a file says of itself, which its words may have or not.
    """
    there = counted(CALLED.sub(r"[\g<label>", source))
    read = reading(markdown)
    labels = counted(read.labels)
    there.update(_changed(repairs))
    unread = -there  # named by a repair, such as tags, and no words of the reading
    there.subtract(counted(read.body) + labels)
    lost, added = +there, -there
    _match_joins(lost, added)
    _match_joins(added, lost)
    lost -= counted(read.beside)
    added -= labels + counted(metadata) + unread
    return Words(tuple(sorted(lost.elements())), tuple(sorted(added.elements())))


def _changed(repairs: Iterable[Repair]) -> Counter[str]:
    """Count the words that repairs put in, less those that they took out."""
    changed: Counter[str] = Counter()
    for repair in repairs:
        if not repair.described:
            changed.update(counted(repair.after))
            changed.subtract(counted(repair.before))
    return changed


def reading(markdown: str) -> Reading:
    """Return the words of a transcription apart from what stands beside them."""
    front = FRONT.match(markdown)
    matter, _, remembered = (front[0] if front else "").partition(REMEMBERED)
    text = markdown[front.end() if front else 0 :].replace(LACKING, "")
    text = CALLED.sub(r"[\g<label>", f"{remembered}{text}")
    speakers = [m["name"] for m in SPEAKER.finditer(text)]
    gone: dict[str, list[str]] = defaultdict(list)
    for sign, pattern, instead in MARKUP:
        if sign in text:  # most texts have few of these, and may be long
            gone[sign] += pattern.findall(text) if sign in BESIDE else []
            text = pattern.sub(instead, text)
    text = html.unescape(text)
    body = f"{text}\n{' '.join(speakers)}"
    beside = "\n".join([*gone["]("], *gone["@"], matter])
    return Reading(body, " ".join(gone["[^"]), beside)


def _match_joins(whole: Counter[str], parts: Counter[str]) -> None:
    """Strike out words that are written together on one side and apart on the other."""
    for word in list(whole):
        while whole[word] > 0 and (found := _parts(word, parts)):
            whole[word] -= 1
            parts.subtract(found)


def _parts(word: str, parts: Counter[str]) -> list[str]:
    """Return the words that a word is joined of: two if they are there, else three."""
    if len(word) > LONGEST:
        return []
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
