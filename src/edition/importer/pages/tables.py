"""Put the cells that a source tells of into the rows of tables."""

from collections.abc import Sequence

from edition.importer.pages import kinds
from edition.importer.pages.paragraph import Paragraph


def tables(paragraphs: Sequence[Paragraph], start: int) -> list[list[int]]:
    """Return the rows of the table that begins at a paragraph, as their places.

    Args:
        paragraphs: in reading order.
        start: the first cell.
    """
    rows: list[list[int]] = []
    for at in range(start, len(paragraphs)):
        cell = paragraphs[at]
        if cell.kind != kinds.TABLE:
            break
        if rows and _is_same_row(paragraphs[rows[-1][-1]], cell):
            rows[-1].append(at)
        else:
            rows.append([at])
    return rows


def _is_same_row(last: Paragraph, cell: Paragraph) -> bool:
    """Tell by the number of the row, or by its height where none is told."""
    one, other = last.first, cell.first
    if one.level or other.level:
        return one.level == other.level
    level = abs(one.baseline - other.baseline) < one.size
    return one.page == other.page and level and other.left > one.left
