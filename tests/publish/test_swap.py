"""A site takes the place of the last one whole, or not at all, and leaves no folder."""

import os
import subprocess
from pathlib import Path

import pytest

from edition.problems import EditionError
from edition.publish import swap, temporary_site


def _site(path: Path, content: str) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(content, encoding="utf-8")
    return path


def _ended_process() -> int:
    """Return the number of a process that is no more."""
    with subprocess.Popen(["true"]) as process:
        process.wait()
    return process.pid


def test_a_temporary_site_lies_inside_the_edition_and_goes_again(
    tmp_path: Path,
) -> None:
    with temporary_site(tmp_path) as site:
        assert site.is_relative_to(tmp_path / "build")
        assert site.parent.is_dir()
    assert list((tmp_path / "build").iterdir()) == []


def test_it_goes_when_a_build_fails_too(tmp_path: Path) -> None:
    def fail() -> None:
        with temporary_site(tmp_path) as site:
            _site(site, "half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list((tmp_path / "build").iterdir()) == []


def test_the_folder_of_a_killed_build_goes_with_the_next(tmp_path: Path) -> None:
    build = tmp_path / "build"
    abandoned = _site(build / f"site-{_ended_process()}" / "site", "half")
    ours = _site(build / f"site-{os.getpid()}" / "site", "half")
    running = _site(build / f"site-{os.getppid()}" / "site", "of another build")
    others = [_site(build / name, "kept") for name in ("site-x", "full", "exports")]
    with temporary_site(tmp_path) as site:
        assert not abandoned.parent.exists()
        assert site == ours
        assert not site.exists()
    assert sorted(build.iterdir()) == sorted([running.parent, *others])


def test_no_link_is_followed_when_folders_are_cleared(tmp_path: Path) -> None:
    build, elsewhere = tmp_path / "build", _site(tmp_path / "elsewhere", "precious")
    abandoned = build / f"site-{_ended_process()}"
    abandoned.mkdir(parents=True)
    (abandoned / "link").symlink_to(elsewhere)
    (build / "site-1000000000").symlink_to(elsewhere)  # no process has ten digits
    (build / "site-999999999").symlink_to(elsewhere)
    with temporary_site(tmp_path):
        pass
    assert (elsewhere / "index.html").is_file()
    assert [path.name for path in build.iterdir()] == ["site-1000000000"]


def test_a_link_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "build").symlink_to("elsewhere")
    refused = pytest.raises(EditionError, match="build is a symbolic link")
    with refused, temporary_site(tmp_path):
        pytest.fail("a site was begun", pytrace=False)


def test_swap_replaces_the_last_site_and_leaves_nothing_behind(tmp_path: Path) -> None:
    built, site = _site(tmp_path / "new", "new"), _site(tmp_path / "site", "old")
    (site / "gone.html").write_text("x", encoding="utf-8")
    swap(built, site)
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "index.html"]


def test_swap_makes_the_first_site(tmp_path: Path) -> None:
    swap(_site(tmp_path / "new", "new"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").is_file()


def test_swap_puts_the_last_site_back_where_the_new_one_cannot_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, site = _site(tmp_path / "new", "new"), _site(tmp_path / "site", "old")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == built:
            raise OSError("no room")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="no room"):
        swap(built, site)
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
