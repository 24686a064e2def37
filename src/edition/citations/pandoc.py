"""Run pandoc to format citations: batched, and cached by content."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from edition.cache import Cache, digest
from edition.citations.pandoc_tree import Wanted, bare, question, read_back
from edition.files import write
from edition.pandoc import run_pandoc

PROCESSES = 2
CHUNK = 1000
"""Citations in one run of pandoc: to begin one costs as much as seventy citations."""
FORMATS = ("--from=json", "--to=json", "--citeproc", "--quiet")
NAMESPACE = "citations"
Items = Mapping[str, Mapping[str, Any]]


class Style(NamedTuple):
    """A CSL style as XML, and the locale it is used in."""

    source: str
    locale: str = "en-US"


class Formatter(dict[Wanted, str]):
    """Formatted citations in Markdown; one not foreseen is formatted when asked for."""

    def __init__(self, items: Items, style: Style, cache: Cache) -> None:
        super().__init__()
        self._items = items
        self._style = style
        self._of_style = digest(*style)
        self._cache = cache
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
            found = self._cache.get(NAMESPACE, self._key(one))
            if found is None:
                missing.append(one)
            else:
                self[one] = found.decode()
        missing.sort(key=lambda one: bare(one[0]))
        for chunk in _chunks(missing):
            self._running.append(_pool().submit(_run, chunk, self._items, self._style))

    def _gather(self) -> None:
        """Wait for what is running, and keep it."""
        running, self._running = self._running, []
        for future in running:
            formatted = future.result()
            self.update(formatted)
            made = {self._key(w): text.encode() for w, text in formatted.items()}
            self._cache.put_all(NAMESPACE, made)

    def _key(self, wanted: Wanted) -> bytes:
        """Return what changes with whatever changes the formatted text."""
        item = json.dumps(self._items[bare(wanted[0])], sort_keys=True)
        return digest(*wanted, item, self._of_style)


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
        document = json.dumps(question(wanted, style.locale))
        files = (f"--bibliography={bibliography}", f"--csl={csl}")
        output = run_pandoc(document, *FORMATS, *files)
    return read_back(json.loads(output)["blocks"], wanted)
