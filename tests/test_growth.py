"""A contribution by the manual leaves the tests green: nothing pins the edition."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.checks import check
from edition.model import Edition
from edition.sources import load_edition
from support import ROOT, TESTS, copy_project, run

READS = re.compile(r"built_edition|load_edition\(ROOT\)|copy_project")
"""What a test says that reads the edition itself."""
SLUG = "rowan-2003"
TEXT = """\
---
title: Harbours and Alliances
author:
  - Rowan, Ida
date: "2003"
language: en
presentation: precis
rights: The source states no terms, and no licence either.
witness: The précis was made for a test, from a copy that nobody has ever seen.
vantage: Polish
summary: Ida Rowan holds that alliances, like harbours, are kept up by small repairs.
proof_state: unproofed
version: 1.0.0
---

Ida Rowan wrote this for a test.
{ #headnote }

Alliances are like harbours: what keeps them up is small repairs, not great plans.[^1]
{ #p1 }

NATO, she adds, has dredged its harbour more often than its members remember.[^dredging]
{ #p2 }

[^1]: The author thanks nobody.

[^dredging]: The word is hers; in 2003 nobody else used it of alliances in this sense.
"""
TERM = f"""
- id: dredging
  headword: dredging
  forms: [dredging, dredged]
  kind: concept
  definition: Keeping a channel open by taking out what has sunk to its bottom.
  sources: [nato1949treaty]
  see_also: []
  commentary: Of alliances in [Rowan 2003, p2](../texts/{SLUG}.md#p2).
"""
EVENT = f"""
- id: great-dredging
  label: The harbour is dredged
  date: "2003-05"
  dating: stated
  kind: process
  refs: [{SLUG}#p2]
  account: Rowan finds that it was done more often than its members remember.
  sources: [nato1949treaty]
"""
NOTE_WORDS = (
    "\n[^grown-note]: A note more, of the editors, where readers may need one.\n"
)


def append(path: Path, words: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(words)


@pytest.fixture(scope="module")
def grown(built_edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with a text, a term, an event and a note more.

    What the edition itself was built of has not to be made again.
    """
    root = copy_project(tmp_path_factory.mktemp("grown") / "project")
    made = built_edition.root / ".cache"
    shutil.copytree(made, root / ".cache", dirs_exist_ok=True)
    shutil.copytree(TESTS, root / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("src", "benchmarks"):
        (root / name).symlink_to(ROOT / name)
    (root / f"docs/texts/{SLUG}.md").write_text(TEXT, encoding="utf-8")
    append(root / "data/glossary.yml", TERM)
    append(root / "data/timeline.yml", EVENT)
    text = root / f"docs/texts/{load_edition(ROOT).texts[-1].slug}.md"
    source = text.read_text(encoding="utf-8")
    last = list(re.finditer(r"\n\{ #p\d+ \}", source))[-1]
    source = f"{source[: last.start()]}[^grown-note]{source[last.start() :]}"
    text.write_text(source + NOTE_WORDS, encoding="utf-8")
    done = run(root, sys.executable, "-m", "edition.exports")  # CITATION.cff
    assert done.returncode == 0, done.stderr
    return root


def test_what_was_added_by_the_manual_has_no_fault(grown: Path) -> None:
    edition = load_edition(grown)
    assert SLUG in edition.text
    assert "dredging" in edition.term
    assert [str(p) for p in check(edition) if p.is_error] == []


def reading(module: Path) -> Iterator[str]:
    """Yield the tests of a module that read the edition, by themselves or by others."""
    source = module.read_text(encoding="utf-8")
    parts = {
        name: ast.get_source_segment(source, part) or ""
        for part in ast.parse(source).body
        if (name := getattr(part, "name", "") or _assigned(part))
    }
    found, reads = set[str](), READS
    while new := {n for n, said in parts.items() if reads.search(said)} - found:
        found |= new
        reads = re.compile(
            rf"{READS.pattern}|\b(?:{'|'.join(map(re.escape, found))})\b"
        )
    yield from sorted(name for name in found if name.startswith("test_"))


def _assigned(part: ast.stmt) -> str:
    targets = part.targets if isinstance(part, ast.Assign) else []
    return next((one.id for one in targets if isinstance(one, ast.Name)), "")


def test_the_tests_of_the_edition_hold_for_the_larger_one(grown: Path) -> None:
    names = [
        f"{path.relative_to(grown)}::{name}"
        for path in sorted((grown / "tests").rglob("test_*.py"))
        if path.name != Path(__file__).name
        for name in reading(path)
    ]
    assert names
    options = (
        "-q",
        "-p",
        "no:cacheprovider",
        "-m",
        "not browser and not sources and not judge",
    )
    environment = {k: v for k, v in os.environ.items() if "PYTEST" not in k}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *names],
        cwd=grown,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:]
