"""The command “edition upgrade”: what an owner must know of a newer package."""

from pathlib import Path

import click

from edition.cli.exit_status import FINE, PROBLEMS, command
from edition.cli.say import say
from edition.compatibility import (
    changes,
    installed,
    is_older,
    is_within,
    range_from,
)
from edition.problems import Problem
from edition.sources import SETTINGS, load_edition


@click.command()
@command
def upgrade() -> int:
    """Say what is different in this version of the package, and what to do about it.

    It compares “requires” in edition.yml with the package, and writes nothing: no
    version of the package changes the files of an edition by itself.

    \b
    Example:
      edition upgrade
    """
    edition, here = load_edition(Path.cwd()), installed()
    if faults := [p for p in edition.problems if _is_of_range(p)]:
        click.echo(faults[0])
        return PROBLEMS
    wanted = edition.settings.requires
    if is_older(here, wanted):
        required = f"the edition requires {wanted}: install a newer one"
        say(f"The package is {here}; {required}.")
        return PROBLEMS
    found = changes(wanted, here)
    for change in found:
        click.echo(f"{change.version}: {change.what} {change.do}")
    required = f"the edition requires {wanted or 'none'}"
    say(f"The package is {here}; {required}. {_count(len(found))}")
    if not wanted or found or not is_within(here, wanted):
        say(f'When all is done, write in {SETTINGS}: requires: "{range_from(here)}"')
    return FINE


def _is_of_range(problem: Problem) -> bool:
    return problem.place.path == SETTINGS and problem.subject == "requires"


def _count(many: int) -> str:
    """Say how much there is to do."""
    return f"{many} to know of." if many else "There is nothing to do."
