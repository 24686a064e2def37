"""Join stretches that stand side by side to one line, read from left to right."""

from collections.abc import Iterable
from dataclasses import replace

from edition.importer.pages.lines import Line, Piece

LEVEL = 0.35
"""How far apart the baselines of one row are at most, in its size."""
RAISED = 0.75
LONGEST_MARK = 4
"""Letters of a raised mark that may stand far from its word."""
SMALL = 0.88


def rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Return lines from top to bottom, those of one row together."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.baseline, line.left)):
        if found and any(_beside(other, line) for other in found[-1]):
            found[-1].append(line)
        else:
            found.append([line])
    return [sorted(row, key=lambda line: line.left) for row in found]


def _beside(one: Line, other: Line) -> bool:
    """Tell whether two lines stand in one row, a raised mark at its word too."""
    if min(one.right, other.right) - max(one.left, other.left) > max(
        one.size, other.size
    ):
        return False
    size = max(one.size, other.size)
    apart = abs(one.baseline - other.baseline)
    if apart < LEVEL * min(one.size, other.size):
        return True
    small = min(one.size, other.size) < SMALL * size
    near = max(one.left, other.left) - min(one.right, other.right) < size
    less = one if one.size < other.size else other
    mark = len(less.text.strip()) <= LONGEST_MARK
    return small and (near or mark) and apart < RAISED * size


def joined(row: list[Line]) -> Line:
    """Return a row as one line."""
    if len(row) == 1:
        return row[0]
    main = max(row, key=lambda line: (len(line.text), line.size))
    pieces: list[Piece] = []
    for before, line in zip([None, *row], row, strict=False):
        if before and _is_apart(before, line):
            pieces.append(Piece(" ", before.right, line.left))
        pieces += _raised(line, main)
    return replace(
        main,
        pieces=tuple(pieces),
        left=min(line.left for line in row),
        right=max(line.right for line in row),
        top=min(line.top for line in row),
        bottom=max(line.bottom for line in row),
    )


def _is_apart(before: Line, line: Line) -> bool:
    """Tell whether white stands between two stretches: a word ends there."""
    if before.text[-1:].isspace() or line.text[:1].isspace():
        return False
    return line.left - before.right > 0.12 * min(before.size, line.size)


def _raised(line: Line, main: Line) -> tuple[Piece, ...]:
    """Return the pieces of a line, raised where they stand above the main one."""
    above = main.baseline - line.baseline > 0.12 * main.size
    if line is main or not above or line.size >= SMALL * main.size:
        return line.pieces
    return tuple(replace(piece, raised=True) for piece in line.pieces)
