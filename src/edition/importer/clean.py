"""Run the steps over a document, one after another: all, or those after a reader."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from edition.importer.digests import matter_digest
from edition.importer.job import Job, Step
from edition.importer.lines import MATTER, PROSE, Line, Lines, number
from edition.importer.repairs import Repair
from edition.importer.steps import STEPS, steps

AFTER_READERS = frozenset(
    {"spacing", "quotes", "corrections", "lost_characters", "case_damage", "byline"}
)
"""Steps of ours that serve every format; others guess what plain text does not say."""


class Cleaned(NamedTuple):
    """The blocks of a document and the evidence for every repair."""

    blocks: Lines
    repairs: tuple[Repair, ...]


def clean(text: str, job: Job, *, without: Collection[str] = ()) -> Cleaned:
    """Repair a decoded document by every step but those named."""
    return _run(number(text), steps(), job, without)


def finish(blocks: Lines, job: Job, *, without: Collection[str] = ()) -> Cleaned:
    """Repair the blocks of a structured document, and know the matter of a profile."""
    chosen = {
        n: s for n, s in steps().items() if n in AFTER_READERS or n not in dict(STEPS)
    }
    matter = tuple(_matter(block, job) for block in blocks)
    return _run(matter, chosen, job, without)


def _matter(block: Line, job: Job) -> Line:
    """Set a block apart that a profile knows to be no passage."""
    is_prose = bool(job.matter) and block.kind in PROSE
    is_matter = is_prose and matter_digest(block.text) in job.matter
    return block.as_(MATTER, "profile") if is_matter else block


def _run(
    lines: Lines, chosen: Mapping[str, Step], job: Job, without: Collection[str]
) -> Cleaned:
    repairs: list[Repair] = []
    for name, step in chosen.items():
        if name not in without:
            lines, found = step(lines, job)
            repairs += found
    return Cleaned(lines, tuple(repairs))
