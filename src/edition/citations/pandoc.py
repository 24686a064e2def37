"""Own the runs of pandoc that format citations: batched, and cached by content."""

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import pypandoc

from edition.citations.pandoc_tree import Wanted, bare, question, read_back
from edition.files import write
from edition.problems import EditionError

PROCESSES = 2
CHUNK = 1000
"""Citations in one run of pandoc: to begin one costs as much as seventy citations."""
MEMORY = ("+RTS", "-A128m", "-RTS")
"""Room that spares pandoc most of its collecting of garbage."""
_PANDOC = str(pypandoc.get_pandoc_version())
MADE_BY = 2
"""Counts the changes to this module and to `inlines` that change formatted texts."""
Items = Mapping[str, Mapping[str, Any]]


class Style(NamedTuple):
    """A CSL style as XML, and the locale it is used in."""

    source: str
    locale: str = "en-US"


class Formatter(dict[Wanted, str]):
    """Formatted citations in Markdown; one not foreseen is formatted when asked for."""

    def __init__(self, items: Items, style: Style, cache: Path) -> None:
        super().__init__()
        self._items = items
        self._style = style
        self._made_with = _digest([style, _PANDOC, MADE_BY])
        self._digests: dict[str, str] = {}
        self._cache = _Cache(cache)
        self._running: list[Future[dict[Wanted, str]]] = []
        self._one_at_a_time = Lock()

    def __missing__(self, wanted: Wanted) -> str:
        with self._one_at_a_time:
            self._gather()
            if wanted not in self:
                self.prepare([wanted])
                self._gather()
        return self[wanted]

    def prepare(self, wanted: Iterable[Wanted]) -> None:
        """Begin to format all that is wanted and not in the cache; do not wait.

        All that is wanted of a work goes into one run: for an entry without a citation
        beside it, citeproc makes up a citation, and formats that too.
        """
        missing = []
        for one in dict.fromkeys(wanted):
            found = self._cache.get(self._fingerprint(one))
            if found is None:
                missing.append(one)
            else:
                self[one] = found
        missing.sort(key=lambda one: bare(one[0]))
        for chunk in _chunks(missing):
            self._running.append(_pool().submit(_run, chunk, self._items, self._style))

    def _gather(self) -> None:
        """Wait for what is running, and keep it."""
        running, self._running = self._running, []
        for future in running:
            formatted = future.result()
            self.update(formatted)
            self._cache.update(
                {self._fingerprint(w): text for w, text in formatted.items()}
            )
        if running:
            self._cache.save()

    def _fingerprint(self, wanted: Wanted) -> str:
        """Return a name that changes with whatever changes the text."""
        key = bare(wanted[0])
        if key not in self._digests:
            self._digests[key] = _digest([self._items[key], self._made_with])
        return _digest([wanted, self._digests[key]])


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _chunks(wanted: list[Wanted]) -> Iterator[list[Wanted]]:
    """Cut what is wanted into runs: as many as can run at once, or more."""
    rounds = -(-len(wanted) // (CHUNK * PROCESSES))
    size = -(-len(wanted) // (rounds * PROCESSES)) if rounds else 1
    size = max(size, CHUNK // 10)
    for start in range(0, len(wanted), size):
        yield wanted[start : start + size]


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(PROCESSES)


def settle() -> None:
    """Wait for all that is running, and leave no thread behind."""
    _pool().shutdown()
    _pool.cache_clear()


class _Cache(dict[str, str]):
    """Formatted citations by content, kept in a file between builds."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        if path.is_file():
            try:
                self.update(json.loads(path.read_text(encoding="utf-8")))
            except (ValueError, TypeError, OSError):  # it is written anew
                self.clear()

    def save(self) -> None:
        folder, name = self._path.parent, self._path.name
        write(folder.parent, f"{folder.name}/{name}", json.dumps(self))


def _run(wanted: list[Wanted], items: Items, style: Style) -> dict[Wanted, str]:
    """Format a batch: one paragraph for each citation, one run of pandoc for all.

    Raises:
        EditionError: pandoc could not run.
    """
    keys = list(dict.fromkeys(bare(key) for key, _, _ in wanted))
    with tempfile.TemporaryDirectory() as folder:
        works = json.dumps([items[key] for key in keys])
        bibliography = write(Path(folder), "references.json", works)
        csl = write(Path(folder), "style.csl", style.source)
        asked = json.dumps(question(wanted, style.locale))
        output = _pandoc(asked, f"--bibliography={bibliography}", f"--csl={csl}")
    return read_back(json.loads(output)["blocks"], wanted)


def _pandoc(asked: str, *arguments: str) -> str:
    formats = ("--from=json", "--to=json", "--citeproc", "--quiet")
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), *formats, *arguments, *MEMORY],
        input=asked,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise EditionError(f"pandoc cannot format the citations: {done.stderr}")
    return done.stdout
