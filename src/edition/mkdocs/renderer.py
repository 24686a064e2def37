"""Run MkDocs in this process: render a site, or serve a preview."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from edition.clock import VARIABLE as DATE
from edition.clock import now
from edition.git import GitError, git
from edition.mkdocs import messages
from edition.mkdocs.options import Options, using
from edition.problems import EditionError
from edition.site_files import CONFIG

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material prints a banner without


def render(root: Path, site: Path, options: Options) -> list[str]:
    """Render the edition into ``site``; return warnings and errors, one a line."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    with using(options), _date(root), messages.quiet() as warned:
        try:
            with _own_code():
                config = load_config(
                    str(root / CONFIG), site_dir=str(site), strict=True
                )
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        except (Abort, MkDocsException) as error:
            warned += [f"ERROR: {error}"] * (not warned)
    return warned


def serve(root: Path, address: str, options: Options) -> None:
    """Preview the edition with live reload until interrupted.

    Raises:
        EditionError: the address is taken.
    """
    from mkdocs.commands.serve import serve as serve_site

    messages.to_terminal()
    with using(options), _date(root):
        try:
            serve_site(str(root / CONFIG), strict=False, dev_addr=address)
        except OSError as error:
            raise EditionError(f"Cannot serve at {address}: {error.strerror}") from None


@contextmanager
def _own_code() -> Iterator[None]:
    """Tell of what an edition's own hooks and plugins end in, as far as they load."""
    from mkdocs.exceptions import Abort, MkDocsException

    try:
        yield
    except (Abort, MkDocsException):
        raise
    except (Exception, SystemExit) as error:
        if error.args == (128 + signal.SIGTERM,):
            raise
        why = f"{type(error).__name__}: {error}"
        what = f"A hook or plugin that {CONFIG} names cannot be loaded: {why}."
        raise EditionError(what) from error


@contextmanager
def _date(root: Path) -> Iterator[None]:
    """Date the build from the last commit, so that builds repeat."""
    if os.environ.get(DATE):
        now()  # refuses what is no time
        yield
        return
    with suppress(GitError):
        os.environ[DATE] = git(root, "log", "-1", "--format=%ct").decode().strip()
    try:
        yield
    finally:
        os.environ.pop(DATE, None)
