"""A browser without a network, the pages it opens, and the sites it opens them on."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from edition.model import Edition
from serving import serving
from support import IN_CI

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    "--disable-background-networking",
)
PATIENCE = 60_000
"""Milliseconds after which a machine, however busy, is taken to have hung."""
_RUNNING: list[Playwright] = []
expect.set_options(timeout=PATIENCE)


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


@pytest.fixture(scope="session")
def small_address(
    built_small: Edition, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the small edition."""
    folder = tmp_path_factory.mktemp("served-small")
    with serving(built_small.root / "site", folder) as address:
        yield address


@pytest.fixture(scope="session")
def full_address(
    built_full: Edition, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the small edition with its transcription."""
    folder = tmp_path_factory.mktemp("served-full")
    with serving(built_full.root / "build/full", folder) as address:
        yield address


@pytest.fixture(scope="session")
def address(
    built_edition: Edition, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the edition at the root of the project."""
    folder = tmp_path_factory.mktemp("served")
    with serving(built_edition.root / "site", folder) as address:
        yield address


@pytest.fixture
def viewport() -> tuple[int, int]:
    """Return the size of the window; a module that needs another has its own."""
    return 1280, 900


def opened(chromium: Browser, size: tuple[int, int], **options: object) -> Page:
    """Return a page in a window of its own, which the caller closes."""
    width, height = size
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        **options,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return page


@pytest.fixture
def page(chromium: Browser, viewport: tuple[int, int]) -> Iterator[Page]:
    """Return a page that may use the clipboard, and at which nothing complains."""
    allowed = ["clipboard-read", "clipboard-write"]
    page = opened(chromium, viewport, permissions=allowed)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" else None,
    )
    yield page
    page.context.close()
    assert not complaints


@pytest.fixture
def plain_page(chromium: Browser, viewport: tuple[int, int]) -> Iterator[Page]:
    """Return a page without JavaScript."""
    page = opened(chromium, viewport, java_script_enabled=False)
    yield page
    page.context.close()


@pytest.fixture
def wide(chromium: Browser) -> Iterator[Page]:
    """Return a page with room for notes beside the text."""
    page = opened(chromium, (1600, 800))
    yield page
    page.context.close()
