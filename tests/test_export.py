"""“edition export” writes the files of the site into a folder, whole or not at all."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from edition import formats
from edition.cli.export import CONTENTS, FOLDER, export
from edition.exports.making import held_back, wanted
from edition.exports.registry import MAKERS
from edition.formats import FORMATS, Wish
from edition.model import Edition
from edition.sources import load_edition
from read_back import exported_files
from support import EPOCH, run_edition


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_files_are_those_of_the_site_at_the_same_paths(
    small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
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
    for name in MAKERS:
        done = run_edition(small_root, "export", name, "--to", "out")
        assert done.returncode == 0, done.stderr
        assert len(written(small_root / "out")) > 1, name


def test_two_formats_are_written_together(small_root: Path) -> None:
    run_edition(small_root, "export", "ris", "csl-json")
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
    run_edition(small_root, "export", "calendar")
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


def test_what_is_no_folder_stays(small_root: Path) -> None:
    pipe = small_root / "pipe"  # as little a folder as a device is
    os.mkfifo(pipe)
    done = run_edition(small_root, "export", "text", "--to", "pipe")
    assert done.returncode == 2
    assert "nothing was replaced" in done.stderr
    assert pipe.is_fifo()


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


def test_a_format_that_does_not_exist_is_refused_with_the_nearest(
    small_root: Path,
) -> None:
    done = run_edition(small_root, "export", "BibTeX")
    assert done.returncode == 2
    assert "There is no format “BibTeX”. Did you mean “bibtex”?" in done.stderr
    done = run_edition(small_root, "export", "zzz")
    assert "The formats are: " in done.stderr


def test_a_text_can_be_had_alone(small_root: Path) -> None:
    done = run_edition(small_root, "export", "ris", "bibtex", "--text", "marsh-1990")
    assert done.returncode == 0, done.stderr
    folder = "texts/marsh-1990/marsh-1990"
    assert set(written(small_root / FOLDER)) == {
        f"{folder}.ris",
        f"{folder}.bib",
        CONTENTS,
    }
    done = run_edition(small_root, "export", "ris", "--text", "marsh-1991")
    assert done.returncode == 2
    assert "There is no text “marsh-1991”. Did you mean “marsh-1990”?" in done.stderr


def test_what_is_of_no_text_cannot_be_had_of_one(small_root: Path) -> None:
    done = run_edition(small_root, "export", "calendar", "--text", "marsh-1990")
    assert done.returncode == 2
    assert "There is nothing to export" in done.stderr
    assert not (small_root / FOLDER).exists()


def test_the_older_option_names_formats_too(small_root: Path) -> None:
    done = run_edition(small_root, "export", "--format", "ris")
    assert done.returncode == 0, done.stderr


def test_every_format_is_described_and_has_a_maker() -> None:
    assert [*MAKERS] == [name for name in FORMATS if name in MAKERS]
    for format in FORMATS.values():
        assert format.media_type != "application/octet-stream", format.name


@pytest.mark.parametrize(
    ("wishes", "says"),
    [
        ("{eupb: true}", "there is no format “eupb”; did you mean “epub”."),
        ("{zzz: true}", "there is no format “zzz”; the formats are pdf, epub,"),
        ("{ris: false}", "“ris” is always made: pages of the site lead to it."),
        ("{epub: maybe}", "The field “exports.epub” is invalid:"),
        ("[epub]", "The field “exports” is invalid: named fields belong here"),
    ],
)
def test_a_wish_that_cannot_be_fulfilled_is_told_with_its_line(
    small_root: Path, wishes: str, says: str
) -> None:
    settings = small_root / "edition.yml"
    source = settings.read_text(encoding="utf-8")
    settings.write_text(f"{source}\nexports: {wishes}\n", encoding="utf-8")
    line = source.count("\n") + 2
    done = run_edition(small_root, "check")
    assert done.returncode == 1
    assert done.stdout.startswith(f"edition.yml:{line}: T002 ")
    assert says in done.stdout


@pytest.fixture
def unequipped(small_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the small edition, where no optional library is installed."""
    monkeypatch.setattr(formats, "find_spec", lambda _: None)
    monkeypatch.chdir(small_root)
    return small_root


def test_what_a_library_is_wanting_for_is_left_out_in_one_line(
    unequipped: Path,
) -> None:
    done = CliRunner().invoke(export, [])
    assert done.exit_code == 0
    sentence = (
        "PDF and Parquet are left out for want of typst and pyarrow: "
        "pip install 'edition[pdf,parquet]'."
    )
    assert done.stderr.splitlines().count(sentence) == 1
    made = written(unequipped / FOLDER)
    assert not [path for path in made if path.endswith((".pdf", ".parquet"))]
    assert "passages.jsonl" in made


def test_nothing_is_written_where_nothing_can_be_made(unequipped: Path) -> None:
    done = CliRunner().invoke(export, ["pdf"])
    assert done.exit_code == 2
    assert "pip install 'edition[pdf]'." in done.stderr
    assert not (unequipped / FOLDER).exists()


@pytest.mark.parametrize(
    ("texts", "wishes", "there", "missing"),
    [
        (5, {}, {"pdf", "tei", "csv"}, set()),
        (21, {}, {"tei", "csv", "dts"}, {"pdf", "epub"}),
        (51, {}, {"csv"}, {"pdf", "tei", "jsonl", "dts", "archive"}),
        (51, {"jsonl": True, "dts": "auto"}, {"csv", "jsonl"}, {"dts", "tei"}),
        (5, {"csv": False}, {"tei"}, {"csv"}),
    ],
)
def test_an_edition_of_many_texts_makes_what_it_names(
    texts: int,
    wishes: dict[str, Wish],
    there: set[str],
    missing: set[str],
    small: Edition,
) -> None:
    many = replace(
        small,
        texts=small.texts[:1] * texts,
        settings=replace(small.settings, exports=wishes),
    )
    names = set(wanted(many))
    assert there <= names
    assert not missing & names
    told = held_back(many)
    assert bool(told) == (texts > 20)
    assert all(FORMATS[n].title in told for n in missing if texts > 20)
    assert {"ris", "cite-open", "errata"} <= names
