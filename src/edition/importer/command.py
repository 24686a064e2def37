"""The command ``edition import``: documents in, transcriptions and evidence out."""

import difflib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from edition.importer.bibtex import as_bibtex
from edition.importer.decode import Decoded, read_document
from edition.importer.document import Imported, Options, import_document
from edition.importer.output import FOLDER, put, refusal
from edition.importer.profile import read_profiles, write_profile
from edition.importer.report import as_json, as_markdown, known_references
from edition.importer.steps import STEPS
from edition.importer.verdicts import judged
from edition.problems import EditionError, Place, Problem, suggestion
from edition.readers.front_matter import split

NAMES = tuple(name for name, _ in STEPS)
TEXTS = "docs/texts"
UNUSABLE = frozenset({"I001", "I002", "I003", "I004", "I008", "I012"})
"""Problems after which a command could not run."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for, apart from how to repair."""

    dry_run: bool
    diff: bool
    force: bool


@click.command("import")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--notes",
    type=click.Choice(["auto", "tagged", "bracketed", "bare", "none"]),
    default="auto",
    help="How the marks of notes look; “none” leaves digits and brackets alone.",
)
@click.option(
    "--wrap",
    type=click.Choice(["auto", "none", "blank", "solid"]),
    default="auto",
    help="How lines were broken: not at all, with blank lines between, or solid.",
)
@click.option(
    "--keep", multiple=True, metavar="RULE", help="Run only the rules named so."
)
@click.option("--drop", multiple=True, metavar="RULE", help="Leave a rule out.")
@click.option("--no-profile", is_flag=True, help="Use the general rules alone.")
@click.option("--dry-run", is_flag=True, help="Print the report and write nothing.")
@click.option(
    "--diff", is_flag=True, help="Show what would change in the transcription."
)
@click.option("--force", is_flag=True, help="Replace an edited or write a partial one.")
@click.option("--features", is_flag=True, help="Write the counts of each text as well.")
@click.pass_context
def import_(
    context: click.Context,
    files: tuple[Path, ...],
    notes: str,
    wrap: str,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    no_profile: bool,
    dry_run: bool,
    diff: bool,
    force: bool,
    features: bool,
) -> None:
    """Turn extracted FILES into transcriptions, with evidence for every repair.

    Every FILE is a plain-text extraction of a document. Those that a profile in
    sources/ knows become transcriptions of that text; any other is repaired by
    the general rules, and a profile of it is drafted.
    """
    if not files and not features:
        raise click.UsageError("Name at least one file, or ask for --features.")
    without = _without(keep, drop)
    root = Path.cwd()
    profiles, problems = read_profiles(root)
    options = Options(notes, wrap, without, not no_profile, profiles, _matters(root))
    imported, found = _read(files, options)
    problems += [*found, *_twice(imported, files)]
    wishes = Wishes(dry_run, diff, force)
    for path, document in imported:
        problems += _finish(root, path, document, options, wishes, problems)
    if features and not dry_run:
        problems += _features(root)
    _say(sorted(set(problems)))
    context.exit(_status(problems))


def _without(keep: tuple[str, ...], drop: tuple[str, ...]) -> frozenset[str]:
    """Return the rules to leave out, after checking their names."""
    for name in (*keep, *drop):
        if name not in NAMES:
            hint = suggestion(name, NAMES) or f"The rules are: {', '.join(NAMES)}."
            raise click.UsageError(f"There is no rule “{name}”. {hint}")
    return frozenset(drop) | (frozenset(NAMES) - set(keep) if keep else frozenset())


def _matters(root: Path) -> dict[str, str]:
    """Return the front matter of each text of the edition."""
    found = {}
    for path in sorted((root / TEXTS).glob("*.md")):
        try:
            matter, _, _ = split(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
        if matter:
            found[path.stem] = matter
    return found


def _read(
    files: tuple[Path, ...], options: Options
) -> tuple[list[tuple[Path, Imported]], list[Problem]]:
    """Read and repair every file; a bad one hides no other."""
    imported: list[tuple[Path, Imported]] = []
    problems: list[Problem] = []
    with _progress(files) as steps:
        for path in steps:
            decoded = read_document(path, str(path))
            if isinstance(decoded, Decoded):
                imported.append((path, import_document(decoded, path.name, options)))
            else:
                problems.append(decoded)
    return imported, problems


@contextmanager
def _progress(files: tuple[Path, ...]) -> Iterator[Iterable[Path]]:
    """Show a bar where several files are read and someone is watching."""
    if len(files) > 1 and sys.stderr.isatty():
        with click.progressbar(files, label="Importing", file=sys.stderr) as bar:
            yield bar
    else:
        yield files


def _twice(
    imported: list[tuple[Path, Imported]], files: tuple[Path, ...]
) -> list[Problem]:
    """Find files that would become the same transcription."""
    by_slug: dict[str, list[Path]] = defaultdict(list)
    for path, document in imported:
        by_slug[document.slug].append(path)
    problems = []
    for slug, paths in by_slug.items():
        if len(paths) > 1:
            names = " and ".join(str(path) for path in paths)
            what = f"{names} would both become “{slug}”"
            problems.append(Problem(Place(str(paths[-1])), "I007", what))
    return problems


def _finish(
    root: Path,
    path: Path,
    document: Imported,
    options: Options,
    wishes: Wishes,
    before: list[Problem],
) -> list[Problem]:
    """Judge, show and write one document; return what is wrong with it."""
    problems = judged(path, document, options, force=wishes.force)
    twice = any(p.code == "I007" and f"“{document.slug}”" in p.what for p in before)
    refused = refusal(root, document.slug, document.markdown, force=wishes.force)
    if wishes.diff:
        click.echo(_diff(root, document), nl=False)
    if wishes.dry_run or wishes.diff:
        click.echo(as_markdown(document.report) if wishes.dry_run else "", nl=False)
        return problems
    if twice or any(p.code in ("I006", "I009") for p in problems):
        return problems
    if refused:
        return [*problems, refused]
    try:
        return problems + _put(root, document, wishes.force)
    except OSError as error:
        what = f"The transcription cannot be written: {error.strerror or error}"
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
    review = sum(repair.is_review for repair in report.repairs)
    same = sum(v.status == "same" for v in report.verdicts)
    passages = (
        f"{same} of {len(report.verdicts)} passages as expected, "
        if report.verdicts
        else ""
    )
    return f"{passages}{len(report.repairs)} repairs, {review} to be looked at"


def _diff(root: Path, document: Imported) -> str:
    """Return what would change in a transcription."""
    name = f"{FOLDER}/{document.slug}.md"
    path = root / name
    old = path.read_text(encoding="utf-8").splitlines(True) if path.is_file() else []
    new = document.markdown.splitlines(True)
    return "".join(difflib.unified_diff(old, new, f"a/{name}", f"b/{name}"))


def _features(root: Path) -> list[Problem]:
    """Write the counts of every transcription that stands below the root."""
    from edition.features import write_features
    from edition.sources import load_edition

    try:
        edition = load_edition(root)
    except EditionError as error:
        raise click.UsageError(str(error)) from error
    names = list(write_features(edition))
    for name in names:
        click.echo(f"{name}: written")
    if not names:
        click.echo(f"There are no transcriptions in {FOLDER}/ to count", err=True)
    return []


def _say(problems: list[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _status(problems: list[Problem]) -> int:
    """Return 2 if something could not run, 1 if something is wrong, else 0."""
    if any(problem.code in UNUSABLE for problem in problems):
        return 2
    return int(any(problem.is_error for problem in problems))
