"""The command “edition report”: what a change does to the edition."""

from pathlib import Path

import click

from edition.cli.exit_status import FINE, command
from edition.cli.options import format_option
from edition.report.changes import report as compare
from edition.report.commits import edition_at, parse_range
from edition.report.written import FORMATS
from edition.sources import require_edition


@click.command()
@click.argument("commits", default="HEAD", metavar="[BASE..HEAD]")
@format_option(FORMATS, "To read, to paste into a comment, or for programs.")
@command
def report(commits: str, form: str) -> int:
    """Say what a change does: words before and after, ids, checks, size.

    BASE..HEAD names two commits; BASE alone compares with the files at hand, and
    nothing at all compares these with the last commit. What was done on BASE since
    the change began is left out.

    \b
    Example:
      edition report
      edition report main
      edition report v1.0.0..main --format markdown
    """
    root = Path.cwd()
    require_edition(root)
    range = parse_range(root, commits)
    with edition_at(root, range.base) as before, edition_at(root, range.head) as after:
        found = compare(before, after, range)
    click.echo(FORMATS[form](found), nl=False)
    return FINE
