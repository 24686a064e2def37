"""A browser without a network, the pages it opens, and the sites it opens them on."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from edition.model import Edition
from serving import SITES, serving
from support import IN_CI

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    "--disable-background-networking",
)
PATIENCE = 60_000
"""Milliseconds after which a machine, however busy, is taken to have hung."""
CLIPBOARD = ("clipboard-read", "clipboard-write")
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


def pytest_unconfigure() -> None:
    """Close the browser if it was started."""
    if _RUNNING:
        launched().close()
        _RUNNING.pop().stop()


def _address(built: str, site: str = "site") -> Any:
    """Have the site of an edition served, which a fixture of that name has built."""

    @pytest.fixture(scope="session")
    def address(
        request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
    ) -> Iterator[str]:
        edition: Edition = request.getfixturevalue(built)
        folder = tmp_path_factory.mktemp(f"served-{built}")
        with serving(edition.root / site, folder) as found:
            yield found

    return address


address = _address("built_edition")
small_address = _address("built_small")
kinds_address = _address("built_kinds")
full_address = _address("built_full", "build/full")
poems_address = _address("built_poems")
treatise_address = _address("built_treatise")


@pytest.fixture
def viewport() -> tuple[int, int]:
    """Return the size of the window; a module that needs another has its own."""
    return 1280, 900


@cache
def _window(chromium: Browser, options: tuple[tuple[str, Any], ...]) -> BrowserContext:
    """Return the window that pages of the same options share.

    An empty page keeps it open: to open one takes longer than to read a page.
    """
    window = chromium.new_context(**dict(options))
    window.set_default_timeout(PATIENCE)
    window.new_page()
    return window


def opened(chromium: Browser, size: tuple[int, int], **options: Any) -> Page:
    """Return a page that has never been anywhere, which the caller closes."""
    page = _window(chromium, tuple(options.items())).new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    session = page.context.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    for site in SITES:
        everything = {"origin": site, "storageTypes": "all"}
        session.send("Storage.clearDataForOrigin", everything)
    session.detach()
    return page


@pytest.fixture
def page(chromium: Browser, viewport: tuple[int, int]) -> Iterator[Page]:
    """Return a page that may use the clipboard, and at which nothing complains."""
    page = opened(chromium, viewport, permissions=CLIPBOARD)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" else None,
    )
    yield page
    page.close()
    assert not complaints


@pytest.fixture
def plain_page(chromium: Browser, viewport: tuple[int, int]) -> Iterator[Page]:
    """Return a page without JavaScript."""
    page = opened(chromium, viewport, java_script_enabled=False)
    yield page
    page.close()


@pytest.fixture
def wide(chromium: Browser) -> Iterator[Page]:
    """Return a page with room for notes beside the text."""
    page = opened(chromium, (1600, 800))
    yield page
    page.close()
