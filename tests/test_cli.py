"""The command a person types: what it prints, and the exit status it ends with."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from building import copy_built
from edition.model import Edition
from support import COMMAND, ROOT, contents, run, run_edition

PROBLEM = re.compile(r"[^:\n]+:\d+: [A-Z]\d{3} (\(review\) )?[^\n]+\.")
FAULT = "\nA passage without an id, citing [@nobody].\n"
NAMED = re.compile(r"^ *edition ([a-z]+)", re.M)
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir")
PROPERDOCS = (sys.executable, "-m", "properdocs", "build", "-f", "mkdocs.yml")
PROPERDOCS += ("--strict", "--site-dir")
READY = ("check", "build", "export", "serve")


CODES = ["N007", "N007", "C001", "T003"]
"""Those of what is planted."""


def plant(root: Path, fault: str = FAULT) -> None:
    with (root / "docs/texts/anonymous-2001.md").open("a", encoding="utf-8") as file:
        file.write(fault)


@pytest.fixture(scope="module")
def ready(built_small: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small edition that can be built, built once."""
    root = copy_built(built_small, tmp_path_factory.mktemp("cli") / "edition")
    done = run_edition(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture
def faulty(ready: Path):
    """Return the built edition with a fault in it, and take the fault out again."""
    text = ready / "docs/texts/anonymous-2001.md"
    source = text.read_bytes()
    plant(ready)
    yield ready
    text.write_bytes(source)


def test_check_says_that_nothing_is_wrong_and_what_was_read(small_root: Path) -> None:
    done = run_edition(small_root, "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert re.search(r"^No problems in 2 texts, \d+ passages, .*\.$", done.stderr, re.M)


def test_check_lists_every_problem_and_ends_with_one(small_root: Path) -> None:
    plant(small_root)
    done = run_edition(small_root, "check")
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert [line.split()[1] for line in lines] == CODES
    assert all(PROBLEM.fullmatch(line) for line in lines)
    assert done.stderr.splitlines()[-2].startswith("4 errors in 2 texts, ")
    assert done.stderr.splitlines()[-1].endswith("edition check --explain N007")


def test_findings_are_annotations_of_a_pull_request(small_root: Path) -> None:
    plant(small_root, "\n100 %, [@nobody]\n")
    done = run_edition(small_root, "check", "--format", "github")
    assert done.returncode == 1
    found = [line for line in done.stdout.splitlines() if "title=C001" in line]
    where = "::error file=docs/texts/anonymous-2001.md,line=32,title=C001 A citation "
    what = "::The reference “nobody” is not in the bibliography. Add the reference"
    assert len(found) == 1
    assert found[0].startswith(where)
    assert what in found[0]
    assert "“100 %25, [@nobody]” has no id" in done.stdout


def test_findings_are_a_report_of_code_quality(small_root: Path) -> None:
    plant(small_root)
    done = run_edition(small_root, "check", "--format", "gitlab")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert [finding["check_name"] for finding in found] == CODES
    assert {finding["severity"] for finding in found} == {"major"}
    prints = [finding["fingerprint"] for finding in found]
    assert len(set(prints)) == len(prints)
    where = {"path": "docs/texts/anonymous-2001.md", "lines": {"begin": 32}}
    assert found[2]["location"] == where
    assert found[2]["description"].startswith("The reference “nobody” is not in the ")
    text = small_root / "docs/texts/anonymous-2001.md"
    source = text.read_text("utf-8").replace("\nNobody knows", "\n\n\nNobody knows")
    text.write_text(source, "utf-8")
    again = json.loads(run_edition(small_root, "check", "--format", "gitlab").stdout)
    assert [finding["fingerprint"] for finding in again] == prints


def test_findings_are_json_with_an_address_that_explains_each(small_root: Path) -> None:
    plant(small_root)
    done = run_edition(small_root, "check", "--format", "json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["errors"], told["review"]) == (1, 4, 0)
    found = {finding["code"]: finding for finding in told["findings"]}["C001"]
    assert found["help"] == "https://example.org/harbour/manual/checks/#C001"
    assert (found["line"], found["subject"]) == (32, "nobody")


def test_a_code_is_explained_and_an_unknown_one_suggests_the_nearest(
    small_root: Path,
) -> None:
    done = run_edition(small_root, "check", "--explain", "c001")
    assert done.stdout.startswith("C001 (error): A citation names a reference")
    done = run_edition(small_root, "check", "--explain", "C00")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("edition: There is no code C00. Did you mean “C00")


def test_a_watcher_checks_again_when_a_file_changes(small_root: Path) -> None:
    command = (sys.executable, "-m", "edition", "check", "--watch")
    with subprocess.Popen(
        command, cwd=small_root, stderr=subprocess.PIPE, text=True
    ) as watcher:
        assert watcher.stderr
        ends = (line for line in watcher.stderr if " in 2 texts, " in line)
        try:
            assert next(ends).startswith("No problems in ")
            plant(small_root)
            assert next(ends).startswith("4 errors in ")
        finally:
            watcher.terminate()
    assert watcher.returncode


def test_review_items_alone_end_with_nought(small_root: Path) -> None:
    glossary = small_root / "data/glossary.yml"
    source = glossary.read_text(encoding="utf-8")
    changed = source.replace("see_also: [harbour-treaty]", "see_also: []")
    glossary.write_text(changed, encoding="utf-8")
    done = run_edition(small_root, "check")
    assert done.returncode == 0
    assert " G006 (review) " in done.stdout
    assert done.stderr.splitlines()[-2].startswith("No errors, 1 to review in ")


@pytest.mark.parametrize("command", READY)
def test_outside_an_edition_a_sentence_is_said_and_no_traceback(
    tmp_path: Path, command: str
) -> None:
    done = run_edition(tmp_path, command)
    assert done.returncode == 2
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("edition: ")
    assert "there is no edition.yml" in sentence
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [("chekc",), ("check", "--loud"), ("check", "x")])
def test_a_command_that_does_not_exist_could_not_run(
    small_root: Path, arguments: tuple[str, ...]
) -> None:
    done = run_edition(small_root, *arguments)
    assert done.returncode == 2
    assert "Usage: edition" in done.stderr


def test_the_package_runs_as_a_module_too(small_root: Path) -> None:
    plant(small_root)
    as_module = run(small_root, sys.executable, "-m", "edition", "check")
    as_command = run(small_root, COMMAND, "check")
    assert as_module.returncode == as_command.returncode == 1
    assert as_module.stdout == as_command.stdout


def test_the_version_is_said(tmp_path: Path) -> None:
    assert re.fullmatch(
        r"edition, version \d+\.\d+\.\d+\n", run(tmp_path, COMMAND, "--version").stdout
    )


def test_a_check_does_not_wait_for_the_renderer(tmp_path: Path) -> None:
    code = "import sys, edition.cli.check; print('mkdocs' in sys.modules)"
    assert run(tmp_path, sys.executable, "-c", code).stdout == "False\n"


def test_help_names_commands_that_exist(tmp_path: Path) -> None:
    done = run_edition(tmp_path, "--help")
    named = set(NAMED.findall(done.stdout))
    assert named >= set(READY)
    for command in named:
        own = run_edition(tmp_path, command, "--help")
        assert own.returncode == 0
        assert f"Usage: edition {command}" in own.stdout


@pytest.mark.parametrize("command", READY)
def test_help_of_a_command_shows_how_to_use_it(tmp_path: Path, command: str) -> None:
    done = run_edition(tmp_path, command, "-h")
    assert NAMED.findall(done.stdout.partition("Example:")[2])[0] == command


def test_two_builds_are_the_same_bytes(ready: Path) -> None:
    first = contents(ready / "site")
    assert run(ready, COMMAND, "build").returncode == 0
    assert contents(ready / "site") == first


def test_a_build_leaves_nothing_behind_but_the_site(ready: Path) -> None:
    assert list((ready / "build").iterdir()) == []
    assert (ready / "site/index.html").is_file()


def test_mkdocs_makes_the_same_pages(ready: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = run(ready, *MKDOCS, str(site))
    assert done.returncode == 0, done.stderr
    assert contents(site) == contents(ready / "site")


def test_properdocs_makes_the_same_pages(ready: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = run(ready, *PROPERDOCS, str(site))
    assert done.returncode == 0, done.stderr
    made, expected = contents(site), contents(ready / "site")
    for name in ("sitemap.xml", "sitemap.xml.gz"):  # it notes the day for each page
        assert made.pop(name)
        assert expected.pop(name)
    assert made == expected


def test_a_fault_leaves_the_last_site_as_it_was(faulty: Path) -> None:
    before = contents(faulty / "site")
    done = run_edition(faulty, "build")
    assert done.returncode == 1
    assert "C001" in done.stdout
    assert "the last site stays as it was" in done.stderr
    assert contents(faulty / "site") == before
    assert list((faulty / "build").iterdir()) == []


def test_mkdocs_itself_ends_badly_where_the_edition_has_a_fault(
    faulty: Path, tmp_path: Path
) -> None:
    assert run(faulty, *MKDOCS, str(tmp_path / "site")).returncode != 0


def test_a_warning_of_the_renderer_fails_the_build(ready: Path) -> None:
    page = ready / "docs/about/principles.md"
    source = page.read_bytes()
    (ready / "docs/about/index.md").rename(ready / "index.kept")
    page.unlink()
    before = contents(ready / "site")
    try:
        done = run_edition(ready, "build")
    finally:
        page.write_bytes(source)
        (ready / "index.kept").rename(ready / "docs/about/index.md")
    assert done.returncode == 1
    assert contents(ready / "site") == before


def test_what_the_gate_finds_fails_the_build(ready: Path) -> None:
    page = ready / "docs/about/odd.md"
    page.write_text("# Odd\n\n{{ nothing }}\n", encoding="utf-8")
    before = contents(ready / "site")
    try:
        done = run_edition(ready, "build")
    finally:
        page.unlink()
    assert done.returncode == 1
    assert "site/about/odd/index.html" in done.stdout
    assert " T009 " in done.stdout
    assert contents(ready / "site") == before


def test_a_first_build_that_fails_makes_no_site(small_root: Path) -> None:
    plant(small_root)
    done = run_edition(small_root, "build")
    assert done.returncode == 1
    assert "no site was made" in done.stderr
    assert not (small_root / "site").exists()


def test_commands_work_from_the_current_directory_alone(
    small_root: Path, tmp_path: Path
) -> None:
    below = small_root / "docs"
    assert run_edition(below, "check").returncode == 2


def test_every_command_of_the_makefile_exists(tmp_path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in set(re.findall(r"\$\(BIN\)/edition ([a-z]+)", makefile)):
        assert run_edition(tmp_path, command, "--help").returncode == 0


def test_no_locale_is_needed(small_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("LC_", "LANG"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LC_ALL", "C")
    plant(small_root)
    done = run(small_root, COMMAND, "check")
    assert done.returncode == 1
    assert "“nobody”" in done.stdout
