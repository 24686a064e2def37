"""Own how a command ends: its exit status, and errors as one sentence."""

import signal
import sys
from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec

import click

from edition.problems import EditionError

P = ParamSpec("P")
FINE, PROBLEMS, COULD_NOT_RUN = 0, 1, 2


def command(function: Callable[P, int]) -> Callable[P, None]:
    """Make a function's result the exit status, and an EditionError one sentence."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        signal.signal(signal.SIGTERM, _end)
        try:
            sys.exit(function(*args, **kwargs))
        except EditionError as error:
            click.echo(f"edition: {error}", err=True)
            sys.exit(COULD_NOT_RUN)

    return run


def _end(*_: object) -> NoReturn:
    """End as after Ctrl-C, so that nothing is left behind."""
    sys.exit(128 + signal.SIGTERM)
