"""No subject, file name or state of git ends a command with a traceback."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.git import GitError, contents, records
from edition.git import git as run_git
from ledger_history import MARSH, commit, edit, first_version, git
from support import run_edition

NOT_COMPARED = "The ledger was not compared with earlier ones: "
SUBJECTS = (
    "line\u2028separator",
    "paragraph\u2029separator",
    "next\x85line",
    "form\x0cfeed",
    "unit\x1fand record\x1eseparator",
    "tag: v9, HEAD -> main",
    "Привіт 🎉 “quoted”",
)
NAMES = ("a b.md", "naïve.md", 'quoted".md', "two\nlines.md", "-n.md", "tab\t.md")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an edition with a past and with its files made; leave it as it is."""
    root = first_version(tmp_path_factory.mktemp("exported") / "edition")
    assert run_edition(root, "export", "--to", "out").returncode == 0
    return root


@pytest.fixture
def root(exported: Path, tmp_path: Path) -> Path:
    """Return a copy; what no state of git changes has not to be made again."""
    without = shutil.ignore_patterns("out")
    return Path(shutil.copytree(exported, tmp_path / "edition", ignore=without))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_may_hold_anything(root: Path, subject: str) -> None:
    edit(root, MARSH, ("version: 1.0.0", "version: 1.0.1"))
    commit(root, subject, "v1.0.1", "2020-03-01")
    done = run_edition(root, "check")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert NOT_COMPARED not in done.stderr


@pytest.mark.parametrize("name", [*NAMES, os.fsdecode(b"\xef.md")])
def test_a_file_may_have_any_name(root: Path, name: str) -> None:
    path = f"docs/texts/{name}"
    (root / path).write_text("Words.\n", encoding="utf-8")
    commit(root, "texts: One more", "v1.1.0", "2020-03-01")
    asked = (f"HEAD:./{path}", "HEAD:./none", f"HEAD:./{MARSH}")
    found = contents(root, asked)
    assert list(found) == [
        key for key in asked if "\n" not in key and "none" not in key
    ]
    assert "Traceback" not in run_edition(root, "check").stderr


def detached(root: Path) -> None:
    git(root, "checkout", "--quiet", "--detach")


def no_repository(root: Path) -> None:
    shutil.rmtree(root / ".git")


def no_commits(root: Path) -> None:
    no_repository(root)
    git(root, "init", "--quiet")


def shallow(root: Path) -> None:
    git(root, "commit", "--quiet", "--allow-empty", "-m", "later")
    git(root, "clone", "--quiet", "--depth=1", f"file://{root}", str(root / "c"))
    no_repository(root)
    (root / "c/.git").rename(root / ".git")


def bare(root: Path) -> None:
    git(root, "config", "core.bare", "true")


def elsewhere(root: Path) -> None:
    no_repository(root)
    (root / ".git").write_text("gitdir: /nowhere\n", encoding="utf-8")


def broken(root: Path) -> None:
    for file in (root / ".git/objects").rglob("*"):
        if file.is_file():
            file.unlink()


def decorated(root: Path) -> None:
    git(root, "tag", "v1,5-ß")
    git(root, "config", "log.excludeDecoration", "*")
    git(root, "config", "log.showSignature", "true")
    git(root, "config", "i18n.logOutputEncoding", "latin-1")


@pytest.mark.parametrize(
    ("make", "lack"),
    [
        (detached, ""),
        (decorated, ""),
        (bare, ""),
        (no_repository, "this folder is in no git repository."),
        (no_commits, "your current branch 'main' does not have any commits yet"),
        (shallow, "this is a shallow clone (“git fetch --unshallow” completes it)."),
        (elsewhere, "not a git repository: /nowhere"),
        (broken, ""),
    ],
)
def test_what_git_cannot_tell_is_said(
    make: Callable[[Path], None], lack: str, root: Path
) -> None:
    make(root)
    done = run_edition(root, "check")
    assert (done.returncode, done.stdout) == (0, "")
    if lack:
        sentence, _ = done.stderr.splitlines()
        assert sentence.startswith(NOT_COMPARED + lack)
    assert "Traceback" not in done.stderr
    assert run_edition(root, "export", "--to", "out").returncode == 0
    assert run_edition(root, "ledger").returncode == 0


def test_without_git_it_is_said_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    done = run_edition(root, "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(f"{NOT_COMPARED}git is not installed.\n")


def test_an_error_of_git_has_its_reason(tmp_path: Path) -> None:
    with pytest.raises(GitError, match=r"^this folder is in no git repository$"):
        run_git(tmp_path, "log")


def test_records_stand_between_nuls() -> None:
    assert records(b"a\nb\0\xc3\xa9\0") == ["a\nb", "é"]
