"""Hostile files through the real command: refused in a line, or read; within limits.

Every format has its family of them in ``importer/hostile``.
"""

import re
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml

from edition.importer.formats import READERS
from edition.importer.transcribe import slug_of
from edition.readers.front_matter import split
from importer.hostile import (
    SAID,
    Family,
    Files,
    epub,
    html,
    marked,
    office,
    pdf,
    plain,
    recognised,
    tei,
    xml,
)
from support import contents, run_edition

FAMILIES: dict[str, Family] = {
    "plain": plain.FAMILY,
    "html": html.FAMILY,
    "epub": epub.FAMILY,
    "tei": tei.FAMILY,
    "pdf": pdf.FAMILY,
    **recognised.FAMILIES,
    **office.FAMILIES,
    **xml.FAMILIES,
    **marked.FAMILIES,
}
"""The hostile files of every format that has a reader."""
LIMITS = {"RLIMIT_AS": 1_500_000_000, "RLIMIT_CPU": 60}
"""For a family, which a quiet machine reads in ten seconds and less."""
NARROW = {"RLIMIT_AS": 1_000_000_000, "RLIMIT_CPU": 1}
"""For what would take any time that it is given."""
CODE = re.compile(r":\d+: I00[234] ")
LONGEST = 500
"""Letters of a line that tells what is wrong."""
FEWEST, FEWEST_OF_ALL = 8, 250
SECRET = "root:"
"""What a file of the machine says that many of these files ask for."""


def having(kind: str) -> list[str]:
    """Return the formats that have files of a kind."""
    return [of for of in FAMILIES if getattr(FAMILIES[of], kind)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an edition without texts, below a folder that is watched."""
    root = tmp_path / "edition"
    root.mkdir()
    (root / "edition.yml").write_text("title: Gates\n")
    return root


def named(files: Files) -> dict[str, str]:
    """Return the name of the file for each: one that excuses no word in it."""
    return {name: f"bad{n}" for n, name in enumerate(files)}


def imported(root: Path, files: Files, limits: dict[str, int]) -> CompletedProcess[str]:
    """Import hostile files: nothing may be written but transcriptions."""
    names = named(files)
    for name, make in files.items():
        made = make()
        data = (
            made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
        )
        (root / names[name]).write_bytes(data)
    own = contents(root.parent).keys()
    done = run_edition(root, "import", "--no-profile", *names.values(), limits=limits)
    assert "Traceback" not in done.stderr, done.stderr
    for path in contents(root.parent).keys() - own:
        assert path.startswith("edition/transcriptions/"), path
        assert SECRET not in (root.parent / path).read_text(encoding="utf-8"), path
    return done


def refused(root: Path, files: Files, done: CompletedProcess[str]) -> list[str]:
    """Demand a line with a code for each file, and that nothing is written."""
    assert done.returncode == 2, done
    lines = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == sorted(named(files).values())
    assert all(CODE.search(line) and len(line) < LONGEST for line in lines), lines
    assert not (root / "transcriptions").exists()
    return lines


def unsaid(root: Path, files: Files) -> list[str]:
    """Return the files whose transcription lacks what all of them say."""
    folder = root / "transcriptions"
    paths = {name: folder / f"{file}.md" for name, file in named(files).items()}
    return [
        name
        for name, path in paths.items()
        if not path.exists() or SAID not in path.read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("of", having("refused"))
def test_what_cannot_be_read_is_refused(root: Path, of: str) -> None:
    files = FAMILIES[of].refused
    refused(root, files, imported(root, files, LIMITS))


@pytest.mark.parametrize("of", having("endless"))
def test_what_would_never_end_is_ended(root: Path, of: str) -> None:
    files = FAMILIES[of].endless
    for line in refused(root, files, imported(root, files, NARROW)):
        assert "more time or memory" in line


@pytest.mark.parametrize("of", having("read"))
def test_what_can_be_read_is(root: Path, of: str) -> None:
    files = FAMILIES[of].read
    done = imported(root, files, LIMITS)
    assert (done.returncode, done.stderr) == (0, "")
    assert unsaid(root, files) == []


@pytest.mark.parametrize("of", having("doubted"))
def test_words_that_are_not_the_same_are_told(root: Path, of: str) -> None:
    files = FAMILIES[of].doubted
    done = imported(root, files, LIMITS)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == sorted(named(files).values())
    assert all(" I015 " in line for line in lines)
    assert unsaid(root, files) == []


@pytest.mark.parametrize(
    "name", ["a\nb", "a\x1b[2Jb", "a: [b '\"#{{1}}", "\udcff", "a" * 200, "a`;$(id)"]
)
def test_no_name_of_a_file_does_harm(root: Path, name: str) -> None:
    (root / name).write_text(plain.text("a"), encoding="utf-8")
    (root / f"{name}.xml").write_text("<?xml ")
    done = run_edition(root, "import", "--no-profile", name, f"{name}.xml")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr[:-1].isprintable()
    made = (root / f"transcriptions/{slug_of(name)}.md").read_text(encoding="utf-8")
    matter, _, _ = split(made)
    assert yaml.safe_load(matter)["witness"].startswith("Imported from ")


def test_every_format_has_its_hostile_files() -> None:
    assert FAMILIES.keys() == {"plain", *READERS}
    counts = {of: sum(map(len, family)) for of, family in FAMILIES.items()}
    assert min(counts.values()) >= FEWEST, counts
    assert sum(counts.values()) >= FEWEST_OF_ALL, counts
