"""Write and remove files below a root: whole or not at all, never through a link.

A symbolic link that came with somebody's branch leads wherever its author likes. So
every part of a path is looked at before anything is written or deleted.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from edition.problems import EditionError, Place, Problem

MODE = 0o644
"""What is published can be read by a server, whatever the user's umask."""


def write(root: Path, path: str, content: str | bytes) -> Path:
    """Write a file below the root: beside its place first, then at once into it.

    Raises:
        EditionError: a part of the path is a link or leads out, or writing fails.
    """
    write_all(root, {path: content})
    return inside(root, path)


def write_all(root: Path, contents: Mapping[str, str | bytes]) -> None:
    """Write files below the root; none takes its place before all are written.

    Raises:
        EditionError: a part of a path is a link or leads out, or writing fails.
    """
    targets = {path: inside(root, path) for path in contents}
    made: dict[Path, str] = {}
    try:
        for path, target in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
            made[Path(name)] = path
            _fill(handle, contents[path])
        for temporary, path in made.items():
            os.replace(temporary, targets[path])
    except OSError as error:
        raise EditionError(_sentence(path, error)) from error
    finally:
        for temporary in made:
            temporary.unlink(missing_ok=True)


def _fill(handle: int, content: str | bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        os.fchmod(file.fileno(), MODE)


@contextmanager
def temporary_folder(target: Path) -> Iterator[Path]:
    """Give a folder beside a target, to make in it what is then to take its place.

    Raises:
        EditionError: there can be none.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix=".new-", dir=target.parent)
    except OSError as error:
        raise EditionError(_sentence(str(target), error)) from error
    with folder as name:
        yield Path(name)


def inside(root: Path, path: str) -> Path:
    """Return the place of a path below the root.

    Raises:
        EditionError: a part of the path is a link, or it leads out of the root.
    """
    parts = PurePosixPath(path).parts
    if PurePosixPath(path).is_absolute() or ".." in parts:
        raise EditionError(f"{path} leads out of the edition: nothing was changed.")
    if link := first_link(root, path):
        what = f"{link} is a symbolic link: nothing was written or removed"
        raise EditionError(str(Problem(Place(link), "S003", what)))
    return Path(os.path.abspath(root), *parts)


def first_link(root: Path, path: str) -> str:
    """Return the first part of a path below the root that is a link, or nothing."""
    parts = PurePosixPath(path).parts
    for count in range(1, len(parts) + 1):
        if root.joinpath(*parts[:count]).is_symlink():
            return "/".join(parts[:count])
    return ""


def _sentence(path: str, error: OSError) -> str:
    return f"{path} cannot be written: {error.strerror or error}."
