"""Tell tables that hold data from those that lay out a page, and read their cells."""

from itertools import islice

from edition.importer.formats.html_semantics import semantics
from edition.importer.formats.markup import Element, name_of

CELLS = frozenset({"td", "th"})
SECTIONS = frozenset({"thead", "tbody", "tfoot"})
PARTS = ("{*}ul", "{*}ol", "{*}blockquote", "{*}table", "{*}h1", "{*}h2", "{*}h3")
"""What a cell of a table with data does not hold."""
WIDEST = 50
Grid = list[list[Element | None]]


def is_data(table: Element) -> bool:
    """Tell whether a table has rows of short cells, and is said to be no layout."""
    if table.get("role") in ("presentation", "none"):
        return False
    grid = grid_of(table)
    if len(grid) < 2 or max(map(len, grid)) < 2:
        return False
    cells = (cell for row in grid for cell in row if cell is not None)
    return all(_is_short(cell) for cell in cells)


def is_drama(table: Element) -> bool:
    """Tell a table whose rows begin with who speaks, as an e-book of a play says."""
    cells = (row[0] for row in grid_of(table) if len(row) == 2)
    return any(cell is not None and "speaker" in semantics(cell) for cell in cells)


def grid_of(table: Element) -> Grid:
    """Return the cells by rows; what a wide cell covers besides is None."""
    return [row for row in map(_row, _rows(table)) if row]


def _rows(table: Element) -> list[Element]:
    """Return the rows of a table, those of its head first, its foot's last."""
    parts = [part for part in table if name_of(part) in SECTIONS]
    parts.sort(key=lambda part: ("thead", "tbody", "tfoot").index(name_of(part)))
    own = [row for row in table if name_of(row) == "tr"]
    return own + [row for part in parts for row in part if name_of(row) == "tr"]


def _row(row: Element) -> list[Element | None]:
    cells: list[Element | None] = []
    for cell in row:
        if name_of(cell) in CELLS:
            span = cell.get("colspan", "1")
            width = min(int(span), WIDEST) if span.isdecimal() else 1
            cells += [cell, *[None] * (width - 1)]
    return cells


def _is_short(cell: Element) -> bool:
    if next(cell.iter(*PARTS), None) is not None:
        return False
    return len(list(islice(cell.iter("{*}p"), 2))) < 2
