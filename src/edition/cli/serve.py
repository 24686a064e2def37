"""The command “edition serve”."""

import re
from ipaddress import ip_address
from pathlib import Path

import click

from edition.cli.exit_status import FINE, command
from edition.mkdocs.options import Options
from edition.mkdocs.renderer import serve as serve_site
from edition.problems import EditionError
from edition.sources import load_edition

ADDRESS = re.compile(r"\[?(?P<host>[^\[\]]+)\]?:(?P<port>[0-9]{1,5})")
LAST_PORT = 65_535


@click.command()
@click.option(
    "--address", default="127.0.0.1:8000", show_default=True, help="Where to serve."
)
@click.option(
    "--published", is_flag=True, help="Leave transcriptions out, as a build does."
)
@command
def serve(address: str, published: bool) -> int:
    """Preview the edition and reload the page whenever a file changes.

    Where transcriptions/ holds your own copies of the texts, their words stand
    beside the précis. Nothing of them leaves your machine.

    \b
    Example:
      edition serve --address 127.0.0.1:8080
      edition serve --published
    """
    if not _is_address(address):
        raise EditionError(
            f"“{address}” is no address to serve at: write one such as 127.0.0.1:8080."
        )
    load_edition(Path.cwd())
    serve_site(Path.cwd(), address, Options(transcriptions=not published))
    return FINE


def _is_address(address: str) -> bool:
    """Tell whether an address is that of a machine, with a port."""
    found = ADDRESS.fullmatch(address)
    if not found or int(found["port"]) > LAST_PORT:
        return False
    try:
        return found["host"] == "localhost" or bool(ip_address(found["host"]))
    except ValueError:
        return False
