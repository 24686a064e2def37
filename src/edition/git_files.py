"""Read every text file that git tracks, or would take: what would be published."""

import codecs
import os
from collections.abc import Iterator
from pathlib import Path

from edition.git import GitError, git, records

LARGEST = 100_000_000
"""Bytes; no host of repositories takes a larger file."""
OURS = (".git", ".venv", ".cache", "site", "build", "node_modules", "transcriptions")
"""Folders of which only what git tracks is looked at."""
UNICODE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def text_files(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and words of each text file that is tracked or would be.

    Whatever its name and ending, a file is text that has no NUL, or is UTF-16.
    Without git, every file counts but those in folders that are ignored.
    """
    for name in _names(root):
        path = root / name
        if path.is_symlink() or not path.is_file():
            continue
        try:
            words = _text(path)
        except OSError:
            continue
        if words:
            yield name, words


def _names(root: Path) -> list[str]:
    apart = (f"--exclude={folder}/" for folder in OURS)
    try:
        found = git(root, "ls-files", "-z", "-co", "--exclude-standard", *apart)
    except GitError:
        return list(_walk(root))
    return sorted(set(records(found)))


def _walk(root: Path) -> Iterator[str]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(set(folders) - set(OURS))
        for file in sorted(files):
            yield (Path(folder) / file).relative_to(root).as_posix()


def _text(path: Path) -> str:
    """Return the words of a file, nothing where it is not text."""
    with path.open("rb") as file:
        data = file.read(LARGEST)
    if encoding := UNICODE.get(data[:2]):
        return data.decode(encoding, "replace")
    return "" if b"\0" in data else data.decode("utf-8", "replace")
