"""What a repository must not hold: folders that are made, and transcriptions."""

from collections.abc import Iterator
from pathlib import Path

from edition.features import TRANSCRIPTIONS
from edition.git import GitError, git, records
from edition.model import Edition
from edition.problems import Place, Problem

MADE = (".cache", "build", "site")


def made_folders(edition: Edition) -> Iterator[Problem]:
    """S011: what a build finds in these folders it believes; it is made, not sent."""
    for name in MADE:
        if tracked := _tracked(edition.root, name):
            many = f"{len(tracked)} files" if len(tracked) > 1 else tracked[0]
            yield Problem(Place(name), "S011", f"Git knows {many} in {name}")


def transcriptions(edition: Edition) -> Iterator[Problem]:
    """R010: what may not be shown stays out of the repository, whoever adds to it."""
    for name in _tracked(edition.root, TRANSCRIPTIONS):
        yield Problem(Place(name), "R010", "Git knows this transcription")
    if _is_taken(edition.root, f"{TRANSCRIPTIONS}/any.md"):
        what = f"Git does not ignore {TRANSCRIPTIONS}/"
        yield Problem(Place(".gitignore"), "R010", what)


def _tracked(root: Path, folder: str) -> list[str]:
    """Return the files of a folder that git tracks; none without git."""
    try:
        return records(git(root, "ls-files", "-z", "--", folder))
    except GitError:
        return []


def _is_taken(root: Path, path: str) -> bool:
    """Tell whether git would take a file; without git nothing is taken."""
    try:
        git(root, "rev-parse", "--is-inside-work-tree")
    except GitError:
        return False
    try:
        return not git(root, "check-ignore", "--no-index", path)
    except GitError:
        return True


RULES = (made_folders, transcriptions)
