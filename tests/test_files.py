"""Files are written whole or not at all, below the root and never through a link."""

import errno
import os
import sys
from pathlib import Path

import pytest

from edition.files import temporary_folder, write, write_all
from edition.problems import EditionError
from support import copy_small, lay_copies, run, run_edition

OUTSIDE = ("../x", "a/../../x", "/tmp/x", "..")


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """Return a folder outside of the root, with a file that nobody may touch."""
    folder = tmp_path / "outside"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "kept").write_text("mine", encoding="utf-8")
    (folder / "pages" / "unfinished").touch()
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root").mkdir()
    return tmp_path / "root"


def untouched(victim: Path) -> bool:
    names = sorted(path.name for path in victim.rglob("*"))
    kept = (victim / "pages" / "kept").read_text(encoding="utf-8")
    return (names, kept) == (["kept", "pages", "unfinished"], "mine")


@pytest.mark.parametrize("content", ["wörter\n", b"\x00\xff"])
def test_a_file_is_written_with_its_folders(root: Path, content: str | bytes) -> None:
    target = write(root, "a/b/c", content)
    data = content if isinstance(content, bytes) else content.encode()
    assert target.read_bytes() == data
    assert [path.name for path in target.parent.iterdir()] == ["c"]


def test_what_is_written_can_be_read_by_a_server(root: Path) -> None:
    before = os.umask(0o077)
    try:
        target = write(root, "a", "b")
    finally:
        os.umask(before)
    assert target.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("link", ["a", "a/b", "a/b/c"])
def test_a_link_in_any_part_of_a_path_is_refused(
    root: Path, victim: Path, link: str
) -> None:
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(victim / "pages")
    with pytest.raises(EditionError, match=f"^{link}:1: S003 "):
        write(root, "a/b/c", "x")
    assert untouched(victim)


def test_a_link_to_nothing_is_refused_too(root: Path) -> None:
    (root / "a").symlink_to(root.parent / "nothing")
    with pytest.raises(EditionError, match="S003"):
        write(root, "a", "x")
    assert not (root.parent / "nothing").exists()


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_that_leads_out_is_refused(root: Path, path: str) -> None:
    with pytest.raises(EditionError, match="leads out"):
        write(root, path, "x")


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_what_the_system_refuses_is_a_sentence_and_leaves_the_old_file(
    root: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    write(root, "a", "old")

    def refuse(*_: object) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, "fchmod", refuse)
    with pytest.raises(
        EditionError, match=f"^a cannot be written: {os.strerror(fault)}"
    ):
        write(root, "a", "new")
    assert (root / "a").read_text(encoding="utf-8") == "old"
    assert [path.name for path in root.iterdir()] == ["a"]


def test_what_is_made_beside_a_target_leaves_nothing_behind(root: Path) -> None:
    with temporary_folder(root / "to" / "here") as folder:
        assert folder.parent == root / "to"
    assert list((root / "to").iterdir()) == []


COMMANDS = {
    ".cache": ("export", "--to", "out"),
    "data/ledger.yml": ("ledger", "--update"),
    "data": ("ledger", "--update"),
    "sources/marsh-1990.features.json": ("import", "--features"),
    "sources": ("import", "--features"),
}


@pytest.mark.parametrize("link", COMMANDS)
def test_no_command_writes_through_a_link(
    tmp_path: Path, victim: Path, link: str
) -> None:
    root = lay_copies(copy_small(tmp_path / "edition"))
    target = victim / "pages" / "kept" if "." in link[1:] else victim
    (root / link).parent.mkdir(exist_ok=True)
    if (root / link).is_dir():
        (root / link).rename(root / "old")
    (root / link).unlink(missing_ok=True)
    (root / link).symlink_to(target)
    done = run_edition(root, *COMMANDS[link])
    assert done.returncode in (1, 2)
    assert f"{link}:1: S003 " in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert untouched(victim)


def test_the_citation_file_is_not_written_through_a_link(
    tmp_path: Path, victim: Path
) -> None:
    root = copy_small(tmp_path / "edition")
    (root / "CITATION.cff").symlink_to(victim / "pages" / "kept")
    done = run(root, sys.executable, "-m", "edition.exports")
    assert done.returncode == 1
    assert "CITATION.cff:1: S003 " in done.stderr
    assert untouched(victim)


def test_what_stands_in_the_way_of_a_temporary_name_is_not_followed(
    tmp_path: Path, victim: Path
) -> None:
    root = copy_small(tmp_path / "edition")
    (root / "data" / "ledger.new").symlink_to(victim / "pages" / "kept")
    done = run_edition(root, "ledger", "--update")
    assert "S003" in done.stdout + done.stderr or done.returncode == 0
    assert untouched(victim)
    assert not (root / "data" / "ledger.yml").is_symlink()


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(EditionError, match="S003"):
        write_all(tmp_path, {"a": "new", "b/c": "new", "link/d": "new"})
    (tmp_path / "b").write_text("a file, and no folder", encoding="utf-8")
    with pytest.raises(EditionError, match=r"^b/c cannot be written: "):
        write_all(tmp_path, {"a": "new", "b/c": "new"})
    assert {path: (tmp_path / path).read_text() for path in ("a", "b")} == {
        "a": "old",
        "b": "a file, and no folder",
    }
    assert not [*tmp_path.rglob(".new-*")]
    write_all(tmp_path, {"a": "new", "c/d": b"new"})
    assert (tmp_path / "c/d").read_text() == (tmp_path / "a").read_text() == "new"
