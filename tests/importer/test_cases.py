"""Every kind of damage and its traps: case folders that need no Python.

``raw.txt`` is what someone has (``raw.html``, ``raw.xml``, or a folder ``raw.epub``
whose files are packed into one), ``clean.md`` what an import makes of it and
``report.txt`` the repairs it logs; ``options`` may hold options of the command.
With EDITION_ACCEPT=1 in the environment the results are written anew, to be
read in the diff before they are committed.
"""

import io
import os
import zipfile
from pathlib import Path

import pytest

from edition.cli.importing import import_
from edition.importer.decode import Decoded
from edition.importer.opening import read_bytes
from edition.importer.transcribe import Imported, Options, import_document
from edition.problems import Problem

CASES = Path(__file__).parents[1] / "cases" / "import"
NAMES = sorted(path.name for path in CASES.iterdir())


def result(folder: Path) -> Imported:
    """Import the raw document of a case with its options."""
    raw = next(folder.glob("raw.*"))
    source = read_bytes(packed(raw) if raw.is_dir() else raw.read_bytes(), raw.name)
    assert not isinstance(source, Problem), source
    words = (
        (folder / "options").read_text().split()
        if (folder / "options").exists()
        else []
    )
    context = import_.make_context("import", [*words, "raw.txt"])
    notes, wrap = context.params["notes"], context.params["wrap"]
    return import_document(source, raw.name, Options(notes=notes, wrap=wrap))


def packed(folder: Path) -> bytes:
    """Return an archive of the files in a folder."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(path, path.relative_to(folder).as_posix())
    return data.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_a_case_becomes_what_it_says_and_no_word_is_lost_or_added(name: str) -> None:
    folder = CASES / name
    document = result(folder)
    assert (document.report.lost, document.report.added) == ((), ())
    report = "".join(f"{repair}\n" for repair in document.report.repairs)
    if os.environ.get("EDITION_ACCEPT"):
        (folder / "clean.md").write_text(document.markdown, encoding="utf-8")
        (folder / "report.txt").write_text(report, encoding="utf-8")
    assert document.markdown == (folder / "clean.md").read_text(encoding="utf-8")
    assert report == (folder / "report.txt").read_text(encoding="utf-8")


def test_there_are_enough_cases() -> None:
    assert len(NAMES) >= 60


@pytest.mark.parametrize("name", NAMES)
def test_importing_its_own_output_changes_nothing(name: str) -> None:
    markdown = (CASES / name / "clean.md").read_text(encoding="utf-8")
    again = import_document(Decoded(markdown, ()), "clean.md", Options())
    assert again.markdown == markdown
    assert again.report.repairs == ()
