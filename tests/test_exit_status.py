"""How a command ends: a status, and a sentence for what stops it."""

import errno
import os
from pathlib import Path

import pytest

from edition.cli.exit_status import command
from edition.problems import EditionError
from support import copy_small, run_edition


@pytest.mark.parametrize(
    "error",
    [
        EditionError("Nothing was written."),
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "site"),
        OSError(errno.EROFS, os.strerror(errno.EROFS)),
    ],
)
def test_what_stops_a_command_is_a_sentence(
    error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> int:
        raise error

    with pytest.raises(SystemExit) as ended:
        command(fails)()
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("edition: ")
    assert said.endswith(".\n")


def test_a_fault_of_our_own_is_not_hidden() -> None:
    def fails() -> int:
        raise FileNotFoundError(errno.ENOENT, "no such file", "x")

    with pytest.raises(FileNotFoundError):
        command(fails)()


def test_a_time_that_is_none_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_small(tmp_path / "edition")
    assert run_edition(root, "ledger", "--update").returncode == 0
    monkeypatch.setattr("support.EPOCH", "abc")
    done = run_edition(root, "ledger", "withdraw", "glossary/cc", "--reason", "x")
    assert done.returncode == 2
    assert done.stderr.startswith("edition: SOURCE_DATE_EPOCH is “abc”")
