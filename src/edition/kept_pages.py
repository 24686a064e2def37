"""Keep what pages were made into between builds, by what they were made from."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from edition.features import TRANSCRIPTIONS
from edition.model import Edition
from edition.readers.profiles import FOLDER as PROFILES
from edition.sources import DATA

FOLDER = ".cache/pages"
UNFINISHED = "unfinished"
"""A file that is there while pages are kept by a build that may still fail."""
PACKAGES = (
    *("markdown", "mkdocs", "mkdocs-material", "mkdocs-bibtex"),
    *("pymdown-extensions", "pypandoc_binary"),
)
MADE_WITH = ("mkdocs.yml", "hooks", "overrides", PROFILES)


class Kept(NamedTuple):
    """What a page was made into: words in HTML, and facts about them."""

    facts: Any
    html: str


class KeptPages:
    """The pages of the last build that found nothing wrong."""

    def __init__(self, edition: Edition) -> None:
        """Begin a build; what one has left that did not finish is thrown away."""
        self._folder = edition.root / FOLDER
        if (self._folder / UNFINISHED).exists():
            shutil.rmtree(self._folder)
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / UNFINISHED).touch()
        self._folders: set[Path] = set()
        self._made_from = _digest(_foundation(edition))

    def key(self, *made_from: object) -> str:
        """Return what changes with whatever a page is made from.

        The words of all other texts are not in it, for no page shows them but those
        whose Markdown has them.
        """
        return _digest([self._made_from, *map(repr, made_from)])

    def get(self, name: str, key: str) -> Kept | None:
        """Return what was kept under a name, if it was made from the same."""
        path = self._folder / name
        if not path.is_file():
            return None
        with path.open(encoding="utf-8", newline="") as file:
            known, facts = json.loads(file.readline())
            return Kept(facts, file.read()) if known == key else None

    def put(self, name: str, key: str, kept: Kept) -> None:
        """Keep what a page was made into, whole at once: two processes may do so."""
        path = self._folder / name
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        new = self._folder / f"new-{os.getpid()}"
        with new.open("w", encoding="utf-8", newline="") as file:
            file.write(f"{json.dumps([key, kept.facts])}\n{kept.html}")
        new.replace(path)

    def finish(self) -> None:
        """Say that nothing was wrong, so that the next build may use what was kept."""
        (self._folder / UNFINISHED).unlink()


def _foundation(edition: Edition) -> Iterator[str]:
    """Yield whatever pages are made with besides their own Markdown."""
    yield from (f"{name} {version(name)}" for name in PACKAGES)
    yield from _contents(Path(__file__).parent, ["."])
    shown = [TRANSCRIPTIONS] if edition.transcriptions else []
    yield from _contents(edition.root, [*MADE_WITH, *DATA, *shown])
    for text in edition.texts:
        yield repr((text.slug, text.meta, sorted(text.anchors)))
    yield from sorted(page.path for page in edition.pages)


def _contents(root: Path, names: Iterable[str]) -> Iterator[str]:
    """Yield a digest of each file under a folder."""
    for name in names:
        top = root / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.suffix != ".pyc":
                yield f"{path.relative_to(root)} {_sum(path.read_bytes())}"


def _digest(parts: Iterable[str]) -> str:
    return _sum("\n".join(parts).encode())


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
