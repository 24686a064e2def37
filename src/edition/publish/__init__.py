"""Put a finished site, and only a finished one, in the place of the last."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from edition.files import inside
from edition.problems import EditionError

WORK = "build"
"""The folder, inside the edition, in which sites are built before they are swapped."""
NAME = re.compile(r"site-(?P<process>\d{1,9})")
"""What the folder of a build is called, after the process that builds."""


@contextmanager
def temporary_site(root: Path) -> Iterator[Path]:
    """Give a place inside the edition in which to build a site.

    Raises:
        EditionError: the place is a symbolic link, which might lead anywhere.
    """
    work = inside(root, WORK)
    work.mkdir(exist_ok=True)
    _remove_abandoned(work)
    folder = work / f"site-{os.getpid()}"
    folder.mkdir()
    try:
        yield folder / "site"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_abandoned(work: Path) -> None:
    """Remove the folders of builds that were killed; never what a link leads to."""
    for folder in work.iterdir():
        found = NAME.fullmatch(folder.name)
        if found and not _is_running(int(found["process"])):
            if folder.is_symlink():
                folder.unlink()
            else:
                shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: int) -> bool:
    """Tell whether another process, which may be building, has this number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is another user's
        return True
    return process != os.getpid()


def swap(built: Path, site: Path) -> None:
    """Put a finished site in the place of the last one; keep that if anything fails.

    Raises:
        EditionError: what stands there is no folder, so no site.
    """
    if os.path.lexists(site) and not site.is_dir():
        raise EditionError(f"{site} is no folder: nothing was replaced.")
    old = built.with_name(built.name + "-old")
    if site.exists():
        site.rename(old)
    try:
        built.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
