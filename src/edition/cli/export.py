"""The command “edition export”: the files for machines, without a site."""

from collections.abc import Sequence
from pathlib import Path

import click

from edition.checks import check
from edition.cli.exit_status import FINE, PROBLEMS, command
from edition.cli.options import refuse_unknown
from edition.cli.output import report, say
from edition.exports.making import (
    exported,
    held_back,
    lacking,
    left_out,
    of_texts,
    wanted,
)
from edition.exports.registry import format_of, makers
from edition.files import temporary_folder, write
from edition.formats import FORMATS
from edition.messages import use
from edition.model import Edition, GeneratedFile, Text
from edition.problems import EditionError, counted
from edition.progress import Progress
from edition.publish import swap
from edition.sources import load_edition

FOLDER = "build/exports"
CONTENTS = "contents.txt"
"""Lists the files of an export; a folder without it is not ours to replace."""


@click.command("export")
@click.argument("formats", nargs=-1, metavar="[FORMAT]...")
@click.option("--format", "more", multiple=True, hidden=True)
@click.option(
    "--text",
    "slugs",
    multiple=True,
    metavar="SLUG",
    help="Write only the files of this text; may be given several times.",
)
@click.option(
    "--to",
    default=FOLDER,
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write; an earlier export in it is replaced.",
)
@command
def export(
    formats: tuple[str, ...], more: tuple[str, ...], slugs: tuple[str, ...], to: Path
) -> int:
    """Write texts and data in open formats into a folder, without building a site.

    Without a FORMAT, they are the files of the site, at the same paths. A FORMAT that
    is named is written, whatever “exports” in edition.yml says of it. The folder is
    replaced as a whole, and only when nothing is wrong with the edition.

    Formats: {formats}.

    \b
    Example:
      edition export
      edition export text json --text marsh-1990
      edition export ris bibtex --to ~/citations
    """
    named = (*formats, *more)
    known = makers()
    listed = f"The formats are: {', '.join(known)}."
    refuse_unknown("format", named, known, listed)
    edition = load_edition(Path.cwd())
    use(edition.settings.language)
    refuse_unknown("text", slugs, edition.text, "See docs/texts/.")
    if report(check(edition)):
        say("Nothing was exported.")
        return PROBLEMS
    sentences = [left_out(named)] if named else [lacking(edition), held_back(edition)]
    for sentence in filter(None, sentences):
        say(f"{sentence}.")
    names = [n for n in named or wanted(edition) if not format_of(n).is_missing]
    files = _files(edition, names, [edition.text[slug] for slug in slugs])
    if not files:
        raise EditionError("There is nothing to export: no file was written.")
    _put(files, to)
    say(f"Exported {counted(len(files), 'file')} into {to}/.")
    return FINE


export.help = (export.help or "").format(formats=", ".join(FORMATS))


def _files(
    edition: Edition, names: Sequence[str], texts: Sequence[Text]
) -> list[GeneratedFile]:
    """Return the files of some formats, of the whole edition or of some texts."""
    if texts:
        made = {name: of_texts(edition, name, texts) for name in names}
    else:
        made = exported(edition, names, Progress())
    return [file for files in made.values() for file in files]


def _put(files: Sequence[GeneratedFile], to: Path) -> None:
    """Write files into a folder of their own, and then put it in the place of ``to``.

    Raises:
        EditionError: what stands there is not an earlier export.
    """
    to = to.expanduser().resolve()
    if foreign := _foreign(to):
        raise EditionError(
            f"{foreign} is no part of an export: nothing was replaced. "
            "Name a folder that is empty, or not there yet."
        )
    with temporary_folder(to) as folder:
        for file in files:
            write(folder, f"new/{file.path}", file.content)
        paths = sorted(file.path for file in files)
        write(folder, f"new/{CONTENTS}", "".join(f"{path}\n" for path in paths))
        swap(folder / "new", to)


def _foreign(folder: Path) -> Path | None:
    """Return a file of a folder that no export has written there, if there is one.

    What stands in the place of the folder and is none, such as a device, is one itself.
    """
    if folder.exists() and not folder.is_dir():
        return folder
    listed = folder / CONTENTS
    known = {listed}
    if listed.is_file():
        lines = listed.read_text(encoding="utf-8").splitlines()
        known |= {folder / line for line in lines}
    there = folder.rglob("*") if folder.is_dir() else iter(())
    return next(
        (path for path in there if not path.is_dir() and path not in known), None
    )
