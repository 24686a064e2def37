"""How a command ends: a status, and a sentence for what stops it."""

import errno
import os
from pathlib import Path

import pytest

from edition.cli.exit_status import command
from edition.problems import EditionError
from support import COMMAND, copy_small, run, run_edition


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


@pytest.mark.parametrize("time", ["-1", "4294967296", "9" * 20, "1.5", "١"])
def test_a_time_that_no_file_can_say_is_a_sentence(
    time: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_small(tmp_path / "edition")
    monkeypatch.setattr("support.EPOCH", time)
    done = run_edition(root, "build")
    assert done.returncode == 2
    assert "edition: SOURCE_DATE_EPOCH is “" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "address", ["", "nonsense", "127.0.0.1:99999", "127.0.0.1:-1", "256.1.1.1:8000"]
)
def test_what_is_no_address_to_serve_at_is_a_sentence(
    address: str, tmp_path: Path
) -> None:
    root = copy_small(tmp_path / "edition")
    done = run_edition(root, "serve", "--address", address)
    assert done.returncode == 2
    assert done.stderr.startswith(f"edition: “{address}” is no address to serve at")


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    code = 'cd there; rmdir ../there; exec "$0" check'
    (tmp_path / "there").mkdir()
    done = run(tmp_path, "sh", "-c", code, COMMAND)
    assert done.returncode == 2
    assert "edition: The folder that this was run in is there no more." in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_no_folder_is_not_replaced_by_an_export(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "edition")
    os.mkfifo(tmp_path / "pipe")
    done = run_edition(root, "export", "glossary", "--to", str(tmp_path / "pipe"))
    assert done.returncode == 2
    assert "nothing was replaced." in done.stderr
    assert (tmp_path / "pipe").is_fifo()


def test_what_stands_in_the_way_of_a_build_is_a_sentence(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "edition")
    (root / "build").write_text("x", encoding="utf-8")
    done = run_edition(root, "build")
    assert done.returncode == 2
    assert "edition: " in done.stderr
    assert "Traceback" not in done.stderr
