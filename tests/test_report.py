"""What a change does to an edition, told to those who decide about it."""

import json
import re
from pathlib import Path

import pytest

from edition.report.units import units
from edition.sources import load_edition
from ledger_history import git
from support import copy_small, run_edition

MARSH = "docs/texts/marsh-1990.md"
DOT = b"\x89PNG\r\n\x1a\n\x00\xff"
"""What is no words: as such, its bytes are not kept."""


def commit(root: Path, subject: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", subject)


def replace(root: Path, path: str, old: str, new: str) -> None:
    source = (root / path).read_text(encoding="utf-8")
    assert source.count(old) == 1, old
    (root / path).write_text(source.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an edition on whose main branch and on another something changed."""
    root = copy_small(tmp_path_factory.mktemp("report") / "edition")
    (root / "docs/about/dot.png").write_bytes(DOT)
    git(root, "init", "-q", "-b", "main")
    assert run_edition(root, "ledger", "--update").returncode == 0
    commit(root, "Begin")
    git(root, "checkout", "-qb", "other")
    replace(root, MARSH, "A treaty is a habit, not", "A treaty is a mere habit and not")
    replace(root, MARSH, "lind1988water, pp. 14-16", "lind1988water, pp. 14-18")
    replace(root, "bibliography.bib", "date = {1988}", "date = {1989}")
    replace(root, "data/timeline.yml", 'date: "1950-06-05"', 'date: "1950-06-06"')
    glossary = root / "data/glossary.yml"
    terms = glossary.read_text(encoding="utf-8").split("\n- ")
    glossary.write_text("\n- ".join(terms[:-1]) + "\n", encoding="utf-8")
    page = root / "docs/about/index.md"
    page.write_text(page.read_text("utf-8") + "\nSee [@nobody].\n", encoding="utf-8")
    commit(root, "Change")
    git(root, "checkout", "-q", "main")
    replace(root, MARSH, "subtitle: A Plea", "subtitle: Meanwhile")
    commit(root, "Meanwhile")
    return root


def report(root: Path, *arguments: str) -> str:
    done = run_edition(root, "report", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_words_are_told_before_and_after_with_what_refers_to_them(root: Path) -> None:
    told = report(root, "main..other")
    assert "A treaty is a [-habit,-] {+mere habit and+} not a paper." in told
    assert "date: [-5-] {+6+} June 1950" in told
    assert re.search(
        r"^marsh-1990#p\d: changed \(docs/texts/marsh-1990.md:\d+\)$", told, re.M
    )
    assert "Neighbours, pp. [-14–16;-] {+14–18;+} cf. Bates, Tolls." in told
    assert "referred to by marsh-1990#n1, glossary/harbour-treaty" in told


def test_what_was_done_on_the_base_meanwhile_is_not_taken_for_undone(
    root: Path,
) -> None:
    assert "Meanwhile" not in report(root, "main..other")
    assert "subtitle: [-A Plea-] {+Meanwhile+}" in report(root, "HEAD~1")


def test_ids_that_are_gone_and_new_problems_are_named(root: Path) -> None:
    told = report(root, "main..other")
    assert re.search(
        r"^gone: glossary/\S+, and the ledger does not say where it went$", told, re.M
    )
    assert re.search(r"^new: docs/about/index.md:\d+: C001 ", told, re.M)
    assert "terms: 3 → 2 (-1)" in told


def test_passages_that_other_forms_find_are_listed(tmp_path: Path, root: Path) -> None:
    git(tmp_path, "clone", "-q", str(root), "clone")
    here = tmp_path / "clone"
    forms = "forms: [treaty, treaties]"
    wider = "forms: [treaty of 1950 has, lock, treaty]"
    replace(here, "data/glossary.yml", forms, wider)
    told = report(here)
    assert "glossary/treaty: newly found in marsh-1990#p3, anonymous-2001#p1" in told
    assert "glossary/treaty: no longer found in marsh-1990#p2" in told
    assert "glossary/harbour-treaty: no longer found in anonymous-2001#p1" in told


def test_what_moved_is_told_with_where_its_words_are(
    tmp_path: Path, root: Path
) -> None:
    git(tmp_path, "clone", "-q", str(root), "clone")
    here = tmp_path / "clone"
    replace(here, "data/timeline.yml", "- id: treaty-signed", "- id: treaty-made")
    move = ("timeline#event-treaty-signed", "timeline#event-treaty-made")
    assert run_edition(here, "ledger", "move", *move).returncode == 0
    assert f"moved: {move[0]} to {move[1]}" in report(here)


def test_markdown_keeps_the_words_of_contributors_in_their_frame(
    tmp_path: Path, root: Path
) -> None:
    git(tmp_path, "clone", "-q", str(root), "clone")
    here = tmp_path / "clone"
    evil = "a mere habit\n~~~~~~~~~~~~~~~~\n@everyone not"
    replace(here, MARSH, "a habit, not", evil)
    lines = report(here, "--format", "markdown").splitlines()
    fences = [line for line in lines if line.startswith("~~~")]
    assert fences == ["~~~~~~~~~~text", "~~~~~~~~~~"] * (len(fences) // 2)
    assert any("@everyone" in line for line in lines)


def test_json_has_the_same(root: Path) -> None:
    told = json.loads(report(root, "main..other", "--format", "json"))
    kinds = {change["id"]: change["kind"] for change in told["changes"]}
    assert "removed" in kinds.values()
    assert told["errors"] >= 1
    assert told["counts"]["terms"] == [3, 2]


def test_nothing_changed_is_said(root: Path) -> None:
    told = report(root)
    assert told.startswith("From ")
    assert "mended" not in told
    assert "to the files at hand: 0 commits, 0 files, 0 changes" in told
    assert "\nCompare with something earlier: name as BASE another branch, " in told


@pytest.mark.parametrize("range", ["nowhere", "main..nowhere", "--upload-pack=x..main"])
def test_what_is_no_commit_is_a_sentence(root: Path, range: str) -> None:
    done = run_edition(root, "report", "--", range)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"edition: “{range}” is no range of commits: ")


def test_a_report_needs_an_edition(tmp_path: Path) -> None:
    done = run_edition(tmp_path, "report")
    assert (done.returncode, done.stdout) == (2, "")
    assert "holds no edition" in done.stderr


def test_where_nothing_can_be_compared_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_small(tmp_path / "edition")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for name, words in (
        ("folder", "this folder is in no git repository. Begin one: git init"),
        ("empty", "nothing is committed yet. Commit what there is: git add "),
        ("no git", "git is not installed. Install it from https://git-scm.com"),
    ):
        if name == "empty":
            git(root, "init", "-q")
        elif name == "no git":
            monkeypatch.setenv("PATH", str(tmp_path))
        done = run_edition(root, "report")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"edition: Nothing to compare with: {words}")


def test_an_entry_that_only_moved_down_its_file_has_not_changed(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "edition")
    before = units(load_edition(root))
    for path in (root / "data").glob("*.yml"):
        path.write_text("# One line more.\n" + path.read_text("utf-8"), "utf-8")
    after = units(load_edition(root))
    assert {id: unit.parts for id, unit in after.items()} == {
        id: unit.parts for id, unit in before.items()
    }
