"""Every problem is found, with its code, file and line; each case is a folder."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from edition.checks import check
from edition.checks.exemptions import apply_exemptions
from edition.model import Exemption
from edition.problems import Place, Problem, catalogue
from edition.sources import load_edition
from support import CASES, SMALL, TESTS, copy_small, lay_over

FOLDERS = sorted(path for path in (CASES / "checks").iterdir() if path.is_dir())
NAME = re.compile(r"(?P<code>[A-Z]\d{3})(-[a-z-]+)?|(fine|many)-[a-z-]+")
"""Of a code; of something that is no fault; of many faults at once."""
GATE = {"T009", "N009", "C009", "S020"}
"""Codes that only a built site can have; their cases are in ``cases/gate``."""
SITE = {"T010", "T015"}
"""Codes of what a site is made with; ``test_small_editions.py`` shows them."""
HISTORY = {"D006", "D008"}
"""Codes that only an edition with a past can have; the ledger’s tests show them."""
REPOSITORY = {"S011", "R010"}
"""Codes that only an edition in a repository can have."""
IMPORTER = ("I", "R")
"""Families that other tests show: the importer's cases, or the tests themselves."""


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_a_case_has_the_problems_it_says_and_is_named_after(
    case: Path, tmp_path: Path, golden: Callable[[str, Path], None]
) -> None:
    name = NAME.fullmatch(case.name)
    assert name, "a case is named CODE, CODE-variant, fine-… or many-…"
    root = copy_small(tmp_path / "edition")
    lay_over(root, case)
    problems = check(load_edition(root))
    for problem in problems:
        if not problem.is_error:
            assert problem.subject in problem.what
            assert problem.subject
    if code := name["code"]:
        assert code in {problem.code for problem in problems}
    elif case.name.startswith("fine-"):
        assert problems == []
    golden("".join(f"{problem}\n" for problem in problems), case / "problems.txt")


def test_an_exception_names_what_a_finding_is_about_and_not_its_words() -> None:
    place = Place("data/exceptions.yml", 3)
    exemption = Exemption(code="G007", about="ferry", reason="It has.", place=place)
    edition = replace(load_edition(SMALL), exemptions=(exemption,))
    about = {
        Problem(Place("a.yml", line), "G007", what, subject="ferry")
        for line, what in ((1, "“ferry” is no more"), (2, "No text has the ferry"))
    }
    others = {
        Problem(Place("a.yml"), "G007", "“ferry” of “boat”", subject="boat"),
        Problem(Place("a.yml"), "G008", "“ferry”", subject="ferry"),
    }
    assert apply_exemptions(edition, about | others) == others


def test_every_code_has_a_case() -> None:
    assert [code for code in catalogue() if not _is_shown(code)] == []


def _is_shown(code: str) -> bool:
    """Tell whether a case shows a code, or a test where no case can."""
    if code in GATE:
        return (CASES / "gate" / code / "in").is_dir()
    if code in SITE or any(folder.name.startswith(code) for folder in FOLDERS):
        return True
    if code in HISTORY:
        found = (TESTS / "ledger").glob("*.py")
    elif code in REPOSITORY:
        found = TESTS.glob("test_repository.py")
    else:
        folders = (TESTS / "importer", TESTS / "facing", CASES / "import")
        found = chain.from_iterable(folder.rglob("*.*") for folder in folders)
        assert code.startswith(IMPORTER), f"{code} has no case"
    return any(code.encode() in file.read_bytes() for file in found if file.is_file())


def test_the_small_edition_has_no_problem() -> None:
    assert check(load_edition(SMALL)) == []


def test_ten_faults_at_once_are_ten_problems() -> None:
    case = CASES / "checks" / "many-ten-faults-at-once" / "problems.txt"
    assert len(case.read_text(encoding="utf-8").splitlines()) == 10


def test_problems_are_sorted_by_place() -> None:
    for case in FOLDERS:
        lines = (case / "problems.txt").read_text(encoding="utf-8").splitlines()
        places = [line.split(": ")[0].rpartition(":") for line in lines]
        keys = [(path, int(line)) for path, _, line in places]
        assert keys == sorted(keys), case.name


BROKEN = {"tab": b"\n\tx: [\n", "control": b"\n\x02\n", "latin": b"\n\xe9\n"}
READ = ("data/*.yml", "sources/*.yml", "docs/texts/*.md", "docs/about/*.md", "*.bib")


@pytest.mark.parametrize("fault", ["control", "latin"])
@pytest.mark.parametrize("kind", READ)
def test_a_file_that_cannot_be_read_is_told_alone(
    full_root: Path, kind: str, fault: str
) -> None:
    files = sorted(full_root.glob(kind))
    assert files
    for file in files:
        source = file.read_bytes()
        file.write_bytes(source + BROKEN[fault])
        problems = check(load_edition(full_root))
        file.write_bytes(source)
        name = file.relative_to(full_root).as_posix()
        assert {problem.place.path for problem in problems} == {name}
        assert len(problems) == 1


@pytest.mark.parametrize(
    "name", ["glossary", "timeline", "parallels", "stances", "names", "routes"]
)
def test_yaml_that_cannot_be_read_is_told_alone(full_root: Path, name: str) -> None:
    file = full_root / "data" / f"{name}.yml"
    source = file.read_bytes()
    file.write_bytes(source[:200] + BROKEN["tab"] + source[200:])
    problems = check(load_edition(full_root))
    file.write_bytes(source)
    assert [problem.place.path for problem in problems] == [f"data/{name}.yml"]


@pytest.fixture(scope="module")
def full_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an edition that has something of every kind."""
    root = copy_small(tmp_path_factory.mktemp("full") / "edition")
    for case in ("apparatus", "emendations"):
        lay_over(root, CASES / case)
    assert check(load_edition(root)) == []
    return root
