"""An edition that lacks something is built, or “edition check” says what to do."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from building import copy_built
from edition.model import Edition
from support import SMALL, run_edition

INDEX = "# Harbour\n\nWords.\n"
BODY = "The headnote.\n{ #headnote }\n\nOne passage.\n{ #p1 }\n"
ELSEWHERE = "Begin an edition elsewhere, “edition new DIR”, and take it from there."
DATA = (
    "glossary",
    "timeline",
    "parallels",
    "stances",
    "routes",
    "names",
    "exceptions",
    "ledger",
)


@pytest.fixture
def bare(built_small: Edition, tmp_path: Path) -> Path:
    """Make an edition of a first page alone."""
    root = copy_built(built_small, tmp_path / "edition")
    for folder in ("data", "docs/texts", "docs/about"):
        shutil.rmtree(root / folder)
    (root / "docs/index.md").write_text(INDEX, encoding="utf-8")
    (root / "bibliography.bib").write_text("", encoding="utf-8")
    return root


def add_text(root: Path) -> None:
    """Add a text of one passage, without notes and without works."""
    source = (SMALL / "docs/texts/marsh-1990.md").read_text(encoding="utf-8")
    matter = re.sub(r"reference:.*\n", "", source.split("---")[1])
    (root / "docs/texts").mkdir()
    path = root / "docs/texts/marsh-1990.md"
    path.write_text(f"---{matter}---\n\n{BODY}", encoding="utf-8")


def add_empty_files(root: Path) -> None:
    """Add data files that hold nothing."""
    add_text(root)
    (root / "data").mkdir()
    for name in DATA:
        (root / f"data/{name}.yml").touch()


def leave(root: Path) -> None:
    """Leave an edition without texts."""


@pytest.mark.parametrize("fill", [leave, add_text, add_empty_files])
def test_little_is_enough(fill: Callable[[Path], None], bare: Path) -> None:
    fill(bare)
    check = run_edition(bare, "check")
    assert (check.returncode, check.stdout) == (0, "")
    build = run_edition(bare, "build")
    assert (build.returncode, build.stdout) == (0, "")
    pages = {path.relative_to(bare / "site") for path in bare.rglob("site/**/*.html")}
    assert (Path("texts/marsh-1990/index.html") in pages) == (fill is not leave)


@pytest.mark.parametrize(
    ("name", "what_to_do"),
    [
        (
            "mkdocs.yml",
            ELSEWHERE,
        ),
        (
            "hooks",
            ELSEWHERE,
        ),
        ("docs/index.md", "Write it: it is the first page of the site."),
        ("bibliography.bib", "Make it; it may be empty."),
    ],
)
def test_what_a_build_would_refuse_is_told_by_the_check(
    name: str, what_to_do: str, bare: Path
) -> None:
    path = bare / name
    path.unlink() if path.is_file() else shutil.rmtree(path)
    for command in ("check", "build"):
        done = run_edition(bare, command)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        for line in done.stdout.splitlines():
            assert re.match(rf"{name}[\w./]*:1: T010 “{name}.*”", line), line
            assert line.endswith(what_to_do)
        assert done.stdout


def test_broken_settings_of_the_renderer_have_their_line(bare: Path) -> None:
    (bare / "mkdocs.yml").write_text("site_name: a\nnav: [\n", encoding="utf-8")
    done = run_edition(bare, "check")
    assert done.returncode == 1
    assert done.stdout.startswith("mkdocs.yml:2: T010 The fields cannot be read: ")
