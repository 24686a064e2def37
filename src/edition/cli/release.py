"""The command “edition release”: record what is given out, and say what is next."""

from pathlib import Path

import click

from edition.checks.ledger import BEFORE_RELEASE
from edition.cli.exit_status import FINE, PROBLEMS, command
from edition.cli.output import all_problems, report, say
from edition.clock import now
from edition.exports.citation_file import FILE
from edition.files import write_all
from edition.git import is_in_repository
from edition.ledger import tag
from edition.ledger.identity import compare
from edition.model import Edition
from edition.release import files, notes, obstacles
from edition.sources import WATCHED, load_edition


@click.command()
@click.argument("version", default="", metavar="[VERSION]")
@click.option("--notes", "shows_notes", is_flag=True, help="Print what was released.")
@command
def release(version: str, shows_notes: bool) -> int:
    """Record a release: version, day, changelog, and every id with its words.

    Writes CHANGELOG.md, edition.yml, data/ledger.yml, data/releases.yml and
    CITATION.cff, all or none; commits nothing. With --notes it writes nothing and
    prints the changelog of VERSION, or of the last release, for a release page.

    \b
    Example:
      edition release 1.1.0
      edition release --notes
      edition release --notes 1.0.0
    """
    edition = load_edition(Path.cwd())
    if shows_notes:
        click.echo(notes(edition, version), nl=False)
        return FINE
    if not version:
        raise click.UsageError("Name the version: edition release 1.1.0")
    status = report(
        [*all_problems(edition), *(p for rule in BEFORE_RELEASE for p in rule(edition))]
    )
    found = [*obstacles(edition, version)]
    for sentence in found:
        say(sentence)
    if status or found:
        say("Nothing was released.")
        return PROBLEMS
    return _release(edition, version)


def _release(edition: Edition, version: str) -> int:
    """Write the files of a release, and say what is left to do."""
    written = files(edition, version, now().date().isoformat())
    comparison = compare(edition)
    write_all(edition.root, written)
    recorded = (
        f"Release {version} is recorded: {len(comparison.new):,} new ids, "
        f"{len(comparison.revised):,} with other words."
    )
    if not is_in_repository(edition.root):
        say(f"{recorded} Copy this folder: nothing else holds the words of a version.")
        return FINE
    say(f"{recorded} Next:")
    paths = (path for path in (*WATCHED, FILE) if (edition.root / path).exists())
    mark = tag(version)
    click.echo(f"git add {' '.join(paths)}")
    click.echo(f'git commit --message "release: {version}"')
    click.echo(f"git tag {mark}")
    click.echo(f"git push origin HEAD {mark}")
    return FINE
