"""What is published shows no transcription, and what shows one is not published."""

import subprocess
import sys
from pathlib import Path

import pytest

from edition.model import Edition
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
    root = lay_copies(copy_small(tmp_path / "edition", with_theme=True))
    (root / "transcriptions/marsh-1990.md").write_text("No id.\n", encoding="utf-8")
    done = run_edition(root, "build", "--transcriptions")
    assert done.returncode == 1
    assert "transcriptions/marsh-1990.md:1: R009 These words have no id." in done.stdout
    assert "no site was made" in done.stderr
    assert not (root / "site").exists()


def test_check_finds_its_words_in_a_file_that_git_would_take(tmp_path: Path) -> None:
    root = lay_copies(copy_small(tmp_path / "edition"))
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    (root / ".gitignore").write_text("/transcriptions/\n", encoding="utf-8")
    assert run_edition(root, "check").returncode == 0
    own = (root / "transcriptions/marsh-1990.md").read_text(encoding="utf-8")
    stolen = next(line for line in own.splitlines() if "draughty" in line)
    (root / "docs/about/more.md").write_text(f"# More\n\n{stolen}\n", encoding="utf-8")
    done = run_edition(root, "check")
    assert done.returncode == 1
    assert "docs/about/more.md:3: R003 " in done.stdout


def test_git_ignores_what_shows_them() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {"/transcriptions/", "/build/"} <= set(ignored)


@pytest.mark.parametrize(
    ("command", "shows"),
    [
        ("edition serve --address {}", True),
        ("edition serve --published --address {}", False),
        ("mkdocs serve --no-strict --dev-addr {}", True),
    ],
)
def test_a_preview_shows_them_unless_told_otherwise(
    tmp_path: Path, command: str, shows: bool
) -> None:
    root = lay_copies(copy_small(tmp_path / "edition", with_theme=True))
    with previewing(root, *command.split()) as preview:
        assert ("draughty" in preview.page("texts/marsh-1990/")) is shows
