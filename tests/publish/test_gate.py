"""What was rendered is looked through before it takes the place of the last site."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.model import Edition
from edition.publish.gate import gate
from support import CASES

FOLDERS = sorted(path for path in (CASES / "gate").iterdir() if path.is_dir())


def test_a_site_as_built_passes_the_gate(built_small: Edition) -> None:
    assert gate(built_small, built_small.root / "site") == []


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_gate_case(
    case: Path,
    built_small: Edition,
    tmp_path: Path,
    golden: Callable[[str, Path], None],
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_small.root / "site", site)
    shutil.copytree(case / "in" / "site", site, dirs_exist_ok=True)
    problems = gate(built_small, site)
    assert case.name in {problem.code for problem in problems}
    golden("".join(f"{problem}\n" for problem in problems), case / "problems.txt")


def test_a_missing_page_of_a_text_does_not_pass(
    built_small: Edition, tmp_path: Path
) -> None:
    text = built_small.text["marsh-1990"]
    problems = [p for p in gate(built_small, tmp_path) if "marsh-1990" in p.what]
    assert len(problems) == len(text.anchors)
    assert {p.place.path for p in problems} == {"site/texts/marsh-1990/index.html"}
