"""MkDocs runs in this process: its warnings decide, and nothing of it stays behind."""

import logging
import os
import socket
import subprocess
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment

from building import copy_built
from edition.mkdocs import renderer
from edition.mkdocs.options import Options
from edition.model import Edition
from edition.problems import EditionError
from edition.publish import csp

DATE = "SOURCE_DATE_EPOCH"
ABOUT = "docs/about/index.md"


@pytest.fixture
def root(built_small: Edition, tmp_path: Path) -> Path:
    return copy_built(built_small, tmp_path / "edition")


def test_a_sound_edition_renders_without_a_word(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert renderer.render(root, root / "made", Options()) == []
    assert (root / "made/index.html").is_file()
    assert (root / "made" / csp.HEADERS).is_file()
    assert capfd.readouterr() == ("", "")


def test_warnings_are_returned_and_loggers_left_as_they_were(root: Path) -> None:
    with (root / ABOUT).open("a", encoding="utf-8") as page:
        page.write("\n[Nowhere](nowhere.md)\n")
    logger = logging.getLogger("mkdocs")
    before = (list(logger.handlers), logger.propagate)
    (found,) = renderer.render(root, root / "made", Options(is_checked=True))
    assert found.startswith("WARNING: ")
    assert "nowhere.md" in found
    assert (logger.handlers, logger.propagate) == before


def test_a_site_that_cannot_be_configured_is_an_error_that_says_so(root: Path) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("plugins:\n  - no-such-plugin\n")
    found = renderer.render(root, root / "made", Options())
    assert found
    assert "no-such-plugin" in "".join(found)


def test_templates_are_compiled_once_and_again_when_they_change(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = root / "templates" / "text.html.j2"
    own.parent.mkdir()
    own.write_text("<h1>One</h1>{{ words }}", encoding="utf-8")
    assert renderer.render(root, root / "made", Options()) == []
    compiled: list[str | None] = []
    compile = Environment.compile

    def seen(env: Environment, source: str, name: str | None, *more: str) -> CodeType:
        compiled.append(name)
        return compile(env, source, name, *more)

    monkeypatch.setattr(Environment, "compile", seen)
    own.write_text("<h1>Another</h1>{{ words }}", encoding="utf-8")
    assert renderer.render(root, root / "made", Options()) == []
    assert compiled == ["text.html.j2"]
    page = root / "made" / "texts" / "marsh-1990" / "index.html"
    assert "Another</h1>" in page.read_text(encoding="utf-8")


def _date_of_build(root: Path) -> str | None:
    with renderer._date(root):
        return os.environ.get(DATE)


def test_a_build_is_dated_by_the_last_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DATE, raising=False)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], cwd=tmp_path, check=True)
    when = {"GIT_COMMITTER_DATE": "1234567890 +0000"}
    subprocess.run(
        [*git, "commit", "-q", "--allow-empty", "-m", "First"],
        cwd=tmp_path,
        env=os.environ | when,
        check=True,
    )
    assert _date_of_build(tmp_path) == "1234567890"
    assert DATE not in os.environ


def test_without_git_a_build_has_no_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DATE, raising=False)
    assert _date_of_build(tmp_path) is None  # no repository
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _date_of_build(tmp_path) is None  # no program


def test_a_date_that_is_given_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATE, "7")
    assert _date_of_build(tmp_path) == "7"
    assert os.environ[DATE] == "7"


def test_an_address_that_is_taken_is_said_in_a_sentence(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(EditionError, match=f"Cannot serve at {address}: Address"):
            renderer.serve(root, address, Options())
