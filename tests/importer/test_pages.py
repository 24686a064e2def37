"""Pages become texts with their notes: case folders of PDFs and recognised pages.

``untagged.typ`` and ``tagged.typ`` are set by Typst into a PDF without or with tags;
``page.hocr``, ``alto.xml`` and ``page.xml`` are read as they are. ``clean.md`` is what
an import makes of it, ``report.txt`` what it took out, changed or doubted. With
EDITION_ACCEPT=1 in the environment the results are written anew.
"""

import os
from pathlib import Path

import pytest
import typst

from edition.importer.opening import read_bytes
from edition.importer.transcribe import Imported, Options, import_document
from edition.problems import Problem

CASES = Path(__file__).parents[1] / "cases" / "pages"
NAMES = sorted(path.name for path in CASES.iterdir())
RESULTS = ("clean.md", "report.txt")


def source(folder: Path) -> tuple[str, bytes]:
    """Return the name and the bytes of what a case begins with."""
    (path,) = (path for path in folder.iterdir() if path.name not in RESULTS)
    if path.suffix != ".typ":
        return path.name, path.read_bytes()
    return "gate.pdf", typst.compile(path, pdf_tags=path.stem == "tagged")


def result(folder: Path) -> Imported:
    """Import what a case begins with."""
    name, data = source(folder)
    read = read_bytes(data, name)
    assert not isinstance(read, Problem), read
    return import_document(read, name, Options(use_profiles=False))


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    folder = CASES / name
    document = result(folder)
    report = "".join(f"{repair}\n" for repair in document.report.repairs)
    report += "".join(f"unseen: {line}\n" for line in document.report.unseen)
    if os.environ.get("EDITION_ACCEPT"):
        (folder / "clean.md").write_text(document.markdown, encoding="utf-8")
        (folder / "report.txt").write_text(report, encoding="utf-8")
    assert document.report.lost == ()
    assert document.report.added == ()
    assert document.markdown == (folder / "clean.md").read_text(encoding="utf-8")
    assert report == (folder / "report.txt").read_text(encoding="utf-8")
