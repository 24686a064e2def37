"""A release is recorded as a whole or not at all, and nothing else is touched."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from edition import files
from edition.cli.release import release as command
from edition.ledger.changelog import has_items, sections, with_release
from edition.release import files as files_of
from edition.sources import load_edition
from ledger_history import MARSH, commit, edit, first_version, git, ledger, release
from support import ROOT, contents, copy_small, run_edition

WRITTEN = {
    *("CHANGELOG.md", "CITATION.cff", "edition.yml"),
    *("data/ledger.yml", "data/releases.yml"),
}
ITEM = "- [Editorial] `marsh-1990` 1.1.0: It has it."
DAY = "2021-03-01"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an edition that was released once, with something new to say."""
    root = first_version(tmp_path / "edition")
    edit(root, "CHANGELOG.md", ("## Unreleased", f"## Unreleased\n\n{ITEM}"))
    edit(root, MARSH, ("version: 1.0.0", "version: 1.1.0"), ("had it.", "has it."))
    return root


def tree(root: Path) -> dict[str, str]:
    found = contents(root)
    return {p: d for p, d in found.items() if not p.startswith((".git/", ".cache/"))}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path for path, digest in after.items() if before.get(path) != digest}


def test_a_release_writes_its_record_and_nothing_else(root: Path) -> None:
    before = tree(root)
    said = release(root, "1.1.0", DAY)
    assert changed(before, tree(root)) == WRITTEN
    assert "Release 1.1.0 is recorded: 0 new ids, 1 with other words." in said
    assert "git tag v1.1.0\n" in said
    record = yaml.safe_load((root / "data/releases.yml").read_text(encoding="utf-8"))
    assert record[1] == {
        "version": "1.1.0",
        "date": DAY,
        "texts": {"anonymous-2001": "0.1.0", "marsh-1990": "1.1.0"},
    }
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## Unreleased\n\n## 1.1.0 · {DAY}\n\n{ITEM}\n" in changelog
    edition = load_edition(root)
    assert (edition.settings.version, edition.settings.published) == ("1.1.0", DAY)
    life = next(life for life in edition.ledger if life.id == "marsh-1990#p2")
    assert (life.since, life.changed) == ("1.0.0", "1.1.0")
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["version"], citation["date-released"]) == ("1.1.0", DAY)


def test_what_is_said_to_be_next_can_be_run(root: Path) -> None:
    edit(root, "data/glossary.yml", ("sets tolls", "sets the tolls"))
    lines = release(root, "1.1.0", DAY).splitlines()
    for line in [line for line in lines if line.startswith("git ")][:-1]:
        git(root, *shlex.split(line)[1:])
    assert git(root, "describe", "--tags").strip() == "v1.1.0"
    assert git(root, "status", "--porcelain") == ""


def test_without_git_it_is_said_what_keeps_a_version(root: Path) -> None:
    shutil.rmtree(root / ".git")
    said = release(root, "1.1.0", DAY)
    assert "recorded: 0 new ids, 1 with other words. Copy this folder" in said
    assert "git add" not in said


@pytest.mark.parametrize(
    ("version", "change", "said"),
    [
        ("1.1", (), "“1.1” is no version: write three numbers, such as 1.1.0."),
        ("v1.1.0", (), "“v1.1.0” is no version"),
        ("1.0.0", (), "1.0.0 was released: 1.0.0 is not higher."),
        ("0.9.0", (), "1.0.0 was released: 0.9.0 is not higher."),
        (
            "1.1.0",
            ("edition.yml", 'version: "1.0.0"', "version: 2.0.0"),
            "edition.yml has version 2.0.0: 1.1.0 is lower.",
        ),
        (
            "1.1.0",
            ("CHANGELOG.md", ITEM, "### Texts"),
            "CHANGELOG.md has no items below “## Unreleased”: say what is new.",
        ),
        (
            "1.1.0",
            ("CHANGELOG.md", "## 1.0.0", "## 1.1.0 · 2021-01-01\n\n- A.\n\n## 1.0.0"),
            "1.1.0 was released: 1.1.0 is not higher.",
        ),
        ("1.1.0", (MARSH, "[^share]:", "[^shore]:"), "1 error."),
        (
            "1.1.0",
            (MARSH, "version: 1.1.0", "version: 1.0.0"),
            "D006 “marsh-1990#p2” came or changed after version 1.0.0 was released",
        ),
        ("1.1.0", (MARSH, "version: 1.1.0", "version: 0.9.0"), "D009"),
    ],
)
def test_what_stands_against_a_release_is_said_and_nothing_is_written(
    root: Path, version: str, change: tuple[str, ...], said: str
) -> None:
    if change:
        path, *pair = change
        edit(root, path, (pair[0], pair[1]))
    before = tree(root)
    out = release(root, version, DAY, status=1)
    assert said in out
    assert out.endswith("Nothing was released.\n")
    assert tree(root) == before


def test_a_release_that_cannot_be_written_leaves_all_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(root)
    fill = files._fill

    def full(handle: int, content: str | bytes) -> None:
        if str(content).startswith("# Written from edition.yml"):
            os.close(handle)
            raise OSError(28, "No space left on device")
        fill(handle, content)

    monkeypatch.setattr(files, "_fill", full)
    monkeypatch.chdir(root)
    done = CliRunner().invoke(command, ["1.1.0"])
    assert done.exit_code == 2
    assert "edition: CITATION.cff cannot be written: No space left" in done.output
    assert tree(root) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("version: 1.0.0  # of all\n", "version: 1.1.0  # of all\n"),
        ("version: '1.0.0'\n", "version: '1.1.0'\n"),
        ('version: "1.0.0"\r\n', 'version: "1.1.0"\r\n'),
        ("version:   1.0.0\n# version: 9\n", "version:   1.1.0\n# version: 9\n"),
        (
            "version: 1.0.0\npublished: 2020-02\n",
            "version: 1.1.0\npublished: 2021-03-01\n",
        ),
        ("", f'version: "1.1.0"\npublished: "{DAY}"\n'),
        (
            "responsibility: >-\n  version: 1.0.0\n",
            'responsibility: >-\n  version: 1.0.0\nversion: "1.1.0"\n',
        ),
    ],
)
def test_the_settings_keep_all_but_version_and_day(
    old: str, new: str, tmp_path: Path
) -> None:
    root = copy_small(tmp_path / "edition")
    file = root / "edition.yml"
    head = file.read_bytes()
    file.write_bytes(head + old.encode())
    found = files_of(load_edition(root), "1.1.0", DAY)["edition.yml"].encode()
    assert found.startswith(head + new.encode())
    assert f"{DAY}" in found.decode()


@pytest.mark.parametrize("version", ["version:\n  1.0.0\n", '"version": 1.0.0\n'])
def test_settings_that_cannot_be_kept_are_refused(version: str, root: Path) -> None:
    edit(root, "edition.yml", ('version: "1.0.0"\n', version))
    before = tree(root)
    out = release(root, "1.1.0", DAY, status=2)
    assert "Write the two fields on lines of their own: version: 1.1.0" in out
    assert tree(root) == before


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("heading", ["## Unreleased", "## [Unreleased]  "])
def test_the_changelog_keeps_its_words_and_line_ends(heading: str, end: str) -> None:
    lines = ["# Changelog", "", heading, "", "- New.", "", "## 1.0.0", "", "- Old.", ""]
    found = with_release(end.join(lines), "1.1.0", DAY)
    name = heading.strip()
    lines[2:3] = [name, "", f"## 1.1.0 · {DAY}"]
    assert found == end.join(lines)


def test_a_heading_alone_is_no_item() -> None:
    found = sections("## Unreleased\n\n### Texts\n\n## 1.0.0 · 2020-02-01\n\n- A.\n")
    assert [has_items(section) for section in found.values()] == [False, True]


def test_notes_are_what_the_changelog_says(root: Path) -> None:
    first = (
        "### Texts\n\n- `marsh-1990` 1.0.0 and `anonymous-2001` 0.1.0: Both texts.\n"
    )
    assert run_edition(root, "release", "--notes").stdout == first
    release(root, "1.1.0", DAY)
    assert run_edition(root, "release", "--notes").stdout == f"{ITEM}\n"
    assert run_edition(root, "release", "--notes", "1.0.0").stdout == first
    done = run_edition(root, "release", "--notes", "1.0.9")
    assert (done.returncode, done.stdout) == (2, "")
    assert "CHANGELOG.md says nothing of “1.0.9”. Did you mean “1.0.0”?" in done.stderr


def test_notes_before_the_first_release_are_what_is_new(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "edition")
    assert run_edition(root, "release", "--notes").returncode == 2
    (root / "CHANGELOG.md").write_text("## Unreleased\n\n- All.\n", encoding="utf-8")
    assert run_edition(root, "release", "--notes").stdout == "- All.\n"


def test_a_release_is_named(root: Path) -> None:
    done = run_edition(root, "release")
    assert done.returncode == 2
    assert "Name the version" in done.stderr


def whole(root: Path, to: Path) -> None:
    git(root, "clone", "--quiet", str(root), str(to))


def shallow(root: Path, to: Path) -> None:
    git(root, "clone", "--quiet", "--depth=1", f"file://{root}", str(to))


def without_git(root: Path, to: Path) -> None:
    shutil.copytree(root, to, ignore=shutil.ignore_patterns(".git", ".cache"))


@pytest.mark.parametrize("make", [whole, shallow, without_git])
def test_in_a_fresh_clone_an_update_changes_nothing(
    make: Callable[[Path, Path], None], root: Path, tmp_path: Path
) -> None:
    release(root, "1.1.0", DAY)
    commit(root, "release: 1.1.0", "v1.1.0", DAY)
    make(root, tmp_path / "clone")
    before = tree(tmp_path / "clone")
    ledger(tmp_path / "clone", "--update", status=0)
    assert tree(tmp_path / "clone") == before


def test_what_is_attached_to_a_release_is_made_by_commands_that_run(
    root: Path,
) -> None:
    """All but the site, the wheel and the list of parts, which other tests make."""
    done = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "release-files"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.partition("rm -rf build/release\n")[2].splitlines()
    quick = [
        line for line in lines if "pip wheel" not in line and "cyclonedx" not in line
    ]
    assert len(quick) == len(lines) - 2 > 3
    (root / "site").mkdir()
    (root / "site/index.html").write_text("<p>Site.</p>", encoding="utf-8")
    program = Path(sys.executable).parent
    for line in quick:
        here = line.replace(".venv/bin", str(program))
        here = here.replace(".github/", f"{ROOT}/.github/")
        subprocess.run(here, shell=True, cwd=root, check=True, capture_output=True)
    made = contents(root / "build/release")
    files = {"files/site.zip", "files/exports.zip", "files/licences.csv"}
    assert {*files, "notes.md"} <= made.keys()
    assert "exports/errata.xml" in made
