"""The command “edition upgrade”: what an owner must know of a newer package."""

from pathlib import Path

import click

from edition.cli.exit_status import FINE, PROBLEMS, command
from edition.cli.output import say
from edition.compatibility import changes, installed, is_older, is_within, range_from
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
    for problem in edition.problems:
        if problem.place.path == SETTINGS and problem.subject == "requires":
            click.echo(problem)
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
    to_do = f"{len(found)} to know of." if found else "There is nothing to do."
    say(f"The package is {here}; {required}. {to_do}")
    if not wanted or found or not is_within(here, wanted):
        say(f'When all is done, write in {SETTINGS}: requires: "{range_from(here)}"')
    return FINE
