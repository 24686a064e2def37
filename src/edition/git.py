"""Run git in the directory of an edition, whatever its state and settings."""

import os
import subprocess
from pathlib import Path

NOT_INSTALLED = "git is not installed"


class GitError(Exception):
    """Git is not there, or cannot do what it is asked; the message says why."""


def git(root: Path, *arguments: str, source: bytes = b"") -> bytes:
    """Return what git prints; ask it for NUL between records, whose parts hold any.

    Raises:
        GitError: git is not installed, there is no repository, or it is broken.
    """
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=root,
            env=environment,
            input=source,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError(NOT_INSTALLED) from error
    if done.returncode:
        raise GitError(_reason(done.stderr))
    return done.stdout


def records(output: bytes) -> list[str]:
    """Return what stands between NULs; bytes that are no UTF-8 stay recognisable."""
    return [os.fsdecode(record) for record in output.split(b"\0") if record]


def _reason(errors: bytes) -> str:
    """Return the first line of what git says is wrong."""
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else "git failed"
