"""Make the blocks of a source, and say where in its file each of them stands."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from edition.importer.clean import clean, finish
from edition.importer.compare import Verdict
from edition.importer.decode import Decoded
from edition.importer.job import Job
from edition.importer.lines import PROSE, Lines
from edition.importer.opening import Source
from edition.importer.repairs import Repair
from edition.importer.report import Page
from edition.importer.structure import SourcePlace
from edition.importer.writer import PageStart, write_blocks


class Made(NamedTuple):
    """The blocks of a document, and what it took to make them."""

    blocks: Lines
    repairs: tuple[Repair, ...]
    job: Job
    places: tuple[SourcePlace, ...] = ()
    """Where each origin of a structured document stands; none where it is a line."""
    pages: tuple[PageStart, ...] = ()


def made_of(source: Source, job: Job, without: Collection[str]) -> Made:
    """Make blocks: of plain text by all steps, of a structured document by a few."""
    if isinstance(source, Decoded):
        blocks, repairs = clean(source.text, job, without=without)
        return Made(blocks, (*source.repairs, *repairs), job)
    written = write_blocks(source.document)
    blocks, repairs = finish(written.blocks, job, without=without)
    found = (*written.repairs, *(located(r, written.places) for r in repairs))
    return Made(blocks, found, job, written.places, written.pages)


def located(repair: Repair, places: tuple[SourcePlace, ...]) -> Repair:
    """Say where in the file a repair of a numbered block was made."""
    place = places[repair.line - 1]
    return replace(repair, line=max(1, place.line), place=str(place))


def placed(repair: Repair, made: Made) -> Repair:
    """Say where in the file a repair of the comparison was made."""
    return located(repair, made.places) if made.places else repair


def judged_place(verdict: Verdict, made: Made) -> Verdict:
    """Say where in the file a passage stands that was compared."""
    if not made.places or not verdict.line:
        return verdict
    place = made.places[verdict.line - 1]
    return replace(verdict, line=max(1, place.line), place=str(place))


def pages_in(blocks: Lines, starts: tuple[PageStart, ...]) -> tuple[Page, ...]:
    """Say in which passage each page begins, and behind how many of its words."""
    passages = [block for block in blocks if block.kind in PROSE]
    found = []
    for start in starts:
        at = bisect_left(passages, start.origin, key=lambda block: block.raw)
        passage = passages[at] if at < len(passages) else None
        is_within = passage is not None and passage.raw == start.origin
        id = passage.label if passage else ""
        found.append(Page(start.page, id, start.word if is_within else 0))
    return tuple(found)
