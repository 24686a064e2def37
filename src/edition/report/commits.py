"""Read an edition as it was at a commit, without touching the files at hand."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from edition.files import write
from edition.git import NO_REPOSITORY, NOT_INSTALLED, GitError, blobs, git, records
from edition.model import Edition
from edition.problems import EditionError
from edition.sources import WATCHED, load_edition

COMMIT = "Commit what there is: git add . && git commit -m Begin"
BEGIN = f"Begin one: git init. {COMMIT}"
INSTALL = "Install it from https://git-scm.com, and run the command again."
WHICH = "Name commits, branches or tags that this clone has, as “git log --all” shows."
NOW = ""
"""The files at hand, in the place of a commit."""


class Range(NamedTuple):
    """Two states of an edition, and the commits between them."""

    base: str
    """The commit from which the change began."""
    head: str
    """The commit with which it ends, or the files at hand."""
    commits: int
    files: tuple[str, ...]
    """The paths of the files that differ."""


def parse_range(root: Path, words: str) -> Range:
    """Read ``BASE..HEAD``, or ``BASE`` for what was changed since up to now.

    The change begins where its commits left those of the base, so that what was done
    there meanwhile is not taken for undone.

    Raises:
        EditionError: there is no such commit, no repository, or no git.
    """
    _look_for_repository(root)
    base, _, head = words.replace("...", "..").partition("..")
    try:
        tip = _commit(root, head or "HEAD")
        start = _text(git(root, "merge-base", _commit(root, base or "HEAD"), tip))
        count = _text(git(root, "rev-list", "--count", f"{start}..{tip}"))
        changed = git(root, *DIFF, start, *([tip] if head else []), "--", ".")
    except GitError as error:
        what = f"“{words}” is no range of commits: {error}"
        raise EditionError(f"{what}. {WHICH}") from error
    return Range(start, tip if head else NOW, int(count), tuple(records(changed)))


def _look_for_repository(root: Path) -> None:
    """Say what to do where there is nothing to compare with."""
    try:
        git(root, "rev-parse", "--git-dir")
    except GitError as error:
        is_there = str(error) != NOT_INSTALLED
        what, remedy = (NO_REPOSITORY, BEGIN) if is_there else (error, INSTALL)
        raise EditionError(f"Nothing to compare with: {what}. {remedy}") from error
    try:
        _commit(root, "HEAD")
    except GitError as error:
        what = "Nothing to compare with: nothing is committed yet"
        raise EditionError(f"{what}. {COMMIT}") from error


DIFF = ("diff", "-z", "--no-ext-diff", "--no-renames", "--name-only", "--relative")


def _commit(root: Path, name: str) -> str:
    end = ("--verify", "--end-of-options", f"{name}^{{commit}}")
    return _text(git(root, "rev-parse", *end))


def _text(output: bytes) -> str:
    return output.decode("ascii", "replace").strip()


@contextmanager
def edition_at(root: Path, commit: str) -> Iterator[Edition]:
    """Give an edition as it was at a commit, or as its files are now.

    Raises:
        EditionError: there was no edition then.
    """
    if commit == NOW:
        yield load_edition(root)
        return
    with tempfile.TemporaryDirectory(prefix="edition-") as folder:
        there = Path(folder)
        listed = git(root, "ls-tree", "-r", "-z", "--name-only", commit, *WATCHED)
        names = {f"{commit}:./{path}": path for path in records(listed)}
        for name, source in blobs(root, tuple(names)).items():
            write(there, names[name], source)
        try:
            yield load_edition(there)
        except EditionError as error:
            what = f"There was no edition at {commit[:12]} that can be read"
            raise EditionError(f"{what}: {error}") from error
