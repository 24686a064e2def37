"""The command line: arguments in, problems and exit statuses out."""

from importlib import import_module

import click

COMMANDS = {
    "build": "build.build",
    "check": "check.check",
    "export": "export.export",
    "import": "importing.import_",
    "ledger": "ledger.ledger",
    "new": "new.new",
    "release": "release.release",
    "report": "report.report",
    "serve": "serve.serve",
    "upgrade": "upgrade.upgrade",
}
"""Where every command is, below this package."""


class Commands(click.Group):
    """A group that reads a command when it is wanted: a check needs no renderer."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def format_commands(
        self, context: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write no list of commands: the words above it are one."""

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a command, none where there is none of that name."""
        if name not in COMMANDS:
            return None
        module, _, function = COMMANDS[name].partition(".")
        found = import_module(f"edition.cli.{module}")
        command: click.Command = getattr(found, function)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="edition", prog_name="edition")
def main() -> None:
    """Check, preview and build the annotated edition in the current directory.

    \b
    edition new DIR        begin an edition in a folder; “new text SLUG” adds a stub
    edition check          list everything that is wrong, with file and line
    edition serve          preview at http://127.0.0.1:8000/
    edition build          build the site into site/
    edition export         write texts and data in open formats, without a site
    edition import FILE    make a transcription of your own copy, or a text of it
    edition report         say what a change does, in words before and after
    edition ledger         keep published ids from changing in silence
    edition release        record a version, its day and every id in it
    edition upgrade        say what is different in a newer version of this package

    The manual is a part of every site, at manual/.

    Exit status: 0 fine, 1 problems found, 2 could not run.
    """
