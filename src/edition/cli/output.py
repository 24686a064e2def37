"""The output of commands: problems as results, sentences beside them."""

from collections.abc import Iterable

import click

from edition import site_files
from edition.checks import check
from edition.cli.exit_status import FINE, PROBLEMS
from edition.ledger.past import not_compared
from edition.model import Edition
from edition.problems import CONTROLS, Problem, tally

TERMINAL = {sign: put for sign, put in CONTROLS.items() if sign != ord("\n")}
"""What no terminal should be sent."""


def all_problems(edition: Edition) -> list[Problem]:
    """Return all that keeps a site from being built or asks for review.

    It is said what could not be looked at.
    """
    if sentence := not_compared(edition):
        say(sentence)
    return sorted([*check(edition), *site_files.faults(edition.root)])


def report(problems: Iterable[Problem]) -> int:
    """Print all problems and a summary; return the exit status they call for."""
    found = list(problems)
    for problem in found:
        click.echo(shown(problem))
    if found:
        say(f"{tally(found)}.")
    return status_of(found)


def status_of(problems: Iterable[Problem]) -> int:
    """Return the exit status that problems call for."""
    return PROBLEMS if any(problem.is_error for problem in problems) else FINE


def shown(problem: Problem) -> str:
    """Return a problem as a line, and below it what it points to, if it does."""
    lines = [str(problem), *problem.excerpt.splitlines()]
    return "\n    ".join(lines).translate(TERMINAL)


def say(sentence: str) -> None:
    """Tell a person how it goes, apart from the results."""
    click.echo(sentence, err=True)
