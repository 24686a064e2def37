"""What git knows of folders that are made, or must never be published."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

import edition.git
import ledger_history
from edition.checks import check
from edition.git import GitError
from edition.readers.schemas import FORMS
from edition.sources import BIBLIOGRAPHY, CHANGELOG, load_edition
from support import ROOT

CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
WRITTEN = {".css", ".html", ".j2", ".js", ".json", ".md", ".po", ".py", ".toml", ".yml"}


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True)


@pytest.fixture
def repository(small_root: Path) -> Path:
    """Return a small edition in a repository of its own."""
    git(small_root, "init", "--quiet")
    return small_root


def found(root: Path) -> list[tuple[str, str]]:
    return [(p.code, p.place.path) for p in check(load_edition(root))]


@pytest.mark.parametrize("folder", [".cache", "build", "site"])
def test_a_made_folder_that_git_knows_is_refused(repository: Path, folder: str) -> None:
    made = repository / folder / "a b\n.json"
    made.parent.mkdir(exist_ok=True)
    made.write_text("{}", encoding="utf-8")
    assert found(repository) == []
    git(repository, "add", "--force", folder)
    assert found(repository) == [("S011", folder)]


@pytest.mark.parametrize("name", [".gitignore", ".gitattributes"])
def test_what_git_would_read_for_ever_is_refused(repository: Path, name: str) -> None:
    (repository / name).unlink(missing_ok=True)
    os.mkfifo(repository / name)
    assert found(repository) == [("S010", name)]


def test_a_question_that_git_never_answers_is_given_up(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition.git, "PATIENCE", 1)
    os.mkfifo(repository / "docs/.gitignore")
    with pytest.raises(GitError, match="no answer in 1 second"):
        edition.git.git(repository, "ls-files", "-co", "--exclude-standard")


def test_transcriptions_that_git_would_take_are_refused(repository: Path) -> None:
    assert found(repository) == []
    (repository / ".gitignore").write_text("", encoding="utf-8")
    assert found(repository) == [("R010", ".gitignore")]


def test_a_transcription_that_git_knows_is_refused(repository: Path) -> None:
    copy = repository / "transcriptions" / "marsh-1990.md"
    copy.parent.mkdir()
    copy.write_text("The author's words.\n", encoding="utf-8")
    assert found(repository) == []
    git(repository, "add", "--force", "transcriptions")
    assert ("R010", "transcriptions/marsh-1990.md") in found(repository)


def test_an_edition_without_git_has_no_such_problem(small_root: Path) -> None:
    (small_root / ".gitignore").unlink()
    assert found(small_root) == []


def term(id: str) -> str:
    lines = (f"- id: {id}", f"  headword: {id}", "  forms:", "  - wall", "  - levy")
    return "\n".join([*lines, "  kind: concept", "  definition: A sum.", ""])


@pytest.mark.parametrize("place", ["before", "behind"])
def test_a_fault_of_two_stands_where_the_change_is(
    repository: Path, place: str
) -> None:
    root, glossary = repository, repository / "data/glossary.yml"
    glossary.write_text(term("dyke") + glossary.read_text("utf-8"), "utf-8")
    ledger_history.git(root, "add", "-A")
    ledger_history.git(root, "commit", "-qm", "Begin")
    source = glossary.read_text("utf-8")
    ends = (term("duty"), source) if place == "before" else (source, term("duty"))
    glossary.write_text("".join(ends), "utf-8")
    problems = [p for p in check(load_edition(root)) if p.code == "G002"]
    lines = glossary.read_text("utf-8").splitlines()
    new = lines.index("- id: duty") + 3
    old = lines.index("- id: dyke") + 3
    assert [problem.place.line for problem in problems] == [new, new]
    assert {problem.what for problem in problems} == {
        f"The form “{form}” belongs to “dyke” too, in data/glossary.yml:{old}"
        for form in ("wall", "levy")
    }


def test_no_file_has_the_marks_of_a_conflict() -> None:
    """The parts of the package are not looked at by the check of an edition."""
    sources = (path for path in (ROOT / "src").rglob("*") if path.suffix in WRITTEN)
    assert [path for path in sources if CONFLICT.search(path.read_text("utf-8"))] == []


def test_a_commit_is_checked_whatever_editors_have_changed() -> None:
    source = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    hooks = {hook["id"]: hook for hook in yaml.safe_load(source)["repos"][0]["hooks"]}
    watched = re.compile(hooks["edition"]["files"])
    written = {path for form in FORMS.values() for path in ROOT.glob(form.path)}
    written |= {ROOT / BIBLIOGRAPHY, ROOT / CHANGELOG}
    names = [path.relative_to(ROOT).as_posix() for path in written]
    assert [name for name in names if not watched.search(name)] == []
