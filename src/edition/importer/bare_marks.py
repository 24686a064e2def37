"""Find the marks of notes among the digits of a text by their sequence alone."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from edition.importer.alignment import Body, Mark, aligned
from edition.importer.lines import PROSE, Edit, Line, Lines
from edition.importer.repairs import Repair

RULE = "note_marks"
FEWEST = 4
"""Marks in sequence without which bare digits are taken for numbers."""
FARTHEST = 4000
"""Characters between two marks, in the median, beyond which they are none."""
STRONG = 4
"""What digits weigh that are followed as marks are; others weigh one."""
MANNER = 0.8
"""The share of marks glued to their words from which on all must be."""
NUMBER = re.compile(r"\d(?<!\d\d)\d{0,3}(?!\w)")
STOPS = frozenset(".,;:!?…)]\"”’'»*")
DIGITS = re.compile(
    r"""
    (?P<word> [^\W\d_]+ ) (?P<stop> [.,;:!?…)\]"”’'»*]* ) (?P<blank> \s? )
    (?P<number> \d{1,4} ) (?! \w | %|°|[.,:/–-]\d | -\w )
    (?= (?P<after> [.,;:!?)\]"”’]* ) \s* (?P<next> [^\W\d_]* ) )
    """,
    re.VERBOSE,
)
"""A word, stops and a number, with what follows; slow unless its start is known."""
_COUNTED = """
a about after age aged all almost an and annex another approximately are around art
article articles as at be before between but by category chapter circa class clause
day days each every exactly except few figure fig first for form from further group
had has have her his i in is its last least less level line many more most my nearly
next no nos not number numbers of on only or other our over page pages para
paragraph paragraphs part per phase plus point points pp protocol psalm question
rule section since some stage step table than that the their these those till to
total type under unit until up verse version vol volume war was week were which who
with world ww year your january february march april may june july august september
october november december
"""
COUNTED = frozenset(_COUNTED.split())
"""Words after which a number counts or dates something."""
_FUNCTION = """
a after although an and as at because before but by despite during for from had has
have he her his however if in including is it its nor of on or since so such than
that the their then there these they this those thus to under until was we were when
where whereas whether which while who whose will with within without would yet
"""
FUNCTION = frozenset(_FUNCTION.split())
"""Words that go on with a sentence after a mark, and seldom with a number."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Digits that may be the mark of a note."""

    block: int
    start: int
    end: int
    number: int
    position: int
    """The characters before it in the document."""
    strong: bool
    glued: bool


def bare_marks(
    lines: Lines, bodies: Sequence[Body], *, sure: bool
) -> tuple[Lines, list[Repair]]:
    """Replace bare digits that count 1, 2, 3 … by marks.

    Args:
        lines: the blocks of a document.
        bodies: the notes that were found; none where they are lost.
        sure: whether someone said that the marks are bare digits.
    """
    candidates = _candidates(lines)
    called = _called(candidates, bodies) if bodies else _counted(candidates, sure)
    edits: dict[int, list[Edit]] = defaultdict(list)
    repairs: list[Repair] = []
    for found, label in called:
        edits[found.block].append(Edit(found.start, found.end, f"[^{label}]"))
        repairs.append(_repair(lines[found.block], found, label))
    marked = tuple(
        line.edited(edits[i]) if i in edits else line for i, line in enumerate(lines)
    )
    return marked, repairs


def _called(
    candidates: list[Candidate], bodies: Sequence[Body]
) -> list[tuple[Candidate, str]]:
    """Return the marks of the notes that were found, all set in one manner."""
    labels = {body.label for body in bodies}
    known = [found for found in candidates if str(found.number) in labels]
    pairs = _aligned(known, bodies)
    glued = sum(known[mark].glued for mark in pairs)
    if MANNER * len(pairs) <= glued < len(pairs):
        known = [found for found in known if found.glued]
        pairs = _aligned(known, bodies)
    return [
        (known[mark], f"{body + 1}:{bodies[body].label}")
        for mark, body in sorted(pairs.items())
    ]


def _aligned(known: list[Candidate], bodies: Sequence[Body]) -> dict[int, int]:
    marks = [Mark(str(x.number), x.block, STRONG if x.strong else 1) for x in known]
    return aligned(marks, bodies)


def _counted(candidates: list[Candidate], sure: bool) -> list[tuple[Candidate, str]]:
    """Return the marks of notes that are lost, where their sequence is evidence."""
    chain = _chain(candidates)
    if len(chain) > 1 and sum(x.glued for x in chain) >= MANNER * len(chain):
        chain = _chain([x for x in candidates if x.glued])
    return [(x, str(x.number)) for x in chain] if sure or _convinces(chain) else []


def _repair(line: Line, found: Candidate, label: str) -> Repair:
    """Show a mark with the words before it."""
    first = line.text.rfind(" ", 0, max(0, found.start - 12)) + 1
    before = line.text[first : found.start]
    digits = line.text[found.start : found.end]
    after = f"{before}[^{label}]"
    confidence = 0.95 if found.strong else 0.8
    raw = line.raw_at(found.start)
    return Repair(RULE, raw, before + digits, after, confidence)


def _candidates(lines: Lines) -> list[Candidate]:
    """Return every number that is not plainly a count, a date or a page."""
    found: list[Candidate] = []
    position = 0
    for index, line in enumerate(lines):
        if line.kind in PROSE:
            found += [
                _candidate(m, index, position)
                for m in _numbered(line.text)
                if _may_be_mark(m)
            ]
        position += len(line.text)
    return found


def _numbered(text: str) -> Iterator[re.Match[str]]:
    """Yield each number with the word before it."""
    for number in NUMBER.finditer(text):
        at = number.start()
        at -= at > 0 and text[at - 1].isspace()
        while at and text[at - 1] in STOPS:
            at -= 1
        while at and text[at - 1].isalpha():
            at -= 1
        if match := DIGITS.match(text, at):
            yield match


def _candidate(match: re.Match[str], block: int, position: int) -> Candidate:
    return Candidate(
        block,
        match.start("blank"),
        match.end("number"),
        int(match["number"]),
        position + match.start(),
        _is_strong(match),
        not match["blank"],
    )


def _may_be_mark(match: re.Match[str]) -> bool:
    """Rule out digits that belong to a name or are counted by the word before."""
    word, glued = match["word"], not match["blank"]
    if match.start() == 0 and not glued:
        return False  # “Plate 3: The gate”, “Lesson 4”
    if match["number"].startswith("0") or (len(match["number"]) > 3 and not glued):
        return False
    if glued and not match["stop"]:
        return len(word) > 2 and word[-1].islower()
    if match["stop"]:
        after = match["next"]
        ends = match["stop"].strip("\"”’'»)]*")[-1:] in (".", "!", "?", "…")
        if glued:
            return True
        return not (ends and after[:1].islower() and not match["after"])
    return word.lower() not in COUNTED and len(word) > 1


def _is_strong(match: re.Match[str]) -> bool:
    """Tell whether what follows speaks for a mark."""
    if match["after"] or not match["blank"]:
        return True
    following = match["next"]
    if not following or following.lower() in FUNCTION:
        return True
    return following[0].isupper() and bool(match["stop"])


def _chain(candidates: list[Candidate]) -> list[Candidate]:
    """Follow the numbers that are expected next, strong candidates first."""
    places: dict[int, list[int]] = defaultdict(list)
    for index, found in enumerate(candidates):
        places[found.number].append(index)
    chain: list[Candidate] = []
    at = 0
    number = 1
    while (pick := _pick(candidates, places, at, number)) is not None:
        chain.append(candidates[pick])
        at = pick + 1
        number += 1
    return chain


def _pick(
    candidates: list[Candidate], places: dict[int, list[int]], at: int, number: int
) -> int | None:
    """Return the first candidate for a number, unless a stronger one is in reach."""
    strong = _first(candidates, places[number], at, strong=True)
    weak = _first(candidates, places[number], at)
    if weak is None or strong is None or strong == weak:
        return weak
    following = _first(candidates, places[number + 1], weak, strong=True)
    return weak if following is not None and following < strong else strong


def _first(
    candidates: list[Candidate], places: list[int], at: int, *, strong: bool = False
) -> int | None:
    """Return the first of some places from a position on."""
    for place in places[bisect_left(places, at) :]:
        if candidates[place].strong or not strong:
            return place
    return None


def _convinces(chain: list[Candidate]) -> bool:
    """Tell whether a sequence is too long and too dense to be chance."""
    if len(chain) < FEWEST:
        return False
    gaps = [b.position - a.position for a, b in pairwise(chain)]
    strong = sum(found.strong for found in chain)
    return median(gaps) <= FARTHEST and 10 * strong >= 6 * len(chain)
