"""Deliver an imported document: judge it, show it, write it with its evidence."""

import difflib
from dataclasses import dataclass
from pathlib import Path

import click

from edition.importer.bibtex import as_bibtex
from edition.importer.output import FOLDER, put, refusal
from edition.importer.profile import write_profile
from edition.importer.report import (
    as_json,
    known_references,
    summary,
)
from edition.importer.report_markdown import as_markdown
from edition.importer.transcribe import Imported, Options
from edition.importer.verdicts import judged
from edition.problems import EditionError, Place, Problem

HELD_BACK = frozenset({"I006", "I009", "I014"})
"""Problems after which a document is not written."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for, apart from how to repair."""

    dry_run: bool
    diff: bool
    force: bool


def deliver(
    root: Path,
    path: Path,
    document: Imported,
    options: Options,
    wishes: Wishes,
    before: list[Problem],
) -> list[Problem]:
    """Judge, show and write one document; return what is wrong with it."""
    problems = judged(path, document, options, force=wishes.force)
    twice = any(p.about == ("I007", document.slug) for p in before)
    refused = refusal(root, document.slug, document.markdown, force=wishes.force)
    if wishes.diff:
        click.echo(_diff(root, document), nl=False)
    if wishes.dry_run or wishes.diff:
        click.echo(as_markdown(document.report) if wishes.dry_run else "", nl=False)
        return problems
    if twice or any(p.code in HELD_BACK for p in problems):
        return problems
    if refused:
        return [*problems, refused]
    try:
        return problems + _put(root, document, wishes.force)
    except (EditionError, OSError) as error:
        what = f"The transcription cannot be written: {error}"
        return [*problems, Problem(Place(f"{FOLDER}/{document.slug}.md"), "I012", what)]


def _put(root: Path, document: Imported, force: bool) -> list[Problem]:
    """Write a transcription with its report and whatever was drafted."""
    base = f"{FOLDER}/{document.slug}"
    is_own = document.profile is None and document.known is None
    if is_own and (root / f"{base}.md").exists():
        click.echo(f"{base}.md: is a transcription already; nothing changed")
        return []
    files = {f"{base}.md": document.markdown}
    files[f"{base}.report.md"] = as_markdown(document.report)
    files[f"{base}.report.json"] = as_json(document.report)
    if document.profile is not None:
        files[f"{base}.profile.yml"] = write_profile(document.profile)
    changed = put(root, files, force=force)
    if document.report.references:
        drafted = as_bibtex(known_references(root / FOLDER))
        changed += put(root, {f"{FOLDER}/references.draft.bib": drafted})
    click.echo(
        f"{base}.md: {'written' if changed else 'unchanged'}; {_counts(document)}"
    )
    return []


def _counts(document: Imported) -> str:
    """Say in one line what an import found."""
    report = document.report
    same = sum(v.status == "same" for v in report.verdicts)
    passages = (
        f"{same} of {len(report.verdicts)} passages as expected, "
        if report.verdicts
        else ""
    )
    return f"{passages}{summary(report)}"


def _diff(root: Path, document: Imported) -> str:
    """Return what would change in a transcription."""
    name = f"{FOLDER}/{document.slug}.md"
    path = root / name
    old = path.read_text(encoding="utf-8").splitlines(True) if path.is_file() else []
    new = document.markdown.splitlines(True)
    return "".join(difflib.unified_diff(old, new, f"a/{name}", f"b/{name}"))
