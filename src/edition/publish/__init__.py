"""Put a finished site, and only a finished one, in the place of the last."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORK = "build"
"""The folder, inside the edition, in which sites are built before they are swapped."""


@contextmanager
def temporary_site(root: Path) -> Iterator[Path]:
    """Give a place inside the edition in which to build a site."""
    work = root / WORK
    work.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="site-", dir=work) as folder:
        yield Path(folder) / "site"


def swap(built: Path, site: Path) -> None:
    """Put a finished site in the place of the last one; keep that if anything fails."""
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
