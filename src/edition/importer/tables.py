"""Know tables: rows of Markdown, and columns that stand below each other."""

import re

from edition.importer.lines import RAW, Edit, Line

ROW = re.compile(r"\s*\|.*\|\s*")
COLUMNS = re.compile(r"\||\t|\S {3}")
"""What a first row has."""
GAP = re.compile(r"(?<=\S)(?:\s*\t\s*| {3,})(?=\S)")
"""What stands between two columns."""
RULE = re.compile(r"\s*[-=–—_]{2,}(?:\s+[-=–—_]{2,})+\s*")
"""Lines drawn below columns, one for each."""
FEWEST = 3
"""Rows without which short lines are no table."""
LONGEST = 40
"""Characters of a cell of plain text, at most: columns of prose have more."""


def table(run: list[Line]) -> list[Line] | None:
    """Return the rows of a table in Markdown; None where lines are none."""
    if any(line.kind != RAW for line in run) or not COLUMNS.search(run[0].text):
        return None
    if len(run) > 1 and all(ROW.fullmatch(line.text) for line in run):
        return [line.strip() for line in run]
    rows = [line.strip() for line in run if not RULE.fullmatch(line.text)]
    gaps = {len(GAP.findall(row.text)) for row in rows}
    ruled = len(rows) < len(run)
    if len(rows) < FEWEST or len(gaps) > 1 or min(gaps) < 2 - ruled:
        return None
    if any(len(cell) > LONGEST for row in rows for cell in GAP.split(row.text)):
        return None
    written = [_row(row) for row in rows]
    names = [] if any(c.isdigit() for c in rows[0].text) else written[:1]
    first = names or [_blank(written[0], "|   ", min(gaps) + 1)]
    rule = _blank(written[0], "|----", min(gaps) + 1)
    return [*first, rule, *written[len(names) :]]


def _row(line: Line) -> Line:
    """Write a line with bars between its columns."""
    bars = [Edit(m.start(), m.end(), " | ") for m in GAP.finditer(line.text)]
    end = len(line.text)
    return line.edited([Edit(0, 0, "| "), *bars, Edit(end, end, " |")])


def _blank(line: Line, cell: str, count: int) -> Line:
    """Return a row without words, as wide as others."""
    return line.edited([Edit(0, len(line.text), f"{cell * count}|")]).cut(0)
