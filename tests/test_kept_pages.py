"""A build that uses pages of the last one makes the site that a first one makes."""

import shutil
import sys
from collections.abc import Iterator
from filecmp import dircmp
from pathlib import Path

import pytest

from edition.kept_pages import FOLDER, UNFINISHED, Kept, KeptPages
from edition.sources import load_edition
from support import CASES, copy_small, lay_copies, lay_over, run, run_edition

MARSH = "docs/texts/marsh-1990.md"
EDITS = {
    "a passage": (MARSH, "A treaty is a habit", "A treaty is a mere habit"),
    "a title": (MARSH, "title: The Canal Belongs", "title: The River Belongs"),
    "a definition": ("data/glossary.yml", "binding on those", "binding on all those"),
    "an event": ("data/timeline.yml", "label: ", "label: The great "),
    "the theme": ("overrides/main.html", "schema.DC", "schema.DCT"),
}


def build(root: Path, to: Path) -> Path:
    done = run(root, sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(to))
    assert done.returncode == 0, done.stderr
    return to


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_small(tmp_path_factory.mktemp("warm") / "edition", with_theme=True)
    build(root, root.parent / "site")
    return root


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_warm_build_is_the_same_as_a_cold_one(
    warm: Path, tmp_path: Path, edit: tuple[str, str, str]
) -> None:
    root = tmp_path / "edition"
    shutil.copytree(warm, root)
    name, old, new = edit
    source = (root / name).read_text(encoding="utf-8")
    assert old in source
    (root / name).write_text(source.replace(old, new, 1), encoding="utf-8")
    first = build(root, tmp_path / "first")
    shutil.rmtree(root / FOLDER)
    assert not list(differences(dircmp(first, build(root, tmp_path / "second"))))


def test_a_full_build_leaves_nothing_to_a_published_one(
    warm: Path, tmp_path: Path
) -> None:
    root = lay_copies(shutil.copytree(warm, tmp_path / "edition"))
    shutil.rmtree(root / FOLDER)
    first = build(root, tmp_path / "first")
    shutil.rmtree(root / FOLDER)
    assert run_edition(root, "build", "--transcriptions").returncode == 0
    assert not list(differences(dircmp(first, build(root, tmp_path / "second"))))


def test_an_emendation_reaches_its_passage(warm: Path, tmp_path: Path) -> None:
    root = shutil.copytree(warm, tmp_path / "edition")
    lay_over(root, CASES / "emendations")
    site = build(root, tmp_path / "site")
    page = (site / "texts/marsh-1990/index.html").read_text(encoding="utf-8")
    assert "emendations/#marsh-1990-p2" in page


def differences(found: dircmp[str]) -> Iterator[str]:
    yield from (*found.left_only, *found.right_only, *found.diff_files)
    for below in found.subdirs.values():
        yield from differences(below)


def test_only_what_was_made_from_the_same_is_found(warm: Path, tmp_path: Path) -> None:
    root = tmp_path / "edition"
    shutil.copytree(warm, root)
    kept = KeptPages(load_edition(root))
    kept.put("a", kept.key("Words."), Kept([1], "<p>\r\nWords.</p>"))
    assert kept.get("a", kept.key("Words.")) == ([1], "<p>\r\nWords.</p>")
    assert kept.get("a", kept.key("Others.")) is None
    assert kept.get("b", kept.key("Words.")) is None


def test_what_is_no_longer_made_is_not_kept(warm: Path, tmp_path: Path) -> None:
    root = shutil.copytree(warm, tmp_path / "edition")
    for wanted in (["a", "b"], ["a"], ["a", "b"]):
        kept = KeptPages(load_edition(root))
        found = [name for name in wanted if kept.get(name, "key")]
        for name in wanted:
            kept.put(name, "key", Kept(None, ""))
        kept.finish()
    assert found == ["a"]


def test_a_damaged_file_is_thrown_away(warm: Path, tmp_path: Path) -> None:
    root = shutil.copytree(warm, tmp_path / "edition")
    first = build(root, tmp_path / "first")
    for file in (root / FOLDER).iterdir():
        file.write_bytes(b"no database, but long enough to be taken for one" * 100)
    assert not list(differences(dircmp(first, build(root, tmp_path / "second"))))


def test_what_a_failed_build_has_left_is_not_used(warm: Path, tmp_path: Path) -> None:
    root = tmp_path / "edition"
    shutil.copytree(warm, root)
    assert not (root / FOLDER / UNFINISHED).exists()
    for _ in range(2):  # neither of these is finished
        kept = KeptPages(load_edition(root))
        assert kept.get("a", "") is None
        kept.put("a", "", Kept(None, ""))


def test_a_build_with_a_warning_is_not_finished(warm: Path, tmp_path: Path) -> None:
    root = tmp_path / "edition"
    shutil.copytree(warm, root)
    with (root / "docs/about/index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Nowhere](nowhere.md)\n")
    for _ in range(2):
        done = run(root, sys.executable, "-m", "mkdocs", "build", "-d", "../site")
        assert "nowhere.md" in done.stderr
        assert (root / FOLDER / UNFINISHED).exists()
