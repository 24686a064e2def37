"""A browser without a network, and sites served on loopback below a path."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from edition.model import Edition
from support import IN_CI

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    "--disable-background-networking",
)
BELOW = "some/path/below"
"""Where the site is published on the host: everything has to work there too."""
_RUNNING: list[Playwright] = []


@pytest.fixture(scope="session")
def chromium() -> Browser:
    """Return a browser; without one the test is skipped, but not in CI."""
    if not CHROMIUM.exists():
        reason = f"{CHROMIUM} is not installed (apt-get install chromium)"
        if IN_CI:
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return launched()


@cache
def launched() -> Browser:
    """Start the browser: only one can run beside the tests, whoever asks for it."""
    _RUNNING.append(sync_playwright().start())
    return _RUNNING[0].chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))


def close() -> None:
    """Close the browser if it was started."""
    if _RUNNING:
        launched().close()
        _RUNNING.pop().stop()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(site: Path, folder: Path) -> Iterator[str]:
    """Serve a site below a path of the host; give its address."""
    place = folder / BELOW
    place.parent.mkdir(parents=True)
    place.symlink_to(site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/{BELOW}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def small_address(
    built_small: Edition, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the small edition."""
    folder = tmp_path_factory.mktemp("served-small")
    with serving(built_small.root / "site", folder) as address:
        yield address


@pytest.fixture(scope="session")
def address(
    built_edition: Edition, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the edition at the root of the project."""
    folder = tmp_path_factory.mktemp("served")
    with serving(built_edition.root / "site", folder) as address:
        yield address
