"""Put the lines of a page into the order in which they are read: by columns."""

from collections.abc import Iterator, Sequence
from statistics import median

from edition.importer.pages.kinds import TABLE
from edition.importer.pages.lines import Line, Page
from edition.importer.pages.rows import joined, rows

NARROW = 0.6
"""A line of a column is narrower than this share of the text's width."""
WORDY = 12
"""Letters from which on a line tells where a column is."""
FEWEST = 5
"""Lines that a column has at least."""
BIN = 1.0
TAGGED = 0.98
MOST_GUTTERS = 5


def in_order(page: Page) -> list[list[Line]]:
    """Return the columns of a page as they are read, each from top to bottom.

    A line across all columns ends those above it.
    """
    lines = [line for line in page.lines if line.text.strip()]
    if page.is_ordered or _is_tagged(lines):
        return list(_jumps(_as_told(lines)))
    gutters = _gutters(lines)
    if not gutters:
        return [[joined(row) for row in rows(lines)]]
    return [[joined(row) for row in rows(part)] for part in _parts(lines, gutters)]


def _is_tagged(lines: Sequence[Line]) -> bool:
    """Tell whether the source's tags say of nearly all lines in which order."""
    letters = sum(len(line.text) for line in lines)
    tagged = sum(len(line.text) for line in lines if line.order >= 0)
    return bool(tagged) and tagged >= 0.8 * letters


def _as_told(lines: list[Line]) -> list[Line]:
    """Return lines in the order of the source, stretches of one row together.

    What the source does not speak of stands before or after the rest.
    """
    told = [line for line in lines if line.order >= 0]
    rest = [line for line in lines if line.order < 0]
    if not told:
        told, rest = lines, []
    told.sort(key=lambda line: line.order)
    middle = median(line.baseline for line in told) if told else 0
    before = [joined(r) for r in rows(x for x in rest if x.baseline < middle)]
    after = [joined(r) for r in rows(x for x in rest if x.baseline >= middle)]
    return [*before, *(joined(row) for row in _adjacent(told)), *after]


def _jumps(lines: list[Line]) -> Iterator[list[Line]]:
    """Cut lines in the order of the source where it goes up: a column begins."""
    column: list[Line] = []
    for line in lines:
        if column and line.baseline < column[-1].baseline - 1.5 * line.size:
            yield column
            column = []
        column.append(line)
    yield column


def _adjacent(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield neighbours of one row together."""
    row: list[Line] = []
    for line in lines:
        if row and _follows(row[-1], line):
            row.append(line)
            continue
        if row:
            yield row
        row = [line]
    if row:
        yield row


def _follows(one: Line, other: Line) -> bool:
    """Tell whether a stretch goes on in its row, and is no other cell."""
    if other.left <= one.left or len(rows([one, other])) > 1:
        return False
    return one.element == other.element or TABLE not in (one.kind, other.kind)


def _gutters(lines: list[Line]) -> list[tuple[float, float]]:
    """Find the white stripes between columns."""
    wordy = [line for line in lines if len(line.text) >= WORDY]
    if len(wordy) < 2 * FEWEST:
        return []
    left, right = min(x.left for x in wordy), max(x.right for x in wordy)
    narrow = [line for line in wordy if line.width < NARROW * (right - left)]
    if len(narrow) < 2 * FEWEST:
        return []
    stripes = _stripes(narrow, left, right)
    size = median(line.size for line in narrow)
    wide = [s for s in stripes if s[1] - s[0] >= 0.6 * size][:MOST_GUTTERS]
    return wide if wide and _are_columns(narrow, wide, left, right) else []


def _stripes(lines: list[Line], left: float, right: float) -> list[tuple[float, float]]:
    """Return the stripes that nearly no line crosses."""
    count = int((right - left) / BIN) + 1
    cover = [0] * (count + 1)
    for line in lines:
        cover[max(0, int((line.left - left) / BIN))] += 1
        cover[min(count, int((line.right - left) / BIN) + 1)] -= 1
    few = 0.04 * len(lines)
    found: list[tuple[float, float]] = []
    start, total = -1, 0
    for index in range(count):
        total += cover[index]
        if total <= few:
            start = index if start < 0 else start
        elif start >= 0:
            if start > 0:
                found.append((left + start * BIN, left + index * BIN))
            start = -1
    return found


def _are_columns(
    lines: list[Line], gutters: list[tuple[float, float]], left: float, right: float
) -> bool:
    """Tell columns of a text from those of a table: their lines fill them."""
    edges = [left, *(x for gutter in gutters for x in gutter), right]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    for start, end in spans:
        inside = [x for x in lines if start - 4 <= x.left and x.right <= end + 4]
        if len(inside) < FEWEST:
            return False
        if median(x.width for x in inside) < 0.6 * (end - start):
            return False
        if median(len(x.text) for x in inside) < 1.5 * WORDY:
            return False
    return _stand_together(lines, gutters[0])


def _stand_together(lines: list[Line], gutter: tuple[float, float]) -> bool:
    """Tell whether lines left and right of a gutter share heights."""
    one = sorted(x.baseline for x in lines if x.right <= gutter[0] + 4)
    other = [(x.top, x.bottom) for x in lines if x.left >= gutter[1] - 4]
    both = sum(any(top < y <= bottom + 1 for y in one) for top, bottom in other)
    return both >= FEWEST - 1


def _parts(
    lines: list[Line], gutters: list[tuple[float, float]]
) -> Iterator[list[Line]]:
    """Yield the columns between lines that cross a gutter, and those lines."""
    crossing = [x for x in lines if _crosses(x, gutters)]
    narrow = [x for x in lines if not _crosses(x, gutters)]
    for row in [*rows(crossing), None]:
        top = min(x.top for x in row) if row else float("inf")
        above = [x for x in narrow if x.baseline <= top + 2]
        narrow = [x for x in narrow if x.baseline > top + 2]
        yield from _columns(above, gutters)
        if row:
            yield row


def _crosses(line: Line, gutters: list[tuple[float, float]]) -> bool:
    return any(line.left < start - 2 and line.right > end + 2 for start, end in gutters)


def _columns(
    lines: list[Line], gutters: list[tuple[float, float]]
) -> Iterator[list[Line]]:
    """Yield lines column by column."""
    columns: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        columns[sum(line.left >= start - 1 for start, _ in gutters)].append(line)
    yield from (column for column in columns if column)
