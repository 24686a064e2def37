"""What a machine does to a build: the last site stands, and the next build recovers."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from building import lend_cache
from edition.model import Edition
from npm import skip
from previewing import running, until
from support import EPOCH, contents, run, run_edition

TEXT = "docs/texts/marsh-1990.md"
WORDS, OTHER_WORDS = "is a habit", "is a mere habit"
ROOM = 100_000
"""Bytes that a full disk still has: too few for a site."""
YEAR_2040 = 2_208_988_800


@pytest.fixture
def root(tmp_path: Path, built_small: Edition) -> Path:
    """Return a copy of the small edition with its site, and a change not yet built."""
    root = tmp_path / "edition"
    shutil.copytree(built_small.root, root)
    change(root)
    return root


def change(root: Path) -> None:
    text = root / TEXT
    source = text.read_text(encoding="utf-8")
    assert WORDS in source
    text.write_text(source.replace(WORDS, OTHER_WORDS), encoding="utf-8")


def mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, check=False)
    if done.returncode:
        skip(f"a disk of a few megabytes cannot be mounted: {done.stderr.decode()}")


@contextmanager
def small_disk(at: Path, size: int) -> Iterator[Path]:
    """Give a disk of some bytes."""
    at.mkdir()
    mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at))
    try:
        yield at
    finally:
        subprocess.run(["umount", str(at)], check=True)


def is_new(root: Path) -> bool:
    page = (root / "site/texts/marsh-1990/index.html").read_text(encoding="utf-8")
    return OTHER_WORDS in page


def recovers(root: Path) -> None:
    """Prove that nothing is left of a fault that is over."""
    done = run_edition(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert is_new(root)
    assert list((root / "build").iterdir()) == []


def test_on_a_disk_that_is_full_or_read_only_the_last_site_stands(
    tmp_path: Path, root: Path
) -> None:
    used = sum(path.stat().st_blocks * 512 for path in root.rglob("*"))
    with small_disk(tmp_path / "disk", used + ROOM) as disk:
        here = disk / "edition"
        shutil.copytree(root, here)
        site = contents(here / "site")
        for reason in ("No space left on device", "Read-only file system"):
            done = run_edition(here, "build")
            assert done.returncode == 2
            assert done.stderr.splitlines()[-1].startswith("edition: ")
            assert reason in done.stderr
            assert "Traceback" not in done.stderr
            assert contents(here / "site") == site
            mount("-o", f"remount,ro,size={used + ROOM}", str(disk))
        assert run_edition(here, "check").returncode == 0
        mount("-o", f"remount,rw,size={used * 4}", str(disk))
        recovers(here)


def test_of_two_builds_at_once_each_makes_the_whole_site(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    build = (root, "edition", "build")
    with running(*build) as one, running(*build) as other:
        assert (one.wait(), other.wait()) == (0, 0)
    assert is_new(root)
    both = contents(root / "site")
    recovers(root)
    assert contents(root / "site") == both


def test_a_preview_that_is_killed_leaves_no_renderer(root: Path) -> None:
    with running(root, "edition", "serve", "--address", "127.0.0.1:0") as preview:
        group = preview.pid
        until(lambda: Path(f"/proc/{group}/task/{group}/children").exists(), "it runs")
        preview.kill()
        preview.wait()
        with pytest.raises(ProcessLookupError):
            os.killpg(group, 0)
    recovers(root)


def test_a_clone_without_history_is_built(
    tmp_path: Path, root: Path, built_small: Edition
) -> None:
    for name in ("build", "site", ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)
    (root / ".gitignore").write_text("/site/\n/build/\n/.cache/\n/transcriptions/\n")
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    run(root, "git", "init", "-q")
    for subject in ("First", "Second"):
        (root / "CHANGELOG.md").write_text(f"# Changelog\n\n- {subject}.\n")
        run(root, "git", "add", "-A")
        assert run(root, "git", *author, "commit", "-qm", subject).returncode == 0
    clone = tmp_path / "clone"
    done = run(tmp_path, "git", "clone", "-q", "--depth=1", root.as_uri(), str(clone))
    assert done.returncode == 0, done.stderr
    done = run_edition(lend_cache(built_small, clone), "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert is_new(clone)


def test_without_git_an_edition_is_checked_and_built(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert run_edition(root, "check").returncode == 0
    recovers(root)


def test_files_of_the_future_are_read_again_when_they_change(root: Path) -> None:
    for path in (*(root / "docs").rglob("*"), *(root / ".cache").rglob("*")):
        os.utime(path, (YEAR_2040, YEAR_2040))
    recovers(root)
    text = root / TEXT
    source = text.read_text(encoding="utf-8")
    text.write_text(source.replace(OTHER_WORDS, WORDS), encoding="utf-8")
    assert run_edition(root, "build").returncode == 0
    assert not is_new(root)
