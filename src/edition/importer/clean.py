"""Run the steps over a document, one after another."""

from collections.abc import Collection
from typing import NamedTuple

from edition.importer.job import Job
from edition.importer.lines import Lines, number
from edition.importer.repairs import Repair
from edition.importer.steps import steps


class Cleaned(NamedTuple):
    """The blocks of a document and the evidence for every repair."""

    blocks: Lines
    repairs: tuple[Repair, ...]


def clean(text: str, job: Job, *, without: Collection[str] = ()) -> Cleaned:
    """Repair a decoded document by every step but those named."""
    lines = number(text)
    repairs: list[Repair] = []
    for name, step in steps().items():
        if name not in without:
            lines, found = step(lines, job)
            repairs += found
    return Cleaned(lines, tuple(repairs))
