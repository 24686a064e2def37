"""Own the command line: arguments in, problems and exit statuses out."""

from collections.abc import Iterable
from pathlib import Path

import click

from edition import __version__
from edition.checks import check as find_problems
from edition.exit_status import FINE, PROBLEMS, command
from edition.export_command import export
from edition.features import TRANSCRIPTIONS
from edition.finish import gate, swap
from edition.importer.command import import_
from edition.ledger.removals import not_compared
from edition.ledger_command import ledger
from edition.model import Edition
from edition.problems import EditionError, Problem
from edition.rendering import WORK, render, temporary_site
from edition.rendering import serve as serve_site
from edition.site_files import missing_files
from edition.sources import load_edition

SITE, FULL = "site", f"{WORK}/full"
"""What is published, and what shows transcriptions and is not."""
FOR_YOURSELF = (
    "It shows the authors' own words: read it yourself, and do not publish it. "
    f"The site to publish is {SITE}/, which “edition build” makes."
)
NO_TRANSCRIPTIONS = (
    f"There is no transcription of any text in {TRANSCRIPTIONS}/. "
    "Import your own copies first: edition import FILE…"
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="edition")
def main() -> None:
    """Check, preview and build the annotated edition in the current directory.

    \b
    edition check          list everything that is wrong, with file and line
    edition serve          preview at http://127.0.0.1:8000/
    edition build          build the site into site/
    edition export         write citations and data into a folder, without a site
    edition import FILE    make a transcription of your own copy of a text
    edition ledger         keep published ids from changing in silence

    Exit status: 0 fine, 1 problems found, 2 could not run.
    """


@main.command()
@command
def check() -> int:
    """List every problem as “path:line: CODE what is wrong. What to do.”.

    Errors give exit status 1; review items alone do not.

    \b
    Example:
      edition check
    """
    edition = load_edition(Path.cwd(), with_transcriptions=True)
    if not edition.ledger:
        _say("No ids are recorded yet: “edition ledger --update” before publishing.")
    return _report(_found(edition))


@main.command()
@click.option(
    "--transcriptions",
    is_flag=True,
    help=f"Build into {FULL}/, with the transcriptions that are in {TRANSCRIPTIONS}/.",
)
@command
def build(transcriptions: bool) -> int:
    """Check the edition and build the published site into site/.

    The site is built beside the last one and takes its place only when nothing is
    wrong with it; otherwise the last one stays as it is.

    Whatever lies in transcriptions/, the published site shows none of it. With
    --transcriptions the author's words stand beside each précis, in a site of its
    own in build/full/, which git ignores: it is for you to read, not to publish.

    \b
    Example:
      edition build
      edition build --transcriptions
    """
    root = Path.cwd()
    edition = load_edition(root, with_transcriptions=transcriptions)
    if transcriptions and not edition.transcriptions:
        raise EditionError(NO_TRANSCRIPTIONS)
    goal = FULL if transcriptions else SITE
    if _report(_found(edition)) or not _rendered(edition, goal):
        return _stays(root / goal)
    pages = sum(1 for _ in (root / goal).rglob("*.html"))
    _say(f"Built {pages} pages into {goal}/.")
    if transcriptions:
        _say(FOR_YOURSELF)
    return FINE


def _rendered(edition: Edition, goal: str) -> bool:
    """Render a site and put it in the place of the last one, if it is fit for that."""
    root = edition.root
    _say("Rendering the pages …")
    with temporary_site(root) as site:
        fine, messages = render(root, site, transcriptions=goal == FULL)
        if not fine:
            click.echo("\n".join(messages))
        elif not _report(gate(edition, site)):
            swap(site, root / goal)
            return True
    return False


@main.command()
@click.option(
    "--address", default="127.0.0.1:8000", show_default=True, help="Where to serve."
)
@click.option(
    "--published", is_flag=True, help="Leave transcriptions out, as a build does."
)
@command
def serve(address: str, published: bool) -> int:
    """Preview the edition and reload the page whenever a file changes.

    Where transcriptions/ holds your own copies of the texts, their words stand
    beside the précis. Nothing of them leaves your machine.

    \b
    Example:
      edition serve --address 127.0.0.1:8080
      edition serve --published
    """
    load_edition(Path.cwd())
    return serve_site(Path.cwd(), address, transcriptions=not published)


main.add_command(export)
main.add_command(import_)
main.add_command(ledger)


def _found(edition: Edition) -> list[Problem]:
    """Return all that keeps a site from being built or asks for review.

    It is said what could not be looked at.
    """
    if sentence := not_compared(edition):
        _say(sentence)
    return sorted([*find_problems(edition), *missing_files(edition.root)])


def _report(problems: Iterable[Problem]) -> int:
    """Print all problems and a summary; return the exit status they call for."""
    found = list(problems)
    for problem in found:
        click.echo(str(problem))
    errors = sum(problem.is_error for problem in found)
    if found:
        _say(f"{errors} errors, {len(found) - errors} to review.")
    return PROBLEMS if errors else FINE


def _stays(site: Path) -> int:
    """Say what became of the last site."""
    stays = "the last site stays as it was" if site.exists() else "no site was made"
    _say(f"Not built: {stays}.")
    return PROBLEMS


def _say(sentence: str) -> None:
    """Tell a person how it goes, apart from the results."""
    click.echo(sentence, err=True)
