"""The review of a précis beside its transcription, on the small edition."""

from pathlib import Path

import pytest

from edition.checks import check
from edition.sources import load_edition
from importer.support import FILES, source
from support import copy_project, copy_small, run_edition

NAMES = """\
- id: lower-lock
  name: The lower lock
  sort: Lower lock
  kind: place
  forms: [lower lock]
  identification: A harbour on the canal, invented like everything in this edition.
"""
CHANGES = {
    "R004": ("every neighbour votes;", "every neighbour votes " + "and so on " * 40),
    "R005": ("the lower lock was repaired", "the gate was repaired"),
    "R006": ("5 June 1950", "7 June 1951"),
    "R007": (
        "every neighbour votes;",
        "no neighbour has no vote, none may abstain, and nobody votes for nothing;",
    ),
    "R008": (
        "the flood, in 1989, the lower lock was repaired.[^2] CC-led works need money",
        "the flood, in 1989, the lower lock was repaired. CC-led works need money, and"
        " tolls brought it: three things follow[^2]",
    ),
}
"""What the passage has in place of the words of the précis, by the code it gives."""


def codes_beside(tmp_path: Path, old: str, new: str) -> set[str]:
    """Return the codes of the small edition beside a transcription of its text."""
    root = copy_small(tmp_path / "edition")
    text = root / "docs" / "texts" / "marsh-1990.md"
    source = text.read_text(encoding="utf-8")
    assert old in source
    folder = root / "transcriptions"
    folder.mkdir()
    (folder / text.name).write_text(source.replace(old, new), encoding="utf-8")
    (root / "data" / "names.yml").write_text(NAMES, encoding="utf-8")
    return {problem.code for problem in check(load_edition(root))}


@pytest.mark.parametrize("code", ["R004", "R005", "R006", "R007", "R008"])
def test_a_precis_that_departs_from_its_passage_is_to_be_reviewed(
    tmp_path: Path, code: str
) -> None:
    assert code in codes_beside(tmp_path, *CHANGES[code])


def test_a_precis_that_keeps_to_its_passage_is_not(tmp_path: Path) -> None:
    old = "A treaty is a habit, not a paper."
    found = codes_beside(tmp_path, old, "A treaty is not a paper, it is a habit.")
    assert not found & {"R004", "R005", "R006", "R007", "R008"}


@pytest.mark.sources
def test_the_five_precis_keep_to_their_passages(tmp_path: Path) -> None:
    documents = [str(source(slug)) for slug in FILES]
    root = copy_project(tmp_path / "edition")
    assert run_edition(root, "import", *documents).returncode == 0
    codes = {problem.code for problem in check(load_edition(root))}
    assert not codes & {"R004", "R005", "R006", "R007", "R008"}


def test_a_transcription_is_not_written_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "transcriptions" / "essay.md").mkdir(parents=True)
    prose = "The lock was built in a year.\n\nIt has held for a century since then.\n"
    (tmp_path / "essay.txt").write_text(prose * 8, encoding="utf-8")
    done = run_edition(tmp_path, "import", "--no-profile", "essay.txt")
    assert "I012" in done.stdout + done.stderr
    assert done.returncode == 2
