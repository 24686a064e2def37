"""Own the command “edition export”: the files for machines, without a site."""

from collections.abc import Sequence
from pathlib import Path

import click

from edition.checks import check
from edition.cli.exit_status import FINE, PROBLEMS, command
from edition.cli.say import report, say
from edition.exports import EXPORTS, Format, formats
from edition.files import beside, write
from edition.messages import use
from edition.model import GeneratedFile
from edition.problems import EditionError
from edition.publish import swap
from edition.sources import load_edition

FOLDER = "build/exports"
CONTENTS = "contents.txt"
"""Lists the files of an export; a folder without it is not ours to replace."""


@click.command("export")
@click.option(
    "--format",
    "names",
    multiple=True,
    metavar="FORMAT",
    help=f"Write only this format; may be given several times: {', '.join(EXPORTS)}.",
)
@click.option(
    "--to",
    default=FOLDER,
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write; an earlier export in it is replaced.",
)
@command
def export(names: tuple[str, ...], to: Path) -> int:
    """Write the files for machines into a folder, without building a site.

    They are those of the site, at the same paths: citations of each text in BibTeX,
    RIS and CSL-JSON, the bibliography, the glossary, the timeline as JSON and as a
    calendar, what has changed between versions, the errata, and CITATION.cff. The
    folder is replaced as a whole, and only when nothing is wrong with the edition.

    \b
    Example:
      edition export --format ris --format bibtex --to ~/citations
    """
    chosen = _chosen(names)
    edition = load_edition(Path.cwd())
    use(edition.settings.language)
    if report(check(edition)):
        say("Nothing was exported.")
        return PROBLEMS
    files = [file for format in chosen for file in format(edition)]
    _put(files, to)
    say(f"Exported {len(files)} files into {to}/.")
    return FINE


def _chosen(names: tuple[str, ...]) -> list[Format]:
    """Return the formats of some names, or all."""
    known = formats()
    for name in names:
        if name not in known:
            listed = f"The formats are: {', '.join(known)}."
            raise click.UsageError(f"There is no format “{name}”. {listed}")
    return [known[name] for name in names or known]


def _put(files: Sequence[GeneratedFile], to: Path) -> None:
    """Write files into a folder of their own, and then put it in the place of ``to``.

    Raises:
        EditionError: what stands there is not an earlier export.
    """
    to = to.expanduser().resolve()
    if foreign := _foreign(to):
        raise EditionError(f"{foreign} is no part of an export: nothing was replaced.")
    with beside(to) as folder:
        for file in files:
            write(folder, f"new/{file.path}", file.content)
        paths = sorted(file.path for file in files)
        write(folder, f"new/{CONTENTS}", "".join(f"{path}\n" for path in paths))
        swap(folder / "new", to)


def _foreign(folder: Path) -> Path | None:
    """Return a file of a folder that no export has written there, if there is one."""
    listed = folder / CONTENTS
    known = {listed}
    if listed.is_file():
        lines = listed.read_text(encoding="utf-8").splitlines()
        known |= {folder / line for line in lines}
    there = folder.rglob("*") if folder.is_dir() else iter(())
    return next(
        (path for path in there if not path.is_dir() and path not in known), None
    )
