"""Keep what pages were made into between builds, by what they were made from."""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from edition.features import TRANSCRIPTIONS
from edition.model import Edition
from edition.readers.profiles import FOLDER as PROFILES
from edition.sources import DATA

FOLDER = ".cache/pages"
PAGES = "pages.sqlite"
TABLE = """
CREATE TABLE IF NOT EXISTS
pages (name TEXT PRIMARY KEY, key TEXT, facts TEXT, html TEXT)
"""
FIND = "SELECT facts, html FROM pages WHERE name = ? AND key = ?"
KEEP = "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)"
PATIENCE = 60
"""Seconds to wait for another process that writes."""
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
    """The pages of the last build that found nothing wrong, in one file."""

    def __init__(self, edition: Edition) -> None:
        """Begin a build; what one has left that did not finish is thrown away."""
        self._folder = edition.root / FOLDER
        self._open: sqlite3.Connection | None = None
        self._used: set[str] = set()
        self._made_from = _digest(_foundation(edition))
        if (self._folder / UNFINISHED).exists():
            shutil.rmtree(self._folder)
        try:
            self._begin()
        except sqlite3.DatabaseError:  # the file is damaged
            self.close()
            shutil.rmtree(self._folder)
            self._begin()

    def _begin(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / UNFINISHED).touch()
        self._pages().execute("PRAGMA journal_mode = WAL")
        self._pages().execute(TABLE)

    def key(self, *made_from: object) -> str:
        """Return what changes with whatever a page is made from.

        The words of all other texts are not in it, for no page shows them but those
        whose Markdown has them.
        """
        parts = (part if isinstance(part, str) else repr(part) for part in made_from)
        return _digest([self._made_from, *parts])

    def get(self, name: str, key: str) -> Kept | None:
        """Return what was kept under a name, if it was made from the same."""
        self._used.add(name)
        found = self._pages().execute(FIND, (name, key)).fetchone()
        return Kept(json.loads(found[0]), found[1]) if found else None

    def put(self, name: str, key: str, kept: Kept) -> None:
        """Keep what a page was made into; two processes may do so at once."""
        row = (name, key, json.dumps(kept.facts), kept.html)
        self._pages().execute(KEEP, row)

    def close(self) -> None:
        """Let go of the file, which is opened again when it is needed."""
        if self._open:
            self._open.close()
            self._open = None

    def finish(self) -> None:
        """Say that nothing was wrong, so that the next build may use what was kept."""
        names = {name for (name,) in self._pages().execute("SELECT name FROM pages")}
        gone = [(name,) for name in names - self._used]
        self._pages().executemany("DELETE FROM pages WHERE name = ?", gone)
        self.close()
        (self._folder / UNFINISHED).unlink()

    def _pages(self) -> sqlite3.Connection:
        """Return the file, opened: safe from a killed process, not from a power cut."""
        if self._open is None:
            self._open = sqlite3.connect(
                self._folder / PAGES, timeout=PATIENCE, isolation_level=None
            )
            self._open.execute("PRAGMA synchronous = OFF")
        return self._open


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
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode()
        digest.update(b"%d " % len(content))
        digest.update(content)
    return digest.hexdigest()


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
