"""Run git in the directory of an edition, whatever its state and settings."""

import os
import subprocess
from pathlib import Path

NOT_INSTALLED = "git is not installed"
NO_REPOSITORY = "this folder is in no git repository"
PATIENCE = 60
"""Seconds for one question; git reads for ever what never ends, such as a pipe."""
READ = (".gitignore", ".gitattributes")
"""What git reads of a folder before it says anything about it."""
TIME = b"committer-time "
"""Begins the line that says when a line of a file was changed; none of these does."""


class GitError(Exception):
    """Git is not there, or cannot do what it is asked; the message says why."""


def git(root: Path, *arguments: str, source: bytes = b"") -> bytes:
    """Return what git prints; ask it for NUL between records, whose parts hold any.

    Raises:
        GitError: git is not installed, there is no repository, or it is broken.
    """
    if not _may_be_in_a_repository(root.resolve()):
        raise GitError(NO_REPOSITORY)
    if odd := _odd(root.resolve()):
        raise GitError(f"{odd} is no plain file")
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", "-c", "core.fsmonitor=", *arguments],
            cwd=root,
            env=environment,
            input=source,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise GitError(f"git gave no answer in {PATIENCE} seconds") from error
    except OSError as error:
        raise GitError(NOT_INSTALLED) from error
    if done.returncode:
        raise GitError(_reason(done.stderr))
    return done.stdout


def if_known(root: Path, *arguments: str, source: bytes = b"") -> bytes:
    """Return what git prints; nothing where it is not there or cannot tell."""
    try:
        return git(root, *arguments, source=source)
    except GitError:
        return b""


def is_in_repository(root: Path) -> bool:
    """Whether the directory lies in a repository that git can read."""
    return bool(if_known(root, "rev-parse", "--git-dir"))


def records(output: bytes) -> list[str]:
    """Return what stands between NULs; bytes that are no UTF-8 stay recognisable."""
    return [os.fsdecode(record) for record in output.split(b"\0") if record]


def contents(root: Path, names: tuple[str, ...]) -> dict[str, str]:
    """Return the words of files by name, such as ``v1.0.0:./docs/texts/a.md``."""
    found = blobs(root, names).items()
    return {name: data.decode("utf-8", "replace") for name, data in found}


def blobs(root: Path, names: tuple[str, ...]) -> dict[str, bytes]:
    """Return files by name; in one call. Those that git does not have are left out."""
    wanted = [name for name in names if "\n" not in name]
    source = b"".join(os.fsencode(name) + b"\n" for name in wanted)
    form = "--batch=%(objecttype) %(objectsize)"
    data = if_known(root, "cat-file", form, source=source) if wanted else b""
    found: dict[str, bytes] = {}
    at = 0
    for name in wanted:
        end = data.find(b"\n", at)
        head, at = data[at:end], end + 1
        if head.startswith(b"blob "):
            size = int(head.split()[1])
            found[name] = data[at : at + size]
            at += size + 1
    return found


def line_times(root: Path, path: str) -> list[int]:
    """Return when each line of a file was changed last, in seconds of the clock.

    There are none where git does not know the file.
    """
    output = if_known(root, "blame", "--line-porcelain", "--", path)
    lines = (line.split() for line in output.split(b"\n") if line.startswith(TIME))
    return [int(seconds) for _, seconds in lines]


def _may_be_in_a_repository(root: Path) -> bool:
    """Tell whether it is worth starting git, which takes longer than most rules."""
    folders = (root, *root.parents)
    return "GIT_DIR" in os.environ or any((at / ".git").exists() for at in folders)


def _odd(root: Path) -> str:
    """Return the path of what git would read, but nobody can; nothing without."""
    found = (at / name for at in (root, *root.parents) for name in READ)
    return next((str(path) for path in found if path.exists() > path.is_file()), "")


def _reason(errors: bytes) -> str:
    """Return the first line of what git says is wrong."""
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    reason = lines[0].removeprefix("fatal: ") if lines else "git failed"
    return NO_REPOSITORY if reason.startswith("not a git repository (") else reason
