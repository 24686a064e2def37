"""Have the index made beside a build, by a program of its own, and put it in the site.

Within this process it would take turns with the rendering. The program reads the
edition itself; it is only told what pandoc has made of the bibliography, so that pandoc
need not do that twice. It is told through a file and a line on its input: a copy of
this process would keep the input open, and what waits for its end would wait for that.
"""

import atexit
import json
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from edition.problems import EditionError
from edition.search.archive import is_old
from edition.search.finished import CACHE

if TYPE_CHECKING:
    from edition.model import Edition

FOLDER = "pagefind"
WORKING = "site-"
"""How the names of the folders begin in which programs work."""
WORKS, INDEX, SAID = "works.json", "index", "said"
"""What is in such a folder: the bibliography, the index, what was wrong."""


class Making:
    """A program that makes the index of an edition."""

    def __init__(self, root: Path) -> None:
        """Begin it."""
        self._folder = _working_folder(root / CACHE)
        self._is_told = False
        with (self._folder / SAID).open("wb") as said:
            self._program = subprocess.Popen(
                [sys.executable, "-m", __package__, root, self._folder],
                stdin=subprocess.PIPE,
                stderr=said,
                bufsize=0,
            )

    def tell(self, edition: "Edition") -> None:
        """Tell it the bibliography, once that is formatted; wait for pandoc if not."""
        if self._is_told:
            return
        from edition.citations import reference_markdown

        works = {r.key: reference_markdown(edition, r) for r in edition.references}
        (self._folder / WORKS).write_text(json.dumps(works), encoding="utf-8")
        assert self._program.stdin is not None
        with suppress(BrokenPipeError):  # it has failed, and `index` says why
            self._program.stdin.write(b"\n")
        self._program.stdin.close()
        self._is_told = True

    def index(self, edition: "Edition") -> Path:
        """Wait for the index and return its folder.

        Raises:
            EditionError: it could not be made.
        """
        self.tell(edition)
        if self._program.wait():
            said = (self._folder / SAID).read_text(encoding="utf-8", errors="replace")
            raise EditionError(f"The search index could not be made. {said.strip()}")
        return self._folder / INDEX

    def end(self) -> None:
        """End it, whatever it is at, and leave nothing of it."""
        self._program.kill()
        self._program.wait()
        if self._program.stdin:
            self._program.stdin.close()
        shutil.rmtree(self._folder, ignore_errors=True)


_begun: dict[Path, Making] = {}
"""By root, what was begun and has not been waited for."""


def begin(root: Path) -> None:
    """Begin to make the index, beside whatever comes before it is needed.

    What was begun before, and nobody has waited for, is ended.
    """
    if known := _begun.pop(root, None):
        known.end()
    _begun[root] = Making(root)


def tell(edition: "Edition") -> None:
    """Tell what has begun that the bibliography is formatted."""
    if edition.root in _begun:
        _begun[edition.root].tell(edition)


def write_search_index(edition: "Edition", site: Path) -> None:
    """Index every passage, note, term, event and work into ``site/pagefind/``."""
    making = _begun.pop(edition.root, None) or Making(edition.root)
    try:
        found = making.index(edition)
        site.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        shutil.move(found, site / FOLDER)
    finally:
        making.end()


@atexit.register
def _end_all() -> None:
    for making in _begun.values():
        making.end()


def _working_folder(cache: Path) -> Path:
    """Make a folder for a program, and remove those that were left long ago."""
    cache.mkdir(parents=True, exist_ok=True)
    for left in cache.glob(f"{WORKING}*"):
        if is_old(left):
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=WORKING, dir=cache))
