"""Own the command line: arguments in, problems and exit statuses out."""

import click

from edition import __version__
from edition.cli.build import build
from edition.cli.check import check
from edition.cli.export import export
from edition.cli.importing import import_
from edition.cli.ledger import ledger
from edition.cli.report import report
from edition.cli.serve import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="edition")
def main() -> None:
    """Check, preview and build the annotated edition in the current directory.

    \b
    edition check          list everything that is wrong, with file and line
    edition serve          preview at http://127.0.0.1:8000/
    edition build          build the site into site/
    edition export         write citations and data into a folder, without a site
    edition import FILE    make a transcription of your own copy of a text
    edition report         say what a change does, in words before and after
    edition ledger         keep published ids from changing in silence

    Exit status: 0 fine, 1 problems found, 2 could not run.
    """


for _command in (check, build, serve, export, import_, report, ledger):
    main.add_command(_command)
