"""Own the command “edition export”: the files for machines, without a site."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from edition.checks import check
from edition.cli.exit_status import FINE, PROBLEMS, command
from edition.exports import EXPORTS
from edition.messages import use
from edition.model import Edition, GeneratedFile
from edition.problems import EditionError
from edition.publish import swap
from edition.sources import load_edition

FOLDER = "build/exports"
CONTENTS = "contents.txt"
"""Lists the files of an export; a folder without it is not ours to replace."""


@click.command("export")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(list(EXPORTS)),
    help="Write only this format; may be given several times.",
)
@click.option(
    "--to",
    default=FOLDER,
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write; an earlier export in it is replaced.",
)
@command
def export(formats: tuple[str, ...], to: Path) -> int:
    """Write the files for machines into a folder, without building a site.

    They are those of the site, at the same paths: citations of each text in BibTeX,
    RIS and CSL-JSON, the bibliography, the glossary, the timeline as JSON and as a
    calendar, what has changed between versions, and the errata. The folder is
    replaced as a whole, and only when nothing is wrong with the edition.

    \b
    Example:
      edition export --format ris --format bibtex --to ~/citations
    """
    edition = load_edition(Path.cwd())
    use(edition.settings.language)
    if _is_faulty(edition):
        click.echo("Nothing was exported.", err=True)
        return PROBLEMS
    files = [file for name in formats or EXPORTS for file in EXPORTS[name](edition)]
    _put(files, to)
    click.echo(f"Exported {len(files)} files into {to}/.", err=True)
    return FINE


def _is_faulty(edition: Edition) -> bool:
    """Print what is wrong with an edition; tell whether it must not be exported."""
    found = check(edition)
    for problem in found:
        click.echo(str(problem))
    return any(problem.is_error for problem in found)


def _put(files: Sequence[GeneratedFile], to: Path) -> None:
    """Write files into a folder of their own, and then put it in the place of ``to``.

    Raises:
        EditionError: what stands there is not an earlier export.
    """
    to = to.expanduser().resolve()
    if foreign := _foreign(to):
        raise EditionError(f"{foreign} is no part of an export: nothing was replaced.")
    to.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".export-", dir=to.parent) as folder:
        made = Path(folder, "new")
        for file in files:
            _write(made / file.path, file.content)
        paths = sorted(file.path for file in files)
        _write(made / CONTENTS, "".join(f"{path}\n" for path in paths))
        swap(made, to)


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


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
