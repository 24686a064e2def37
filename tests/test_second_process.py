"""A second process makes part of the pages, and nobody could tell from the site."""

import os
import sys
import time
from filecmp import dircmp
from pathlib import Path

import pytest

from edition import second_process
from edition.kept_pages import FOLDER
from support import copy_small, run
from test_kept_pages import differences

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux copies a process safely"
)
ALONE = (
    "import os, runpy, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "
    "runpy.run_module('mkdocs', run_name='__main__')"
)


def wait_for(path: Path) -> None:
    end = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < end, f"{path.name} was not made"
        time.sleep(0.01)


def test_a_copy_makes_items_in_their_order_until_it_is_told_to_stop(
    tmp_path: Path,
) -> None:
    def make(item: str) -> bool:
        (tmp_path / item).write_text(str(os.getpid()), encoding="utf-8")
        return item != "b"

    process = second_process.begin(["a", "b", "c"], make)
    wait_for(tmp_path / "b")
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    second_process.end(process)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
    assert (tmp_path / "a").read_text(encoding="utf-8") == str(process)


def test_a_copy_is_ended_whatever_it_is_at(tmp_path: Path) -> None:
    def make(item: str) -> bool:
        (tmp_path / item).touch()
        time.sleep(60)
        return True

    process = second_process.begin(["a", "b"], make)
    wait_for(tmp_path / "a")
    second_process.end(process)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_what_fails_in_a_copy_is_left_to_the_first_process(
    capfd: pytest.CaptureFixture[str],
) -> None:
    process = second_process.begin([0], lambda item: bool(1 // item))
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    second_process.end(process)
    assert capfd.readouterr().err == ""


def test_nothing_is_ended_that_was_not_begun() -> None:
    second_process.end(second_process.NONE)


def test_two_processes_make_the_site_that_one_makes(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "edition", with_theme=True)
    arguments = ("build", "-q", "-d")
    done = run(root, sys.executable, "-c", ALONE, *arguments, "../one")
    assert done.returncode == 0, done.stderr
    for path in (root / FOLDER).rglob("*"):
        path.unlink() if path.is_file() else None
    done = run(root, sys.executable, "-m", "mkdocs", *arguments, "../two")
    assert done.returncode == 0, done.stderr
    found = dircmp(tmp_path / "one", tmp_path / "two")
    assert not list(differences(found))


def test_a_warning_comes_once_whichever_process_meets_it(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "edition", with_theme=True)
    pages = [*(root / "docs/about").glob("*.md"), root / "docs/index.md"]
    for page in pages:
        with page.open("a", encoding="utf-8") as file:
            file.write("\n[Nowhere](nowhere.md)\n")
    for _ in range(2):
        done = run(root, sys.executable, "-m", "mkdocs", "build", "-d", "../site")
        assert done.returncode == 1
        told = [line for line in done.stderr.splitlines() if "a link 'nowhere" in line]
        assert len(told) == len(set(told)) == len(pages)
