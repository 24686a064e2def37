"""Options and arguments that several commands have."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

import click

from edition.problems import suggestion


def format_option(names: Iterable[str], help: str) -> Callable[[Any], Any]:
    """Return the option that chooses how the result of a command is written."""
    return click.option(
        "--format",
        "form",
        type=click.Choice([*names]),
        default="text",
        show_default=True,
        help=help,
    )


def refuse_unknown(
    what: str, names: Iterable[str], known: Collection[str], otherwise: str
) -> None:
    """Refuse a name that is not known, and say which is nearest, or something else."""
    for name in names:
        if name not in known:
            near = suggestion(name.lower(), known) or otherwise
            raise click.UsageError(f"There is no {what} “{name}”. {near}")
