"""The command ``edition import``: documents in, transcriptions and evidence out."""

from pathlib import Path

import click

from edition.cli.exit_status import COULD_NOT_RUN, command
from edition.cli.options import refuse_unknown
from edition.cli.output import say, status_of
from edition.importer.delivery import Wishes, deliver
from edition.importer.output import FOLDER
from edition.importer.profile import read_profiles
from edition.importer.reading import front_matters, read_all, twice
from edition.importer.report import summary
from edition.importer.steps import steps
from edition.importer.transcribe import Imported, Options
from edition.importer.verdicts import words_lost
from edition.problems import EditionError, Problem
from edition.sources import BIBLIOGRAPHY, load_edition
from edition.syntax import BLANK_MARK

UNUSABLE = frozenset({"I001", "I002", "I003", "I004", "I008", "I012"})
"""Problems after which a command could not run."""


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
@click.option(
    "--to",
    "slug",
    metavar="SLUG",
    default="",
    help="Make the text docs/texts/SLUG.md of one FILE that may be published.",
)
@click.option("--features", is_flag=True, help="Write the counts of each text as well.")
@command
def import_(
    files: tuple[Path, ...],
    notes: str,
    wrap: str,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    no_profile: bool,
    dry_run: bool,
    diff: bool,
    force: bool,
    slug: str,
    features: bool,
) -> int:
    """Turn FILES into transcriptions, with evidence for every repair.

    A FILE is a web page, an e-book, TEI, a PDF, recognised text, what a word
    processor or TeX writes, or plain text: its first bytes say which. Nothing is
    fetched. What a profile in sources/ knows becomes a transcription of that text;
    of any other, a profile is drafted. If a word of a FILE is lost, you are told.

    With --to, the words of one FILE become a text of the edition: for those that
    are free, or whose owner allows it. Nothing is overwritten.

    \b
    Example:
      edition import my-copies/*
      edition import --dry-run book.epub
      edition import letter.html --to doe-1848
    """
    if slug and (len(files) != 1 or dry_run or diff or force or features):
        raise click.UsageError("With --to, name one file, and say only how it looks.")
    if not files and not features:
        raise click.UsageError("Name at least one file, or ask for --features.")
    without = _without(keep, drop)
    root = Path.cwd()
    profiles, problems = read_profiles(root)
    options = Options(
        notes, wrap, without, not no_profile, profiles, front_matters(root)
    )
    imported, found = read_all(files, options)
    problems += [*found, *twice(imported)]
    wishes = Wishes(dry_run, diff, force)
    for path, document in imported:
        if slug:
            _publish(root, document, slug)
            problems += words_lost(path, document.report)
        else:
            problems += deliver(root, path, document, options, wishes, problems)
    if features and not dry_run:
        _features(root)
    for problem in sorted(set(problems)):
        say(str(problem))
    return _status(problems)


def _without(keep: tuple[str, ...], drop: tuple[str, ...]) -> frozenset[str]:
    """Return the rules to leave out, after checking their names."""
    known = steps()
    listed = f"The rules are: {', '.join(known)}."
    refuse_unknown("rule", (*keep, *drop), known, listed)
    return frozenset(drop) | (frozenset(known) - set(keep) if keep else frozenset())


def _publish(root: Path, document: Imported, slug: str) -> None:
    """Make a text of the edition of a document, and say what was done."""
    from edition.starter.imported import publish

    path, works = publish(load_edition(root), document, slug)
    click.echo(path)
    say(f"{summary(document.report)}: {FOLDER}/{slug}.report.md")
    if works:
        say(f"Works that its notes cite, added to {BIBLIOGRAPHY}: {works}.")
    say(f"Write what reads {BLANK_MARK}; “edition check” lists what is left.")


def _features(root: Path) -> None:
    """Write the counts of every transcription that stands below the root."""
    from edition.features import write_features

    try:
        names = list(write_features(load_edition(root)))
    except EditionError as error:
        raise click.UsageError(str(error)) from error
    for name in names:
        click.echo(f"{name}: written")
    if not names:
        say(f"There are no transcriptions in {FOLDER}/ to count")


def _status(problems: list[Problem]) -> int:
    """Return the status for what could not run, or is wrong, or neither."""
    is_unusable = any(problem.code in UNUSABLE for problem in problems)
    return COULD_NOT_RUN if is_unusable else status_of(problems)
