"""Give each text of a note its marks: by links, by pages, by runs of labels."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from edition.importer.pages.bodies import Body
from edition.importer.pages.flow import Mark

T = TypeVar("T")
MOST_RUNS = 1_000
"""Runs of labels beyond which they are no chapters."""
LEAST_ALIKE = 0.5
"""The share of labels that two runs must have in common."""


class Pair(NamedTuple):
    """A mark and the text that belongs to it."""

    mark: Mark
    body: Body
    confidence: float


def paired(
    marks: Sequence[Mark], bodies: Sequence[Body], linked: dict[int, Body]
) -> list[Pair]:
    """Return which mark leads to which text, each with how sure that is.

    Args:
        marks: in the order of the text.
        bodies: in the order of the document.
        linked: the text to which a mark links, by the mark's serial.
    """
    pairs = [Pair(m, linked[m.serial], 1.0) for m in marks if m.serial in linked]
    pairs += _at_feet(_free(marks, pairs), _loose(bodies, pairs))
    pairs += _in_runs(_free(marks, pairs), _loose(bodies, pairs))
    return pairs


def _free(marks: Sequence[Mark], pairs: Sequence[Pair]) -> list[Mark]:
    used = {pair.mark.serial for pair in pairs}
    return [mark for mark in marks if mark.serial not in used]


def _loose(bodies: Sequence[Body], pairs: Sequence[Pair]) -> list[Body]:
    used = {id(pair.body) for pair in pairs}
    return [body for body in bodies if id(body) not in used]


def _at_feet(marks: list[Mark], bodies: list[Body]) -> list[Pair]:
    """Pair what stands on one page, then what stands on the next."""
    pairs: list[Pair] = []
    for apart, confidence in ((0, 0.95), (-1, 0.7)):
        free = {(m.page, m.label): m for m in reversed(_free(marks, pairs))}
        for body in _loose(bodies, pairs):
            mark = free.pop((body.page + apart, body.label.text), None)
            if body.is_foot and mark is not None:
                pairs.append(Pair(mark, body, confidence))
    return pairs


def _in_runs(marks: list[Mark], bodies: list[Body]) -> list[Pair]:
    """Align runs of labels that begin anew, as those of chapters do."""
    ends = [body for body in bodies if not body.is_foot and body.label.text]
    texts = runs(ends, [b.label.text for b in ends])
    signs = runs(marks, [m.label for m in marks])
    pairs: list[Pair] = []
    for i, j in aligned(
        [[b.label.text for b in run] for run in texts],
        [[m.label for m in run] for run in signs],
        [run[0].paragraphs[0] for run in texts],
        [run[-1].paragraph for run in signs],
    ):
        pairs += _run(signs[j], texts[i])
    return pairs


def _run(marks: list[Mark], bodies: list[Body]) -> list[Pair]:
    """Pair the labels of one run of marks with those of one list."""
    known = {body.label.text: body for body in bodies}
    common = len(known.keys() & {m.label for m in marks})
    share = common / max(len(known), len({m.label for m in marks}))
    if share < LEAST_ALIKE:
        return []
    confidence = 0.9 if share > 0.8 else 0.55
    found = [m for m in marks if m.label in known]
    return [Pair(m, known[m.label], confidence) for m in found]


def runs(things: Sequence[T], labels: Sequence[str]) -> list[list[T]]:
    """Cut a row of labelled things where its numbers begin anew."""
    found: list[list[T]] = []
    last = 0
    for thing, label in zip(things, labels, strict=True):
        number = int(label) if label.isdigit() else 0
        anew = number and number <= last and (number < 3 or number < last - 1)
        if not found or anew:
            found.append([])
        found[-1].append(thing)
        last = number or last
    return found


def aligned(
    texts: list[list[str]], signs: list[list[str]], starts: list[int], ends: list[int]
) -> list[tuple[int, int]]:
    """Return which runs belong together, in their order: the best alignment of all.

    Args:
        texts: the labels of each list of notes.
        signs: the labels of each run of marks.
        starts: the paragraph in which each list begins.
        ends: the paragraph in which each run ends.
    """
    if len(texts) > MOST_RUNS or len(signs) > MOST_RUNS:
        return []
    score = [[0] * (len(signs) + 1) for _ in range(len(texts) + 1)]
    sets = [set(sign) for sign in signs]
    for i, text in enumerate(map(set, texts)):
        for j, sign in enumerate(sets):
            common = 2 * len(text & sign) - abs(len(text) - len(sign))
            fits = common if ends[j] <= starts[i] else 0
            score[i + 1][j + 1] = max(
                score[i][j + 1], score[i + 1][j], score[i][j] + fits
            )
    found: list[tuple[int, int]] = []
    i, j = len(texts), len(signs)
    while i and j:
        if score[i][j] == score[i - 1][j]:
            i -= 1
        elif score[i][j] == score[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found[::-1]
