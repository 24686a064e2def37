"""Options that several commands have."""

from collections.abc import Callable, Iterable
from typing import Any

import click


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
