"""Own the command “edition new”: an edition, or a stub of something in one."""

import shlex
from pathlib import Path

import click

from edition.cli.exit_status import FINE, command
from edition.cli.say import say
from edition.messages import ENGLISH, languages
from edition.problems import EditionError
from edition.sources import SETTINGS
from edition.starter import begin

FOLDER = "DIR"
"""The name of the command for what is none of the other names."""


class New(click.Group):
    """A group of stubs; any other word names the folder of a new edition."""

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named, else the one that takes a folder."""
        if args[0] in self.commands:
            return super().resolve_command(context, args)
        return FOLDER, folder, args

    def format_options(
        self, context: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the options of both uses."""
        folder.format_options(context, formatter)
        self.format_commands(context, formatter)


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--title", default="", help="What the edition is called.")
@click.option(
    "--editors", default="", help="“Family, Given; Family, Given”, or a body."
)
@click.option(
    "--language",
    type=click.Choice(languages()),
    default=ENGLISH,
    show_default=True,
    help="The language of menus, headings and buttons.",
)
@command
def folder(directory: Path, title: str, editors: str, language: str) -> int:
    """Begin an edition in a folder."""
    if (Path.cwd() / SETTINGS).exists():
        raise EditionError(
            f"This folder is an edition: {SETTINGS} is here. Begin another elsewhere, "
            "or add to this one: edition new text SLUG"
        )
    title = title.strip() or _title(directory)
    editors = editors.strip() or f"The editors of {title}"
    paths = begin(directory, title=title, editors=editors, language=language)
    say(f"{directory} holds an edition now: {len(paths)} files and a sample. Next:")
    if directory.resolve() != Path.cwd():
        click.echo(f"cd {shlex.quote(str(directory))}")
    click.echo("edition serve")
    click.echo("edition build")
    return FINE


def _title(directory: Path) -> str:
    """Return a title for an edition of which only the folder is known."""
    words = directory.resolve().name.replace("-", " ").replace("_", " ").split()
    name = " ".join(words)
    return name[:1].upper() + name[1:] or "An edition"


@click.group(
    cls=New,
    subcommand_metavar="DIR | KIND …",
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
)
def new() -> None:
    """Begin an edition in the folder DIR, or add a stub to the one that is here.

    Nothing is asked and nothing overwritten. A folder with the name of a stub is
    written ./text.

    \b
    Examples:
      edition new my-letters
      edition new my-letters --title "Letters" --editors "Doe, Jane" --language en
    """
