"""Write the search index of a rendered site; in a preview, behind the pages."""

from contextlib import suppress
from pathlib import Path
from threading import Thread

from mkdocs.config.defaults import MkDocsConfig

from edition.mkdocs.options import is_preview
from edition.mkdocs.pages import edition_of
from edition.model import Edition
from edition.search import write_index

_WRITING: list[Thread] = []
"""What writes the index of a preview: one thread, or none."""


def index(config: MkDocsConfig) -> None:
    """Write the index; a preview shows its pages meanwhile."""
    edition, site = edition_of(config), Path(config.site_dir)
    if is_preview(config):
        finish()
        thread = Thread(target=_write, args=(edition, site), daemon=True)
        _WRITING.append(thread)
        thread.start()
    else:
        write_index(edition, site)


def finish() -> None:
    """Wait until nothing is written any more."""
    while _WRITING:
        _WRITING.pop().join()


def _write(edition: Edition, site: Path) -> None:
    with suppress(OSError):  # the next build may have cleared the folder
        write_index(edition, site)
