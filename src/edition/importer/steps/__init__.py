"""The repairs of an import in their order: one step, one file, one function."""

from edition.extensions import IMPORT_STEPS, joined
from edition.importer.job import Step
from edition.importer.steps.boilerplate import boilerplate
from edition.importer.steps.breaks import breaks
from edition.importer.steps.byline import byline
from edition.importer.steps.case_damage import case_damage
from edition.importer.steps.columns import columns
from edition.importer.steps.controls import controls
from edition.importer.steps.corrections import corrections
from edition.importer.steps.emphasis import emphasis
from edition.importer.steps.furniture import furniture
from edition.importer.steps.heading_parts import heading_parts
from edition.importer.steps.headings import headings
from edition.importer.steps.hyphens import hyphens
from edition.importer.steps.inline_notes import inline_notes
from edition.importer.steps.kinds import kinds
from edition.importer.steps.levels import levels
from edition.importer.steps.links import links
from edition.importer.steps.lists import lists
from edition.importer.steps.lost_characters import lost_characters
from edition.importer.steps.matter import matter
from edition.importer.steps.mojibake import mojibake
from edition.importer.steps.note_bodies import note_bodies
from edition.importer.steps.note_marks import note_marks
from edition.importer.steps.pull_quotes import pull_quotes
from edition.importer.steps.quotes import quotes
from edition.importer.steps.rejoin import rejoin
from edition.importer.steps.residue import residue
from edition.importer.steps.spacing import spacing
from edition.importer.steps.transcriber import transcriber
from edition.importer.steps.unwrap import unwrap
from edition.importer.steps.wikitext import wikitext

STEPS: tuple[tuple[str, Step], ...] = (
    # characters, before anything looks at them
    ("mojibake", mojibake),
    ("controls", controls),
    # lines, while they are still those of the page
    ("boilerplate", boilerplate),
    ("columns", columns),
    ("residue", residue),
    ("wikitext", wikitext),
    ("furniture", furniture),
    ("note_bodies", note_bodies),
    ("unwrap", unwrap),
    ("case_damage", case_damage),
    # blocks: what interrupts a paragraph goes before its halves are joined
    ("pull_quotes", pull_quotes),
    ("transcriber", transcriber),
    ("matter", matter),
    ("headings", headings),
    ("heading_parts", heading_parts),
    ("levels", levels),
    ("rejoin", rejoin),
    # within blocks; hyphens need the line ends, marks the words made whole
    ("hyphens", hyphens),
    ("inline_notes", inline_notes),
    ("note_marks", note_marks),
    ("spacing", spacing),
    ("quotes", quotes),
    ("links", links),
    ("emphasis", emphasis),
    ("lists", lists),
    ("corrections", corrections),
    ("lost_characters", lost_characters),
    ("breaks", breaks),
    ("kinds", kinds),
    ("byline", byline),
)
"""Every step of ours with the name by which it is switched."""


def steps() -> dict[str, Step]:
    """Return every step by its name in their order, those of other packages last."""
    return joined(dict(STEPS), IMPORT_STEPS)
