"""“edition export” writes the files of the site into a folder, whole or not at all."""

import json
from pathlib import Path

import pytest

from edition.cli.export import CONTENTS, FOLDER
from edition.exports import EXPORTS, exported_files
from edition.sources import load_edition
from support import run_edition


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_files_are_those_of_the_site_at_the_same_paths(small_root: Path) -> None:
    done = run_edition(small_root, "export")
    assert done.returncode == 0, done.stdout + done.stderr
    found = written(small_root / FOLDER)
    listed = found.pop(CONTENTS).decode().splitlines()
    files = exported_files(load_edition(small_root))
    assert sorted(found) == listed == sorted(file.path for file in files)
    assert not (small_root / "site").exists()
    for file in files:
        content = file.content
        expected = content if isinstance(content, bytes) else content.encode()
        # What has changed is told by git and by the day, which are not copied here.
        assert found[file.path] == expected or file.path == "errata.xml"


def test_every_format_can_be_had_alone(small_root: Path) -> None:
    for name in EXPORTS:
        done = run_edition(small_root, "export", "--format", name, "--to", "out")
        assert done.returncode == 0, done.stderr
        assert len(written(small_root / "out")) > 1, name


def test_two_formats_are_written_together(small_root: Path) -> None:
    run_edition(small_root, "export", "--format", "ris", "--format", "csl-json")
    found = written(small_root / FOLDER)
    assert {path.partition(".")[2] for path in found} == {
        "ris",
        "csl.json",
        "json",
        "txt",
    }
    assert json.loads(found["bibliography.json"])


def test_an_earlier_export_is_replaced(small_root: Path) -> None:
    run_edition(small_root, "export")
    run_edition(small_root, "export", "--format", "calendar")
    assert set(written(small_root / FOLDER)) == {"timeline.ics", CONTENTS}


def test_what_is_no_export_stays(small_root: Path) -> None:
    mine = small_root / "papers" / "draft.txt"
    mine.parent.mkdir()
    mine.write_text("Mine.", encoding="utf-8")
    for folder in ("papers", "."):
        done = run_edition(small_root, "export", "--to", folder)
        assert done.returncode == 2
        assert "nothing was replaced" in done.stderr
    assert written(mine.parent) == {"draft.txt": b"Mine."}
    assert (small_root / "edition.yml").is_file()


def test_a_fault_leaves_the_last_export_as_it_was(small_root: Path) -> None:
    run_edition(small_root, "export")
    before = written(small_root / FOLDER)
    text = small_root / "docs/texts/marsh-1990.md"
    source = text.read_text(encoding="utf-8")
    text.write_text(source.replace("@lind1988water", "@nobody"), encoding="utf-8")
    done = run_edition(small_root, "export")
    assert done.returncode == 1
    assert " C001 " in done.stdout
    assert "Nothing was exported" in done.stderr
    assert written(small_root / FOLDER) == before


@pytest.mark.parametrize("format", ["tei", "BibTeX"])
def test_a_format_that_does_not_exist_is_refused_with_those_that_do(
    small_root: Path, format: str
) -> None:
    done = run_edition(small_root, "export", "--format", format)
    assert done.returncode == 2
    assert "The formats are: bibtex, ris," in done.stderr
