"""An edition that lacks something is built, or “edition check” says what to do."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from building import copy_built
from edition import addresses
from edition.checks.same_address import is_made
from edition.model import Edition
from edition.source_files import KINDS
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


@pytest.mark.parametrize("fill", [leave, add_empty_files])
def test_little_is_enough(fill: Callable[[Path], None], bare: Path) -> None:
    fill(bare)
    check = run_edition(bare, "check")
    assert (check.returncode, check.stdout) == (0, "")
    build = run_edition(bare, "build")
    assert (build.returncode, build.stdout) == (0, "")
    pages = {path.relative_to(bare / "site") for path in bare.rglob("site/**/*.html")}
    assert (Path("texts/marsh-1990/index.html") in pages) == (fill is not leave)


def test_no_file_takes_the_place_of_one_that_is_made(built_small: Edition) -> None:
    site = built_small.root / "site"
    made = [p.relative_to(site) for p in site.rglob("*") if p.suffix in KINDS]
    free = [p.as_posix() for p in made if not is_made(built_small, p.as_posix())]
    assert "glossary.json" in {path.as_posix() for path in made}
    assert free == []


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


@pytest.mark.parametrize(
    ("name", "source", "told"),
    [
        ("mkdocs.yml", "", "mkdocs.yml:1: T015 The theme is not “edition”."),
        ("mkdocs.yml", "- a\n", "mkdocs.yml:1: T015 No hook imports edition.mkdocs."),
        ("mkdocs.yml", "docs_dir: ..\n", "mkdocs.yml:1: T015 The pages of an edition"),
        ("mkdocs.yml", "a: b\ntheme:\n  name: no\n", "mkdocs.yml:2: T015 The theme"),
        ("mkdocs.yml", "<<<<<<< HEAD\n", "mkdocs.yml:1: S012 A merge conflict begins"),
        ("hooks/edition.py", "", "mkdocs.yml:7: T015 No hook imports edition.mkdocs."),
        (
            "hooks/edition.py",
            "\ndef (\n",
            "hooks/edition.py:2: T010 This is not",
        ),
        ("hooks/edition.py", "\0", "hooks/edition.py:1: T010 This is not Python"),
    ],
)
def test_settings_and_hooks_that_make_no_edition_are_told(
    name: str, source: str, told: str, bare: Path
) -> None:
    (bare / name).write_text(source, encoding="utf-8")
    done = run_edition(bare, "check")
    assert done.returncode == 1
    assert told in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("source", ["import nowhere_at_all\n", "raise SystemExit(3)\n"])
def test_a_hook_that_cannot_be_loaded_is_a_sentence(source: str, bare: Path) -> None:
    with (bare / "hooks/edition.py").open("a", encoding="utf-8") as hook:
        hook.write(source)
    done = run_edition(bare, "build")
    assert done.returncode == 2
    assert "edition: A hook or plugin that mkdocs.yml names cannot be loaded" in (
        done.stderr
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "name", ["edition.yml", "data/glossary.yml", "mkdocs.yml", "docs/index.md"]
)
def test_a_folder_in_the_place_of_a_file_is_told(name: str, bare: Path) -> None:
    (bare / name).unlink(missing_ok=True)
    (bare / name).mkdir(parents=True)
    done = run_edition(bare, "check")
    assert done.returncode == 1
    assert f"{name}:1: " in done.stdout
    assert "This is no plain file." in done.stdout


def test_a_file_in_the_place_of_a_folder_is_told(bare: Path) -> None:
    (bare / "sources").write_text("x", encoding="utf-8")
    done = run_edition(bare, "check")
    assert done.returncode == 1
    assert "sources:1: S010 This is a file, where a folder belongs." in done.stdout


def test_names_that_differ_by_capitals_are_told(bare: Path) -> None:
    page = "---\ntitle: A\ndescription: B.\n---\n\n# A\n"
    for name in ("a", "A"):
        (bare / f"docs/{name}.md").write_text(page, encoding="utf-8")
    done = run_edition(bare, "check")
    assert done.returncode == 1
    assert "docs/a.md:1: S010 The name differs from docs/A.md by capitals alone." in (
        done.stdout
    )


def test_that_nothing_is_released_is_said_where_ids_are_asked_for(bare: Path) -> None:
    assert "No ledger yet" in run_edition(bare, "ledger").stderr
    assert "release" not in run_edition(bare, "check").stderr


@pytest.mark.parametrize("page", ["price-index.md", "a/reindex.md", "a/README.md"])
def test_a_page_is_where_the_renderer_puts_it(page: str) -> None:
    folder = page.removesuffix("README.md").removesuffix(".md").rstrip("/")
    assert addresses.published(page) == f"{folder}/"
