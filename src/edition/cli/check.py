"""Own the command “edition check”."""

from pathlib import Path

import click

from edition.cli.exit_status import command
from edition.cli.say import all_problems, report, say
from edition.sources import load_edition


@click.command()
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
        say("No ids are recorded yet: “edition ledger --update” before publishing.")
    return report(all_problems(edition))
