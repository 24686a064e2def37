"""The program that makes the index beside a build: waited for, ended, two at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from edition.model import Edition
from edition.problems import EditionError
from edition.search import begin, beside, tell, write_search_index
from edition.search.finished import CACHE
from indexing import files_of
from searched import searched_edition
from support import ROOT

WRITE = """
import sys
from pathlib import Path
from edition.search import write_search_index
from edition.sources import load_edition
write_search_index(load_edition(Path(sys.argv[1])), Path(sys.argv[2]))
"""

BEGIN = """
import sys
from pathlib import Path
from edition.search import begin
from edition.search.beside import _begun
begin(Path(sys.argv[1]))
[making] = _begun.values()
print(making._program.pid)
sys.exit(1)
"""


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return searched_edition(tmp_path / "edition")


def left(edition: Edition) -> list[Path]:
    return [*(edition.root / CACHE).glob(f"{beside.WORKING}*")]


def test_what_was_begun_is_waited_for_and_put_in_the_site(
    edition: Edition, tmp_path: Path
) -> None:
    begin(edition.root)
    assert len(left(edition)) == 1
    tell(edition)
    write_search_index(edition, tmp_path / "site")
    assert (tmp_path / "site/pagefind/pagefind.js").is_file()
    assert not left(edition)


def test_an_index_takes_the_place_of_the_last_one(
    edition: Edition, tmp_path: Path
) -> None:
    old = tmp_path / "site/pagefind/old"
    old.parent.mkdir(parents=True)
    old.touch()
    write_search_index(edition, tmp_path / "site")
    assert not old.exists()
    assert oct(old.parent.stat().st_mode & 0o777) != "0o700"


def test_what_nobody_waits_for_ends_with_the_next(
    edition: Edition, tmp_path: Path
) -> None:
    begin(edition.root)
    program = beside._begun[edition.root]._program
    begin(edition.root)
    assert program.returncode is not None
    assert len(left(edition)) == 1
    write_search_index(edition, tmp_path / "site")
    assert not left(edition)


def test_it_says_why_it_failed(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = tmp_path / "python"
    failing.write_text("#!/bin/sh\necho The tide is out. >&2\nexit 3\n")
    failing.chmod(0o755)
    monkeypatch.setattr(beside.sys, "executable", str(failing))
    with pytest.raises(EditionError, match=r"could not be made\. The tide is out\."):
        write_search_index(edition, tmp_path / "site")
    assert not left(edition)
    assert not (tmp_path / "site").exists()


def test_it_ends_when_nobody_waits_any_longer(edition: Edition, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "edition.search", edition.root, tmp_path],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode
    assert "Nobody waits" in done.stderr


def test_one_that_was_interrupted_does_no_harm(
    edition: Edition, tmp_path: Path
) -> None:
    begin(edition.root)
    beside._begun[edition.root]._program.kill()
    with pytest.raises(EditionError):
        write_search_index(edition, tmp_path / "site")
    write_search_index(edition, tmp_path / "site")
    assert (tmp_path / "site/pagefind/pagefind.js").is_file()


def test_a_build_that_fails_leaves_nothing_running(edition: Edition) -> None:
    command = [sys.executable, "-c", BEGIN, edition.root]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert not left(edition)
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


def test_what_was_left_long_ago_is_removed(edition: Edition, tmp_path: Path) -> None:
    old, new = (edition.root / CACHE / f"{beside.WORKING}{n}" for n in ("old", "new"))
    for folder in (old, new):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))
    write_search_index(edition, tmp_path / "site")
    assert left(edition) == [new]


def test_two_at_once_make_the_same(edition: Edition, tmp_path: Path) -> None:
    sites = [tmp_path / "one", tmp_path / "other"]
    programs = [
        subprocess.Popen([sys.executable, "-c", WRITE, edition.root, site])
        for site in sites
    ]
    assert [program.wait() for program in programs] == [0, 0]
    one, other = map(files_of, sites)
    assert one == other
    assert one


def test_it_imports_little_before_it_knows_what_has_changed() -> None:
    code = "import sys, edition.search.finished; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"pydantic", "edition.model", "asyncio"} & {*done.stdout.split()}
