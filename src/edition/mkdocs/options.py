"""The options that a command gives to the renderer that runs in its process."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from mkdocs.config.defaults import MkDocsConfig

from edition.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Options:
    """What a site is made for."""

    transcriptions: bool = False
    """Whether it shows the reader's own copies of the texts."""
    is_checked: bool = False
    """Whether the command has told already what is wrong with the edition."""
    progress: Progress = field(default_factory=silent, compare=False)
    """Where it is shown how far the renderer is."""


_OPTIONS: ContextVar[Options | None] = ContextVar("options", default=None)


@contextmanager
def using(options: Options) -> Iterator[None]:
    """Have the renderer do as a command asks, and nothing left behind."""
    token = _OPTIONS.set(options)
    try:
        yield
    finally:
        _OPTIONS.reset(token)


def options_for(config: MkDocsConfig) -> Options:
    """Return what the command asks; MkDocs by itself shows copies only in a preview."""
    return _OPTIONS.get() or Options(transcriptions=is_preview(config))


def is_preview(config: MkDocsConfig) -> bool:
    """Tell whether pages are made for the server that reloads them."""
    address = config.dev_addr
    return (config.site_url or "").startswith(f"http://{address.host}:{address.port}/")
