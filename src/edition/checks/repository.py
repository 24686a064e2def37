"""What a repository must not hold: folders that are made, and transcriptions."""

from collections.abc import Iterator
from pathlib import Path

from edition.git import GitError, git, records
from edition.indexes import grouped
from edition.model import Edition
from edition.problems import Place, Problem
from edition.transcriptions import TRANSCRIPTIONS

MADE = (".cache", "build", "site")


def made_folders(edition: Edition) -> Iterator[Problem]:
    """S011: what a build finds in these folders it believes; it is made, not sent."""
    tracked = _tracked(edition.root, *MADE)
    folders = grouped((path.partition("/")[0], path) for path in tracked)
    for name, paths in folders.items():
        many = f"{len(paths)} files" if len(paths) > 1 else paths[0]
        yield Problem(Place(name), "S011", f"Git knows {many} in {name}")


def transcriptions(edition: Edition) -> Iterator[Problem]:
    """R010: what may not be shown stays out of the repository, whoever adds to it."""
    for name in _tracked(edition.root, TRANSCRIPTIONS):
        yield Problem(Place(name), "R010", "Git knows this transcription")
    if _is_taken(edition.root, f"{TRANSCRIPTIONS}/any.md"):
        what = f"Git does not ignore {TRANSCRIPTIONS}/"
        yield Problem(Place(".gitignore"), "R010", what)


def _tracked(root: Path, *folders: str) -> list[str]:
    """Return the files in some folders that git tracks; none without git."""
    try:
        return records(git(root, "ls-files", "-z", "--", *folders))
    except GitError:
        return []


def _is_taken(root: Path, path: str) -> bool:
    """Tell whether git would take a file; without git nothing is taken."""
    try:
        inside = git(root, "rev-parse", "--is-inside-work-tree")
    except GitError:
        return False
    if inside.strip() != b"true":  # it is bare
        return False
    try:
        return not git(root, "check-ignore", "--no-index", path)
    except GitError:
        return True


RULES = (made_folders, transcriptions)
