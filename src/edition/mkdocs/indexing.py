"""Write the search index of a rendered site; in a preview, behind the pages."""

from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Thread

from mkdocs.config.defaults import MkDocsConfig

from edition.mkdocs.options import is_preview
from edition.mkdocs.pages import edition_of
from edition.model import Edition
from edition.search import write_index


def index(config: MkDocsConfig) -> None:
    """Write the index; a preview shows its pages meanwhile."""
    edition, site = edition_of(config), Path(config.site_dir)
    if is_preview(config):
        _indexer().begin(edition, site)
    else:
        write_index(edition, site)


def finish() -> None:
    """Wait until nothing is written any more."""
    _indexer().finish()


class _Indexer:
    """Writes one index after another in the background."""

    def __init__(self) -> None:
        self._thread: Thread | None = None

    def begin(self, edition: Edition, site: Path) -> None:
        """Begin to write an index, when the one before is written."""
        self.finish()
        self._thread = Thread(target=self._write, args=(edition, site), daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait for the index that is being written."""
        if self._thread:
            self._thread.join()
            self._thread = None

    def _write(self, edition: Edition, site: Path) -> None:
        with suppress(OSError):  # the next build may have cleared the folder
            write_index(edition, site)


@cache
def _indexer() -> _Indexer:
    return _Indexer()
