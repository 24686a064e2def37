"""Take from the text of a note what only its print has: its label, a way back."""

import re
from collections.abc import Collection
from dataclasses import replace

from edition.importer.repairs import Repair
from edition.importer.structure import Block, Run, tidy

RULE = "note_label"
LABEL = re.compile(
    r"""
    \s* (?: \[? \s* (?:foot|end)?note \s )?
    (?: [\[({] \s* (?: \d{1,4} | [A-Za-z]{1,2} | [*†‡§¶]{1,4} ) \s* [\])}] [.:]?
      | \d{1,4} (?: [.:)\]] (?=\s|$) | (?=\s+[^\d\s]) | $ )
      | [*†‡§¶]{1,4} | [\])}.:^]+ | [\[(] \s* $
    ) \s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The label at the beginning of a note, or what is left of it around a link."""
ALL = re.compile(r".*", re.DOTALL)
SIGNS = re.compile(r"[\s\[\](){}.:^]+")
LONGEST = 3
"""Runs of which a label can be made up: a bracket, a number, a bracket."""


def without_label(
    blocks: tuple[Block, ...], labels: Collection[str]
) -> tuple[tuple[Block, ...], tuple[Repair, ...]]:
    """Return the text of a note without the label that it begins with.

    Args:
        blocks: the text.
        labels: what its marks look like; a number that none of them has is a word.
    """
    if not blocks:
        return (), ()
    first, repairs = _cut(blocks[0], {core(label) for label in labels})
    kept = (first, *blocks[1:]) if first.inlines else blocks[1:]
    return kept, repairs


def core(label: str) -> str:
    """Return the number, letter or sign that a label is."""
    return SIGNS.sub("", label).lower().removeprefix("foot").removeprefix("note")


def _label(run: Run, labels: set[str]) -> re.Match[str] | None:
    """Find the label that a run begins with; a raised one may be any that is marked."""
    if "raised" in run.marks and set(map(core, run.text.split(","))) <= labels:
        return ALL.match(run.text)
    return LABEL.match(run.text)


def _cut(block: Block, labels: set[str]) -> tuple[Block, tuple[Repair, ...]]:
    inlines = list(block.inlines)
    repairs: list[Repair] = []
    for _ in range(LONGEST):
        run = inlines[0] if inlines else None
        found = _label(run, labels) if isinstance(run, Run) else None
        if not isinstance(run, Run) or found is None:
            break
        rest = run.text[found.end() :]
        label = core(found[0])
        if label and "raised" not in run.marks and label not in labels:
            break
        if any(c.isalnum() for c in found[0]):
            repairs.append(block.place.repair(RULE, found[0].strip()))
        inlines[0] = replace(run, text=rest)
        if rest:
            break
        inlines.pop(0)
    return replace(block, inlines=tidy(inlines)), tuple(repairs)
