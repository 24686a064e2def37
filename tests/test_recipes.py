"""The recipes of CONTRIBUTING.md do what they say, followed step by step."""

import re
import shlex
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from edition.model import Edition
from edition.sources import load_edition
from ledger_history import first_version, git
from support import ROOT, run_edition

CHAPTER = re.compile(r"^## Step by step\n(?P<recipes>.*?)^## ", re.M | re.S)
RECIPE = re.compile(r"^### (?P<name>.+)\n(?P<steps>(?:(?!###).*\n)*)", re.M)
STEP = re.compile(r"^\d+\. (?P<words>.*)\n(?P<rest>(?:(?!\d).*\n)*)", re.M)
BLOCK = re.compile(r"^    ```(?P<kind>\w+)\n(?P<lines>(?:(?!    ```).*\n)*)", re.M)
PATH = re.compile(r"`([\w./-]+\.(?:md|yml|bib))`")
MOST = 10


class Step(NamedTuple):
    """What one step of a recipe says."""

    words: str
    kind: str
    """The language of its block: what is to be done with it."""
    block: str

    @property
    def path(self) -> str:
        """The file that it names first."""
        return PATH.findall(self.words)[0]


def recipes() -> dict[str, list[Step]]:
    chapter = CHAPTER.search((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert chapter
    return {m["name"]: [*steps(m["steps"])] for m in RECIPE.finditer(chapter[0])}


def steps(source: str) -> Iterator[Step]:
    for step in STEP.finditer(source):
        (block,) = BLOCK.finditer(step["rest"])
        yield Step(step["words"], block["kind"], textwrap.dedent(block["lines"]))


def follow(root: Path, step: Step) -> None:
    """Do what a step says."""
    if step.kind == "sh":
        for line in step.block.splitlines():
            name, *arguments = shlex.split(line)
            if name == "edition":
                done = run_edition(root, *arguments)
                assert done.returncode == 0, done.stdout + done.stderr
            else:
                assert name == "git"
                git(root, *arguments)
        return
    file = root / step.path
    if step.kind == "diff":
        lines = step.block.splitlines(keepends=True)
        before = "".join(line[1:] for line in lines if line[0] != "+")
        after = "".join(line[1:] for line in lines if line[0] != "-")
        source = file.read_text("utf-8")
        assert source.count(before) == 1, step
        file.write_text(source.replace(before, after), "utf-8")
    elif step.words.startswith("Make the file"):
        assert not file.exists()
        file.write_text(step.block, "utf-8")
    else:
        assert "at the end of" in step.words, step
        with file.open("a", encoding="utf-8") as end:
            end.write(f"\n{step.block}")


@pytest.fixture
def root(built_small: Edition, tmp_path: Path) -> Path:
    """Return an edition in a repository, released once, with a remote."""
    root = first_version(tmp_path / "edition", built_small)
    git(root, "init", "--quiet", "--bare", str(tmp_path / "origin"))
    git(root, "remote", "add", "origin", str(tmp_path / "origin"))
    return root


def is_released(edition: Edition) -> bool:
    tags = git(edition.root, "ls-remote", "--tags", "origin")
    return edition.releases[-1].version == "1.1.0" and "v1.1.0" in tags


def is_built(edition: Edition) -> bool:
    page = edition.root / "site/texts/orlova-1991/index.html"
    return "orlova-1991" in edition.text and page.is_file()


DONE: dict[str, Callable[[Edition], bool]] = {
    "Mend a passage": lambda edition: any(
        "a habit and no paper" in p.markdown
        for p in edition.text["marsh-1990"].passages
    ),
    "Add a note": lambda edition: "n-spirit" in edition.text["marsh-1990"].anchors,
    "Add a term": lambda edition: "tolls" in edition.term,
    "Add an event": lambda edition: "bill-sent" in {e.id for e in edition.events},
    "Add a reference": lambda edition: "orlova1991dues" in edition.reference,
    "Add a text": is_built,
    "Give out a release": is_released,
}
"""How it is known that a recipe has been followed."""


def test_every_recipe_is_short_and_known() -> None:
    assert [*recipes()] == [*DONE]
    assert max(map(len, recipes().values())) <= MOST


@pytest.mark.parametrize("name", DONE)
def test_a_recipe_leads_where_it_says(name: str, root: Path) -> None:
    assert not DONE[name](load_edition(root))
    for step in recipes()[name]:
        follow(root, step)
    done = run_edition(root, "check")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout
    assert "No problems" in done.stderr
    assert DONE[name](load_edition(root))
