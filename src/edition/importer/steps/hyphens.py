"""Decide each hyphen at a line's end by evidence: join, keep, or list."""

import re
from collections import Counter
from collections.abc import Iterable

from edition.importer.job import Job, Result
from edition.importer.lines import Edit, Line, Lines
from edition.importer.repairs import Repair
from edition.importer.wordlist import known_words

RULE = "hyphens"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
HYPHENS = "-\u00ad\u2010¬"
LEFT = re.compile(rf"(?P<word>[^\W_]+(?:-[^\W_]+)*)[{HYPHENS}]\Z")
RIGHT = re.compile(r"(?P<word>[^\W_]+)(?P<rest>(?:-[^\W_]+)*)")
COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+|[^\W_]+")
SURE = "\u00ad¬"
CONJUNCTIONS = frozenset(
    ("und", "oder", "bzw", "sowie", "bis", "en", "of", "och", "og", "and", "or")
)
"""Words before which a hyphen stands for the end of a compound: “Hafen- und”."""
ADDRESS = re.compile(r"://\S*\Z")


def hyphens(lines: Lines, job: Job) -> Result:
    """Close words that a line's end divided; leave a doubtful hyphen standing."""
    if not any(_ends(line) for line in lines):
        return lines, []
    seen = _seen(lines)
    repaired: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        edits = []
        for offset in _ends(line):
            edit, repair = _decided(line, offset, seen, job.language)
            edits.append(edit)
            repairs.append(repair)
        repaired.append(line.edited(edits) if edits else line)
    return tuple(repaired), repairs


def _ends(line: Line) -> list[int]:
    """Return where a raw line began in a block after one that ended in a hyphen."""
    return [
        o.offset
        for o in line.origins
        if o.offset > 1
        and line.text[o.offset - 2] in HYPHENS
        and line.text[o.offset - 1].isspace()
        and LEFT.search(line.text, max(0, o.offset - 40), o.offset - 1)
        and RIGHT.match(line.text, o.offset)
        and not ADDRESS.search(line.text, max(0, o.offset - 200), o.offset - 1)
    ]


def _seen(lines: Iterable[Line]) -> Counter[str]:
    """Count the words and compounds that stand whole within lines."""
    seen: Counter[str] = Counter()
    for line in lines:
        seen.update(word.lower() for word in COMPOUND.findall(line.text))
    return seen


def _decided(
    line: Line, offset: int, seen: Counter[str], language: str
) -> tuple[Edit, Repair]:
    """Join the halves around one line's end, with or without their hyphen."""
    left = LEFT.search(line.text, max(0, offset - 40), offset - 1)
    right = RIGHT.match(line.text, offset)
    assert left is not None
    assert right is not None
    raw = line.raw_at(left.start())
    before = f"{left[0]}|{right[0]}"
    join, sure = _judge(left, right, seen, language)
    suspended = not join and right[0].lower() in CONJUNCTIONS
    hyphen = "" if join else "- " if suspended else "-"
    after = f"{left['word']}{hyphen}{right[0]}"
    confidence = 0.95 if join and sure else 0.9 if sure or suspended else 0.5
    confidence = 0.8 if join and not sure else confidence
    edit = Edit(left.end() - 1, offset, hyphen)
    return edit, Repair(RULE, raw, before, after, confidence)


def _closes(right: re.Match[str], language: str) -> bool:
    """Tell languages in which a hyphen before a small letter only divides a word."""
    divides = language.partition("-")[0] in ("de", "nl")
    return divides and right["word"].lower() not in CONJUNCTIONS


def _judge(
    left: re.Match[str], right: re.Match[str], seen: Counter[str], language: str
) -> tuple[bool, bool]:
    """Return whether to close a word, and whether the evidence is sure."""
    hyphenated = f"{left['word']}-{right['word']}".lower()
    closed = (left["word"] + right["word"]).lower()
    last = left["word"].rpartition("-")[2].lower() + right["word"].lower()
    if left[0][-1] in SURE:
        return True, True
    if right["rest"] or right["word"][:1].isupper() or left["word"][-1:].isdigit():
        return False, True
    if seen[closed] != seen[hyphenated]:
        return seen[closed] > seen[hyphenated], True
    known = last in known_words(language)
    return known or _closes(right, language), known
