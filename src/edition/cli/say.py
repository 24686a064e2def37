"""Own what the commands tell a person: problems as results, sentences beside them."""

from collections.abc import Iterable, Sequence

import click

from edition.checks import check
from edition.cli.exit_status import FINE, PROBLEMS
from edition.ledger.removals import not_compared
from edition.model import Edition
from edition.problems import Problem
from edition.site_files import missing_files


def all_problems(edition: Edition) -> list[Problem]:
    """Return all that keeps a site from being built or asks for review.

    It is said what could not be looked at.
    """
    if sentence := not_compared(edition):
        say(sentence)
    return sorted([*check(edition), *missing_files(edition.root)])


def report(problems: Iterable[Problem]) -> int:
    """Print all problems and a summary; return the exit status they call for."""
    found = list(problems)
    for problem in found:
        click.echo(str(problem))
    if found:
        say(f"{count(found)}.")
    return PROBLEMS if any(problem.is_error for problem in found) else FINE


def count(found: Sequence[Problem]) -> str:
    """Say how many problems there are, of either severity."""
    if not found:
        return "no problems"
    errors = sum(problem.is_error for problem in found)
    return (
        f"{errors} error{'' if errors == 1 else 's'}, {len(found) - errors} to review"
    )


def say(sentence: str) -> None:
    """Tell a person how it goes, apart from the results."""
    click.echo(sentence, err=True)
