"""The pages of the manual that lead through the commands are true, step by step."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from building import lend_cache
from edition import manual
from edition.checks import check
from edition.model import Edition
from edition.sources import load_edition
from previewing import previewing
from support import run_edition

STEP = re.compile(
    r"""
      ^```text\n(?P<commands>edition\ .*?)^```$
    | ^```text\n(?P<words>.*?)^```$
    | ^\|\ (?P<where>`\w+`|the\ \w+)\ \|\ `(?P<value>[^\n]+)`\ \|$
    | `(?P<file>[\w/.-]+\.(?:md|txt))`
    """,
    re.M | re.S | re.VERBOSE,
)
ANCHORS = {"the headnote": "headnote", "the passage": "p1"}


def source_of(name: str) -> str:
    """Return a page of the manual as it is written."""
    return (manual.HERE / f"{name}.md").read_text(encoding="utf-8")


class Reader:
    """Somebody who does what a page says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder
        self.done: list[CompletedProcess[str]] = []

    def follow(self, page: str) -> Iterator[str]:
        """Do each step of a page, and yield each command when it has been run."""
        for step in STEP.finditer(source_of(page)):
            if step["commands"]:
                for line in step["commands"].splitlines():
                    self._run(line)
                    yield line
            elif step["words"]:
                self.file.write_text(step["words"], encoding="utf-8")
            elif step["where"]:
                self._fill(step["where"].strip("`"), step["value"])
            else:
                self.file = self.folder / step["file"]

    def _run(self, line: str) -> None:
        program, *words = shlex.split(line)
        if program == "cd":
            self.folder /= words[0]
        elif words == ["serve"]:
            with previewing(self.folder, "edition", "serve", "--address", "{}") as site:
                assert "<h1" in site.page("")
        else:
            assert program == "edition"
            self.done.append(run_edition(self.folder, *words))

    def _fill(self, where: str, value: str) -> None:
        """Write something in the place of a blank, which has to be there."""
        before, after = rf"(?<=^{where}: )", r"\[?TODO\]?.*$"
        if where in ANCHORS:
            before, after = "^", rf"TODO(?=\n{{ #{ANCHORS[where]} }}$)"
        source = self.file.read_text(encoding="utf-8")
        filled, count = re.subn(f"{before}{after}", lambda _: value, source, flags=re.M)
        assert count == 1, where
        self.file.write_text(filled, encoding="utf-8")


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """Return somebody in an empty folder."""
    return Reader(tmp_path)


def test_an_edition_is_made_as_the_manual_says(reader: Reader) -> None:
    commands = list(reader.follow("your-own-edition"))
    assert [done.returncode for done in reader.done] == [0] * (len(commands) - 2)
    assert "edition build" in commands
    assert (reader.folder / "site/index.html").is_file()
    listed = re.findall(r"^\| (`[^|]+`) \|", source_of("your-own-edition"), re.M)
    for name in re.findall(r"`([\w./]+)`", " ".join(listed)):
        assert (reader.folder / name).exists(), name
    names = {path.name for path in reader.folder.iterdir()} - {".cache", "site"}
    told = source_of("your-own-edition")
    assert [name for name in names - {"build"} if name not in told] == []


def test_texts_are_added_as_the_manual_says(
    reader: Reader, built_small: Edition
) -> None:
    run_edition(reader.folder, "new", "letters")
    reader.folder = lend_cache(built_small, reader.folder / "letters")
    codes = []
    for command in reader.follow("add-a-text"):
        if command == "edition check":
            problems = check(load_edition(reader.folder))
            codes.append({problem.code for problem in problems})
        else:
            last = reader.done[-1]
            assert last.returncode == 0, f"{command}\n{last.stdout}{last.stderr}"
    assert codes == [{"B001"}, set(), set(), {"B001", "N002"}]
    edition = load_edition(reader.folder)
    assert [text.slug for text in edition.texts] == [
        "lune-1871",
        "quill-1872",
        "sample",
    ]
    assert (reader.folder / "site/texts/lune-1871/index.html").is_file()
