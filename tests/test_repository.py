"""What git knows of folders that are made, or must never be published."""

import subprocess
from pathlib import Path

import pytest

from edition.checks import check
from edition.sources import load_edition


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True)


@pytest.fixture
def repository(small_root: Path) -> Path:
    """Return a small edition in a repository of its own."""
    git(small_root, "init", "--quiet")
    return small_root


def found(root: Path) -> list[tuple[str, str]]:
    return [(p.code, p.place.path) for p in check(load_edition(root))]


@pytest.mark.parametrize("folder", [".cache", "build", "site"])
def test_a_made_folder_that_git_knows_is_refused(repository: Path, folder: str) -> None:
    made = repository / folder / "a b\n.json"
    made.parent.mkdir(exist_ok=True)
    made.write_text("{}", encoding="utf-8")
    assert found(repository) == []
    git(repository, "add", "--force", folder)
    assert found(repository) == [("S011", folder)]


def test_transcriptions_that_git_would_take_are_refused(repository: Path) -> None:
    assert found(repository) == []
    (repository / ".gitignore").write_text("", encoding="utf-8")
    assert found(repository) == [("R010", ".gitignore")]


def test_a_transcription_that_git_knows_is_refused(repository: Path) -> None:
    copy = repository / "transcriptions" / "marsh-1990.md"
    copy.parent.mkdir()
    copy.write_text("The author's words.\n", encoding="utf-8")
    assert found(repository) == []
    git(repository, "add", "--force", "transcriptions")
    assert ("R010", "transcriptions/marsh-1990.md") in found(repository)


def test_an_edition_without_git_has_no_such_problem(small_root: Path) -> None:
    (small_root / ".gitignore").unlink()
    assert found(small_root) == []
