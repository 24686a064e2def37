"""Own what the commands tell a person: problems as results, sentences beside them."""

from collections.abc import Iterable

import click

from edition.cli.exit_status import FINE, PROBLEMS
from edition.problems import Problem


def report(problems: Iterable[Problem]) -> int:
    """Print all problems and a summary; return the exit status they call for."""
    found = list(problems)
    for problem in found:
        click.echo(str(problem))
    errors = sum(problem.is_error for problem in found)
    if found:
        say(f"{errors} errors, {len(found) - errors} to review.")
    return PROBLEMS if errors else FINE


def say(sentence: str) -> None:
    """Tell a person how it goes, apart from the results."""
    click.echo(sentence, err=True)
