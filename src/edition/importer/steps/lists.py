"""Bring the items of lists together and know their signs from prose."""

from edition.importer.job import Job, Result
from edition.importer.lines import ITEM, TEXT, Line, Lines
from edition.importer.repairs import Repair

RULE = "lists"


def lists(lines: Lines, job: Job) -> Result:
    """Turn an item that stands without neighbours back into a paragraph."""
    repaired: list[Line] = []
    repairs: list[Repair] = []
    for index, line in enumerate(lines):
        near = lines[max(0, index - 1) : index + 2]
        if line.kind == ITEM and line.label and sum(n.kind == ITEM for n in near) < 2:
            repairs.append(
                Repair(RULE, line.raw, "an item", "a paragraph", 0.7, described=True)
            )
            line = line.as_(TEXT)
        repaired.append(line)
    return tuple(repaired), repairs
