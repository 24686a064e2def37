"""What is published shows no transcription, and what shows one is not published."""

import os
import sys
from pathlib import Path

import pytest

from building import copy_built
from edition.checks import check
from edition.model import Edition
from edition.problems import Place
from edition.sources import load_edition
from ledger_history import git
from previewing import previewing
from support import ROOT, contents, copy_small, lay_copies, run, run_edition

OWN = (b"draughty", b"kitchen drawer", b"one stove", b"copy-words", b"facing-heads")
"""Words that only the transcription has, and what only goes with one."""
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir")


def holding(site: Path, words: bytes) -> list[str]:
    """Return the files of a site that hold some words."""
    return [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*"))
        if path.is_file() and words in path.read_bytes()
    ]


@pytest.mark.parametrize("words", OWN)
def test_the_published_site_has_no_word_of_a_transcription(
    built_full: Edition, words: bytes
) -> None:
    found = holding(built_full.root / "site", words)
    assert [name for name in found if not name.startswith("assets/")] == []


def test_the_full_site_has_them(built_full: Edition) -> None:
    full = built_full.root / "build/full"
    assert "texts/marsh-1990/index.html" in holding(full, b"draughty")
    assert "glossary/treaty/index.html" in holding(full, b"so little paper")
    assert (full / "texts/marsh-1990/marsh-1990.copy.cite.json").is_file()


def test_no_page_of_the_full_site_is_for_search_engines(built_full: Edition) -> None:
    full = built_full.root / "build/full"
    for page in full.rglob("*.html"):
        assert b'<meta name="robots" content="noindex">' in page.read_bytes()
    assert holding(built_full.root / "site", b"noindex") == []


def test_mkdocs_alone_publishes_none(built_full: Edition, tmp_path: Path) -> None:
    done = run(built_full.root, *MKDOCS, str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "site") == contents(built_full.root / "site")


def test_without_transcriptions_there_is_nothing_to_build(small_root: Path) -> None:
    done = run_edition(small_root, "build", "--transcriptions")
    assert done.returncode == 2
    assert done.stderr.startswith("edition: There is no transcription")
    assert "Traceback" not in done.stderr


def test_a_broken_transcription_stops_the_full_build_with_its_line(
    tmp_path: Path,
) -> None:
    root = lay_copies(copy_small(tmp_path / "edition"))
    (root / "transcriptions/marsh-1990.md").write_text("No id.\n", encoding="utf-8")
    done = run_edition(root, "build", "--transcriptions")
    assert done.returncode == 1
    assert "transcriptions/marsh-1990.md:1: R009 These words have no id." in done.stdout
    assert "no site was made" in done.stderr
    assert not (root / "site").exists()


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Make a repository with a reader's own copies, which git ignores."""
    root = lay_copies(copy_small(tmp_path / "edition"))
    git(root, "init", "--quiet")
    (root / ".gitignore").write_text("/transcriptions/\n", encoding="utf-8")
    return root


@pytest.fixture
def stolen(copied: Path) -> str:
    """Return words of such a copy."""
    own = (copied / "transcriptions/marsh-1990.md").read_text(encoding="utf-8")
    line = next(line for line in own.splitlines() if "draughty" in line)
    return line.replace("[^1]", "")


def test_check_finds_its_words_in_a_file_that_git_would_take(
    copied: Path, stolen: str
) -> None:
    assert run_edition(copied, "check").returncode == 0
    more = copied / "docs/about/more.md"
    more.write_text(f"# More\n\n{stolen}\n", encoding="utf-8")
    done = run_edition(copied, "check")
    assert done.returncode == 1
    assert "docs/about/more.md:3: R003 " in done.stdout


@pytest.mark.parametrize(
    "name",
    [
        *("docs/about/naïve.md", "NOTES", "notes.htm", "a b.ipynb", "-n.svg"),
        *("“quoted”.md", '"quoted".md', "two\nlines.md", "site/index.html"),
        os.fsdecode(b"latin-\xef.md"),
    ],
)
def test_no_name_or_ending_hides_copied_words(
    name: str, copied: Path, stolen: str
) -> None:
    (copied / name).parent.mkdir(exist_ok=True)
    (copied / name).write_text(f"One line.\n{stolen}\n", encoding="utf-8")
    git(copied, "add", "--force", "--", name)
    found = check(load_edition(copied, with_transcriptions=True))
    (copy,) = [problem for problem in found if problem.code == "R003"]
    assert copy.place == Place(name, 2)
    assert str(copy).encode()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_no_encoding_hides_copied_words(
    encoding: str, copied: Path, stolen: str
) -> None:
    words = f"Café\n{stolen}\n".encode(encoding, "replace")
    (copied / "notes.txt").write_bytes(words)
    found = check(load_edition(copied, with_transcriptions=True))
    assert [(p.code, p.place.line) for p in found] == [("R003", 2)]


def test_what_is_not_text_is_passed_over(copied: Path, stolen: str) -> None:
    (copied / "picture.md").write_bytes(b"\x89PNG\0" + stolen.encode())
    (copied / "nowhere.md").symlink_to("/nonexistent")
    assert check(load_edition(copied, with_transcriptions=True)) == []


def test_git_ignores_what_shows_them() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {"/transcriptions", "/build"} <= set(ignored)


@pytest.mark.parametrize(
    ("command", "shows"),
    [
        ("edition serve --address {}", True),
        ("edition serve --published --address {}", False),
        ("mkdocs serve --no-strict --dev-addr {}", True),
    ],
)
def test_a_preview_shows_them_unless_told_otherwise(
    built_full: Edition, tmp_path: Path, command: str, shows: bool
) -> None:
    root = copy_built(built_full, tmp_path / "edition")
    with previewing(root, *command.split()) as preview:
        assert ("draughty" in preview.page("texts/marsh-1990/")) is shows
