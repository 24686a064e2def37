"""What a repository must not hold: folders that are made, and transcriptions."""

from collections.abc import Iterator
from pathlib import Path

from edition.git import GitError, git, if_known, records
from edition.indexes import grouped
from edition.model import Edition
from edition.problems import Place, Problem
from edition.transcriptions import TRANSCRIPTIONS

MADE = (".cache", "build", "site")
TRACKED = ("ls-files", "-z", "--")
"""Asks git which files of some folders it tracks."""


def made_folders(edition: Edition) -> Iterator[Problem]:
    """S011: what a build finds in these folders it believes; it is made, not sent."""
    tracked = records(if_known(edition.root, *TRACKED, *MADE))
    folders = grouped((path.partition("/")[0], path) for path in tracked)
    for name, paths in folders.items():
        many = f"{len(paths)} files" if len(paths) > 1 else paths[0]
        yield Problem(Place(name), "S011", f"Git knows {many} in {name}")


def transcriptions(edition: Edition) -> Iterator[Problem]:
    """R010: what may not be shown stays out of the repository, whoever adds to it."""
    for name in records(if_known(edition.root, *TRACKED, TRANSCRIPTIONS)):
        yield Problem(Place(name), "R010", "Git knows this transcription")
    if _is_taken(edition.root, f"{TRANSCRIPTIONS}/any.md"):
        what = f"Git does not ignore {TRANSCRIPTIONS}/"
        yield Problem(Place(".gitignore"), "R010", what)


def _is_taken(root: Path, path: str) -> bool:
    """Tell whether git would take a file; without git nothing is taken."""
    if if_known(root, "rev-parse", "--is-inside-work-tree").strip() != b"true":
        return False  # or it is bare
    try:
        return not git(root, "check-ignore", "--no-index", path)
    except GitError:
        return True


RULES = (made_folders, transcriptions)
