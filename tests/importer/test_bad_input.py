"""Bad input through the real command: one clear message, and all left as it was."""

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from edition.cli.importing import import_
from importer.documents import OTHER, PROSE
from support import run_edition

KNOWN = ("keeper.md", "keeper.report.json", "keeper.report.md")
WORDS = "A line of words that nobody has seen before, nor will again.\n"
NO_TEXT = bytes(range(256)) * 40


def half(root: Path) -> None:
    (root / "bad.txt").write_text(PROSE[: len(PROSE) // 2])


def huge(root: Path) -> None:
    with (root / "bad.txt").open("w") as file:
        for _ in range(50_000_000 // len(WORDS) + 1):
            file.write(WORDS)


def link(root: Path) -> None:
    (root / "bad.txt").symlink_to(root / "raw.txt")


def pipe(root: Path) -> None:
    os.mkfifo(root / "bad.txt")


def writes(data: bytes) -> Callable[[Path], None]:
    """Return what writes a file of these bytes."""
    return lambda root: (root / "bad.txt").write_bytes(data) and None


CASES: dict[str, tuple[Callable[[Path], object], str, int]] = {
    "binary": (writes(NO_TEXT), "I002", 2),
    "binary without NUL": (writes(NO_TEXT.replace(b"\0", b"\1")), "I002", 2),
    "another encoding": (writes("Ещё одна\nстрока\n".encode("koi8-r")), "I002", 2),
    "UTF-16": (writes(PROSE.encode("utf-16")), "I002", 2),
    "UTF-16 without a mark": (writes(PROSE.encode("utf-16-le")), "I002", 2),
    "NUL bytes": (writes(PROSE.replace("tired", "ti\0red").encode()), "I002", 2),
    "50 MB": (huge, "I003", 2),
    "empty": (writes(b""), "I004", 2),
    "nothing but a byte order mark": (writes(b"\xef\xbb\xbf"), "I004", 2),
    "one line": (writes(b"Only this."), "I004", 2),
    "no such file": (lambda root: None, "I001", 2),
    "directory": (lambda root: (root / "bad.txt").mkdir(), "I001", 2),
    "symbolic link": (link, "I001", 2),
    "pipe": (pipe, "I001", 2),
    "unknown document": (writes(OTHER.encode()), "I005", 1),
    "half a document": (half, "I006", 1),
}


def contents(root: Path) -> dict[str, bytes]:
    folder = root / "transcriptions"
    return {name: (folder / name).read_bytes() for name in KNOWN}


@pytest.fixture
def imported_edition(edition: Path) -> Path:
    """Return an edition that holds a transcription already."""
    done = run_edition(edition, "import", "raw.txt")
    assert done.returncode == 0, done.stderr
    return edition


@pytest.mark.parametrize("name", CASES)
def test_bad_input(imported_edition: Path, name: str) -> None:
    make, code, status = CASES[name]
    make(imported_edition)
    before = contents(imported_edition)
    done = run_edition(imported_edition, "import", "bad.txt")
    told(done, code, status)
    assert "bad.txt" in done.stderr
    assert contents(imported_edition) == before


def told(done: subprocess.CompletedProcess[str], code: str, status: int) -> None:
    """Demand one message with a code, a status, and no traceback."""
    assert done.returncode == status, done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert f" {code} " in lines[0]


def test_an_unreadable_file(
    imported_edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused by the system itself: the user of these tests may read everything."""
    (imported_edition / "bad.txt").write_text(PROSE)

    def refuse(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = CliRunner().invoke(import_, ["bad.txt"])
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0].startswith("bad.txt:1: I001 ")
    assert "Permission denied" in result.stderr


def test_the_same_document_twice(imported_edition: Path) -> None:
    shutil.copy(imported_edition / "raw.txt", imported_edition / "bad.txt")
    before = contents(imported_edition)
    told(run_edition(imported_edition, "import", "raw.txt", "bad.txt"), "I007", 1)
    assert contents(imported_edition) == before


def test_a_profile_with_wrong_fingerprints(imported_edition: Path) -> None:
    path = imported_edition / "sources" / "keeper.yml"
    head, _, tail = path.read_text().partition("passages:")
    swapped = tail.translate(str.maketrans("456789", "987654"))
    path.write_text(f"{head}passages:{swapped}")
    before = contents(imported_edition)
    done = run_edition(imported_edition, "import", "raw.txt")
    assert done.returncode in (1, 2)
    assert "I009" in done.stderr or "I008" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(imported_edition) == before


def test_two_texts_in_one_file(imported_edition: Path) -> None:
    """A draft profile makes the second text known; then the file holds both."""
    root = imported_edition
    (root / "other.txt").write_text(OTHER)
    run_edition(root, "import", "--no-profile", "other.txt")
    drafted = root / "transcriptions" / "other.profile.yml"
    drafted.replace(root / "sources" / "other.yml")
    (root / "bad.txt").write_text(f"{PROSE}\n\n{OTHER}")
    before = contents(root)
    told(run_edition(root, "import", "bad.txt"), "I014", 1)
    assert contents(root) == before
