"""Read the files someone names: each becomes a document, or a problem."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from edition.importer.opening import open_document
from edition.importer.transcribe import Imported, Options, import_document
from edition.problems import CONTROLS, Place, Problem
from edition.readers.front_matter import split

TEXTS = "docs/texts"


def read_all(
    files: tuple[Path, ...], options: Options
) -> tuple[list[tuple[Path, Imported]], list[Problem]]:
    """Read and repair every file; a bad one hides no other."""
    imported: list[tuple[Path, Imported]] = []
    problems: list[Problem] = []
    with _progress(files) as steps:
        for path in steps:
            source = open_document(path, str(path))
            if isinstance(source, Problem):
                problems.append(source)
                continue
            name = path.name.translate(CONTROLS)  # it is written into what is made
            imported.append((path, import_document(source, name, options)))
    return imported, problems


@contextmanager
def _progress(files: tuple[Path, ...]) -> Iterator[Iterable[Path]]:
    """Show a bar where several files are read and someone is watching."""
    if len(files) > 1 and sys.stderr.isatty():
        with click.progressbar(files, label="Importing", file=sys.stderr) as bar:
            yield bar
    else:
        yield files


def twice(imported: list[tuple[Path, Imported]]) -> list[Problem]:
    """Find files that would become the same transcription."""
    by_slug: dict[str, list[Path]] = defaultdict(list)
    for path, document in imported:
        by_slug[document.slug].append(path)
    problems = []
    for slug, paths in by_slug.items():
        if len(paths) > 1:
            names = " and ".join(str(path) for path in paths)
            what = f"{names} would both become “{slug}”"
            place = Place(str(paths[-1]))
            problems.append(Problem(place, "I007", what, subject=slug))
    return problems


def front_matters(root: Path) -> dict[str, str]:
    """Return the front matter of each text of the edition."""
    found = {}
    for path in sorted((root / TEXTS).glob("*.md")):
        try:
            matter, _, _ = split(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
        if matter:
            found[path.stem] = matter
    return found
