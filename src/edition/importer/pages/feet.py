"""Find the notes at the foot of a page or column: smaller type, a rule, a label."""

from collections.abc import Sequence
from typing import NamedTuple

from edition.importer.pages.kinds import NOTE
from edition.importer.pages.labels import MARKS, label_of
from edition.importer.pages.lines import Line, Page

TINY = 4
"""Letters up to which a line's size says nothing."""
UNFINISHED = frozenset('.!?”"»)]…')
LEAD = 4.0


class Foot(NamedTuple):
    """A column without its notes, and its notes."""

    text: list[Line]
    notes: list[Line]


def is_small(line: Line, body: float) -> bool:
    """Tell whether a line is set smaller than the text."""
    return line.size <= body - max(0.7, 0.06 * body)


def foot_of(
    column: Sequence[Line], page: Page, body: float, before: Sequence[Line]
) -> Foot:
    """Part the notes at the foot of a column from the text above.

    Args:
        column: its lines from top to bottom.
        page: the page it stands on.
        body: the size of the text.
        before: the notes at the foot before this one.
    """
    told = [line for line in column if line.kind == NOTE]
    if told or any(line.kind for line in column):
        return Foot([x for x in column if x.kind != NOTE], told)
    start = _start(column, body)
    if not _is_foot(column, start, page, body, before):
        start = _ruled(column, page)
    return Foot(list(column[:start]), list(column[start:]))


def _start(column: Sequence[Line], body: float) -> int:
    """Return where the small type begins that ends a column."""
    start = len(column)
    while start and (
        is_small(column[start - 1], body) or len(column[start - 1].text.strip()) < TINY
    ):
        start -= 1
    while start < len(column) and not is_small(column[start], body):
        start += 1
    return start


def _is_foot(
    column: Sequence[Line], start: int, page: Page, body: float, before: Sequence[Line]
) -> bool:
    """Tell notes from other small type: captions, quotations, lists."""
    if start == len(column) or _below(column[start:], page, body):
        return False
    first = column[start]
    ruled = _rule_above(first, page)
    labelled = label_of(first) is not None
    if ruled and (labelled or start):
        return True
    goes_on = bool(before) and _goes_on(before, first.page)
    if start == 0 and not ruled:
        return False
    low = first.baseline > 0.4 * page.height
    label = label_of(first)
    marked = label is not None and _is_marked(label.text, column[:start])
    return low and (marked or goes_on or (ruled and labelled))


def _is_marked(label: str, text: Sequence[Line]) -> bool:
    """Tell whether a text has a mark with a label."""
    if not label.isalnum():
        return any(label in line.text for line in text)
    pieces = [piece for line in text for piece in line.pieces]
    raised = {mark for p in pieces if p.raised for mark in MARKS.findall(p.text)}
    return label in raised or any(f"[{label}]" in p.text for p in pieces)


def _goes_on(before: Sequence[Line], page: int) -> bool:
    """Tell whether the last note of the page before has not come to its end."""
    last = before[-1]
    return last.page in (page, page - 1) and last.text.strip()[-1:] not in UNFINISHED


def _below(notes: Sequence[Line], page: Page, body: float) -> bool:
    """Tell whether text of the usual size stands under some lines."""
    left, right = min(x.left for x in notes), max(x.right for x in notes)
    bottom = max(x.baseline for x in notes)
    return any(
        x.baseline > bottom + 2
        and not is_small(x, body)
        and len(x.text) > 3 * TINY
        and min(x.right, right) - max(x.left, left) > 2 * body
        for x in page.lines
    )


def _rule_above(line: Line, page: Page) -> bool:
    """Tell whether a rule is drawn closely above a line."""
    return any(
        0 < line.baseline - y < LEAD * line.size and left - 20 < line.left < right
        for left, y, right in page.rules
    )


def _ruled(column: Sequence[Line], page: Page) -> int:
    """Return where notes of the text's own size begin, under a short rule."""
    marks = {p.text.strip() for line in column for p in line.pieces if p.raised}
    for at in range(len(column) - 1, 0, -1):
        line = column[at]
        if line.baseline < 0.5 * page.height:
            break
        label = label_of(line)
        if label and label.text in marks and _short_rule(column[at - 1], line, page):
            return at
    return len(column)


def _short_rule(above: Line, line: Line, page: Page) -> bool:
    return any(
        above.baseline < y < line.baseline and right - left < 0.45 * page.width
        for left, y, right in page.rules
    )
