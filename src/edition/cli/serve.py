"""The command “edition serve”."""

from pathlib import Path

import click

from edition.cli.exit_status import FINE, command
from edition.mkdocs.options import Options
from edition.mkdocs.renderer import serve as serve_site
from edition.sources import load_edition


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
    load_edition(Path.cwd())
    serve_site(Path.cwd(), address, Options(transcriptions=not published))
    return FINE
