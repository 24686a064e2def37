"""The exit status of a command, and errors as one sentence."""

import errno
import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec

import click

from edition.problems import EditionError

P = ParamSpec("P")
FINE, PROBLEMS, COULD_NOT_RUN = 0, 1, 2
SYSTEM = frozenset(
    {
        *(errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM),
        *(errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG),
        *(errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN, errno.EIO),
    }
)
"""What the system refuses, or stands in the way, and no program can mend."""


def command(function: Callable[P, int]) -> Callable[P, None]:
    """Make a function's result the exit status, and what stops it one sentence."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        signal.signal(signal.SIGTERM, _interrupt)
        if not _is_somewhere():
            _end("The folder that this was run in is there no more.")
        try:
            sys.exit(function(*args, **kwargs))
        except EditionError as error:
            _end(str(error))
        except OSError as error:
            if error.errno not in SYSTEM:
                raise
            _end(f"{error.filename or 'The system'}: {error.strerror}.")

    return run


def _is_somewhere() -> bool:
    """Tell whether there is a current folder: it may have been removed."""
    try:
        return bool(os.getcwd())
    except OSError:
        return False


def _end(sentence: str) -> NoReturn:
    click.echo(f"edition: {sentence}", err=True)
    sys.exit(COULD_NOT_RUN)


def _interrupt(*_: object) -> NoReturn:
    """End as after Ctrl-C, so that nothing is left behind."""
    sys.exit(128 + signal.SIGTERM)
