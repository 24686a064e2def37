"""The command “edition build”: check, render, verify, swap."""

from pathlib import Path

import click

from edition.cache import cache_of
from edition.cli.exit_status import FINE, PROBLEMS, command
from edition.cli.output import all_problems, report, say
from edition.exports.making import held_back, lacking
from edition.files import inside
from edition.mkdocs.options import Options
from edition.mkdocs.renderer import render
from edition.model import Edition
from edition.problems import EditionError, counted
from edition.progress import Progress
from edition.publish import WORK, swap, temporary_site
from edition.publish.gate import gate
from edition.sources import load_edition
from edition.transcriptions import TRANSCRIPTIONS

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


@click.command()
@click.option(
    "--transcriptions",
    is_flag=True,
    help=f"Build into {FULL}/, with the transcriptions that are in {TRANSCRIPTIONS}/.",
)
@click.option("--timings", is_flag=True, help="Say at the end where the time went.")
@command
def build(transcriptions: bool, timings: bool) -> int:
    """Check the edition and build the published site into site/.

    The site is built beside the last one and takes its place only when nothing is
    wrong with it; otherwise the last one stays as it is.

    Whatever lies in transcriptions/, the published site shows none of it. With
    --transcriptions the author's words stand beside each précis, in a site of its
    own in build/full/, which git ignores: it is for you to read, not to publish.

    \b
    Example:
      edition build
      edition build --timings
      edition build --transcriptions
    """
    progress, root = Progress(), Path.cwd()
    goal = FULL if transcriptions else SITE
    edition = load_edition(root, with_transcriptions=transcriptions)
    if transcriptions and not edition.transcriptions:
        raise EditionError(NO_TRANSCRIPTIONS)
    with progress.stage("Reading and checking the edition"):
        problems = all_problems(edition)
    if report(problems) or not _rendered(edition, goal, progress):
        return _stays(root / goal)
    for sentence in filter(None, (lacking(edition), held_back(edition))):
        say(f"{sentence}.")
    pages = sum(1 for _ in (root / goal).rglob("*.html"))
    say(f"Built {counted(pages, 'page')} into {goal}/.")
    if timings:
        say(progress.table())
    if transcriptions:
        say(FOR_YOURSELF)
    return FINE


def _rendered(edition: Edition, goal: str, progress: Progress) -> bool:
    """Render a site and put it in the place of the last one, if it is fit for that."""
    root = edition.root
    with temporary_site(root) as site:
        options = Options(goal == FULL, is_checked=True, progress=progress)
        if messages := render(root, site, options):
            click.echo("\n".join(messages))
            return False
        with progress.stage("Verifying the pages"):
            problems = gate(edition, site)
        if report(problems):
            return False
        swap(site, inside(root, goal))
        cache_of(root).prune()
    return True


def _stays(site: Path) -> int:
    """Say what became of the last site."""
    stays = "the last site stays as it was" if site.exists() else "no site was made"
    say(f"Not built: {stays}.")
    return PROBLEMS
