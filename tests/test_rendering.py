"""The renderer runs as a program of its own, whose warnings decide."""

import sys
from pathlib import Path

import pytest
from edition.rendering import is_checked, render, temporary_site

from edition import rendering


def test_a_temporary_site_lies_inside_the_edition_and_goes_again(
    tmp_path: Path,
) -> None:
    with temporary_site(tmp_path) as site:
        assert site.is_relative_to(tmp_path / "build")
        assert site.parent.is_dir()
    assert list((tmp_path / "build").iterdir()) == []


@pytest.mark.parametrize(
    ("script", "fine", "messages"),
    [
        ("pass", True, []),
        ("print('INFO - a', file=sys.stderr)", True, []),
        ("print('WARNING - a', file=sys.stderr)", False, ["WARNING - a"]),
        ("print('ERROR - a', file=sys.stderr); sys.exit(1)", False, ["ERROR - a"]),
        ("print('odd', file=sys.stderr); sys.exit(3)", False, ["odd"]),
        ("sys.exit(1)", False, []),
    ],
)
def test_a_warning_fails_whatever_the_status(
    script: str,
    fine: bool,
    messages: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = [sys.executable, "-c", f"import sys; {script}"]
    monkeypatch.setattr(rendering, "_mkdocs", lambda _: command)
    assert render(tmp_path, tmp_path / "site") == (fine, messages)


def test_without_git_a_build_has_no_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "SOURCE_DATE_EPOCH" not in rendering._environment(tmp_path)


def test_a_date_that_is_given_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    assert rendering._environment(tmp_path)["SOURCE_DATE_EPOCH"] == "7"


def test_only_the_site_that_is_named_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(rendering.CHECKED, raising=False)
    assert not is_checked("/site")
    monkeypatch.setenv(rendering.CHECKED, "/site")
    assert is_checked("/site")
    assert not is_checked("/another")
    told = "import os, sys; sys.exit(os.environ['EDITION_CHECKED'])"
    monkeypatch.setattr(rendering, "_mkdocs", lambda _: [sys.executable, "-c", told])
    assert render(tmp_path, tmp_path / "site") == (False, [str(tmp_path / "site")])
