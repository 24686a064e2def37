"""A preview lives beside builds, for a hundred saves, and ends without a trace."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from building import copy_built
from edition.mkdocs.serving import guarded
from edition.model import Edition
from previewing import previewing, running, until
from support import contents, run, run_edition

SERVE = ("edition", "serve", "--address", "{}")
MARSH = "docs/texts/marsh-1990.md"
PAGE = "texts/marsh-1990/"
SAVES = """
import gc
import os
import sys
from pathlib import Path

from mkdocs.commands import serve as preview
from mkdocs.livereload import LiveReloadServer

from edition.mkdocs.indexing import finish
from edition.mkdocs.options import Options
from edition.mkdocs.renderer import serve
from edition.model import Edition

text = Path("docs/texts/marsh-1990.md")
source = text.read_text(encoding="utf-8")


def memory():
    finish()
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    editions = sum(isinstance(one, Edition) for one in gc.get_objects())
    print(pages * os.sysconf("SC_PAGE_SIZE") // 1024, editions)


class Saves(LiveReloadServer):
    def serve(self, *, open_in_browser=False):
        for number in range(1, int(sys.argv[2]) + 1):
            changed = source.replace("A treaty is", f"A treaty, the {number}th, is")
            text.write_text(changed, encoding="utf-8")
            self.builder()
            if number in (int(sys.argv[1]), int(sys.argv[2])):
                memory()
        self.server_bind()  # so that there is something to close


preview.LiveReloadServer = Saves
serve(Path.cwd(), "127.0.0.1:0", Options(transcriptions=True))
"""
FEW, MANY = 10, 24
EDITIONS = 3
"""How many may be in memory: caches hold two, and the page on screen is of the last."""
GROWTH = 6_000
"""Kilobytes that Python may need more, of 100,000, while it settles."""


@pytest.fixture
def root(built_small: Edition, tmp_path: Path) -> Path:
    return copy_built(built_small, tmp_path / "edition")


def is_gone(process: subprocess.Popen[bytes]) -> bool:
    """Tell whether a command has ended, and whatever it has begun with it."""
    process.wait()
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


def edit(root: Path) -> None:
    text = root / MARSH
    source = text.read_text(encoding="utf-8")
    assert "A treaty is a habit" in source
    changed = source.replace("A treaty is a habit", "A treaty is a mere habit")
    text.write_text(changed, encoding="utf-8")


def test_builds_beside_a_preview_harm_neither(root: Path, built_small: Edition) -> None:
    with previewing(root, *SERVE) as preview:
        preview.page(PAGE)
        for _ in range(2):
            done = run_edition(root, "build")
            assert done.returncode == 0, done.stdout + done.stderr
        assert contents(root / "site") == contents(built_small.root / "site")
        assert "is a habit" in preview.page(PAGE)
        edit(root)
        preview.until_page_has(PAGE, "is a mere habit")
        assert run_edition(root, "build").returncode == 0
        assert "is a mere habit" in preview.page(PAGE)
    assert "mere habit" in (root / "site" / PAGE / "index.html").read_text("utf-8")


def test_saves_leave_the_memory_of_a_preview_where_it_was(root: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("the kernel is asked what memory is used")
    done = run(root, sys.executable, "-c", SAVES, str(FEW), str(MANY))
    assert done.returncode == 0, done.stderr
    few, many = (map(int, line.split()) for line in done.stdout.splitlines())
    (memory, editions), (later, editions_later) = few, many
    assert max(editions, editions_later) <= EDITIONS
    assert later - memory <= GROWTH


def test_a_preview_that_is_ended_leaves_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    with previewing(root, *SERVE) as preview:
        preview.page(PAGE)
        assert list(temporary.iterdir())
        preview.process.send_signal(signal.SIGTERM)
        until(lambda: is_gone(preview.process), "the preview is gone")
        assert preview.process.returncode == 128 + signal.SIGTERM
    assert list(temporary.iterdir()) == []
    assert not (root / "build").exists()


def test_a_path_that_no_file_can_have_is_refused_without_a_word() -> None:
    said: list[str] = []

    def unheard(*_: object) -> list[bytes]:
        raise AssertionError

    def start(status: str, _: object) -> None:
        said.append(status)

    assert [*guarded(unheard)({"PATH_INFO": "/a\0b"}, start)]  # type: ignore[arg-type]
    assert said == ["400 Bad Request"]


def _begun(root: Path) -> bool:
    return any((root / "build").glob("site-*"))


def test_a_build_that_is_ended_leaves_nothing(root: Path) -> None:
    with running(root, "edition", "build") as process:
        until(lambda: _begun(root), "a build has begun")
        process.send_signal(signal.SIGTERM)
        until(lambda: is_gone(process), "the build is gone")
        assert process.returncode == 128 + signal.SIGTERM
    assert list((root / "build").iterdir()) == []
    assert not (root / "site").exists()


def test_what_a_killed_build_has_left_goes_with_the_next(root: Path) -> None:
    with running(root, "edition", "build") as process:
        until(lambda: _begun(root), "a build has begun")
        process.kill()
        process.wait()
    assert _begun(root)
    assert run_edition(root, "build").returncode == 0
    assert list((root / "build").iterdir()) == []
