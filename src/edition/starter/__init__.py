"""Begin an edition: the files of its folder, with what its owner has said so far."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Template

import yaml

from edition.compatibility import installed, range_from
from edition.files import write_all
from edition.messages import ENGLISH
from edition.model import Settings
from edition.problems import EditionError
from edition.readers.data_files import read_settings
from edition.readers.fragments import fragments
from edition.sources import SETTINGS

FILES = Path(__file__).parent / "files"
SAMPLES = Path(__file__).parent / "samples"
"""The sample in each language: whole files, and what stands at the end of others."""
HIDDEN = "gitignore"
"""A file whose name begins with a dot only in an edition: here git would obey it."""
FILLED = frozenset({SETTINGS, "mkdocs.yml"})
"""The files in which something is put in."""


def begin(folder: Path, *, title: str, editors: str, language: str) -> tuple[str, ...]:
    """Write the files of a new edition, all or none; return their paths.

    Raises:
        EditionError: the folder has such a file, or what was said cannot stand there.
    """
    written = new_edition(title=title, editors=editors, language=language)
    if folder.exists() and not folder.is_dir():
        raise EditionError(f"{folder} is a file; name a folder.")
    if there := [path for path in written if (folder / path).exists()]:
        names = ", ".join(there)
        raise EditionError(
            f"{folder} has {names} already, and nothing is overwritten: name another "
            "folder."
        )
    write_all(folder, written)
    return tuple(written)


def new_edition(*, title: str, editors: str, language: str) -> dict[str, str]:
    """Return the files of a new edition, by path.

    Raises:
        EditionError: what was said cannot stand in the settings.
    """
    said = {"title": title, "editors": editors, "language": language}
    values = {name: scalar(value) for name, value in said.items()}
    values["requires"] = range_from(installed())
    found = {
        path: Template(source).substitute(values) if path in FILLED else source
        for path, source in _sources(language).items()
    }
    _refuse_faults(found[SETTINGS])
    return found


def _refuse_faults(settings: str) -> None:
    """Refuse settings in which a check would find something wrong.

    Raises:
        EditionError: it would.
    """
    _, problems = read_settings(settings, SETTINGS)
    for problem in problems:
        raise EditionError(f"{problem.what}. Nothing was written.")
    for words in fragments(settings, SETTINGS, Settings):
        if words.html or words.clusters:
            raise EditionError(
                f"“{words.body}” cannot be said of an edition: leave out what would be "
                "a tag of HTML or a citation. Nothing was written."
            )


def scalar(words: str) -> str:
    """Return words as a value of YAML on one line, in quotation marks where needed."""
    dumped: str = yaml.safe_dump(
        " ".join(words.split()), allow_unicode=True, width=float("inf")
    )
    return dumped.removesuffix("\n").removesuffix("\n...")


@cache
def _sources(language: str) -> Mapping[str, str]:
    """Return the files as the package has them, by the path in an edition.

    The sample is in the language, or in English where there is none in it.
    """
    spoken = SAMPLES / language
    found = dict(_read(FILES))
    for path, sample in _read(spoken if spoken.is_dir() else SAMPLES / ENGLISH):
        found[path] = f"{found[path]}\n{sample}" if path in found else sample
    return dict(sorted(found.items()))


def _read(folder: Path) -> Iterator[tuple[str, str]]:
    for file in folder.rglob("*"):
        if file.is_file() and file.suffix != ".pyc":
            path = file.relative_to(folder).as_posix()
            name = f".{path}" if path == HIDDEN else path
            yield name, file.read_text(encoding="utf-8")
