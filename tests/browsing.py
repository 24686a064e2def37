"""A browser without a network, the pages it opens, and the sites it opens them on."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from edition.model import Edition
from serving import BELOW, serving
from support import IN_CI

CHROMIUM = ("chromium-headless-shell", "chromium")
"""What Debian calls it; the first has no windows, and needs a quarter less time."""
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    "--disable-background-networking",
)
PATIENCE = 60_000
"""Milliseconds after which a machine, however busy, is taken to have hung."""
CLIPBOARD = ("clipboard-read", "clipboard-write")
EVERYTHING = {"origin": "*", "storageTypes": "all"}
"""What any site has stored."""
NOWHERE = (-1, -1)
"""Where the mouse is over nothing."""
TWO_FRAMES = """() => new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"""
_RUNNING: list[Playwright] = []
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium() -> Browser:
    """Return a browser; without one the test is skipped, but not in CI."""
    if not any(map(shutil.which, CHROMIUM)):
        reason = f"Chromium is not installed (apt-get install {CHROMIUM[0]})"
        if IN_CI:
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return launched()


@cache
def launched() -> Browser:
    """Start the browser: only one can run beside the tests, whoever asks for it."""
    _RUNNING.append(sync_playwright().start())
    program = next(filter(None, map(shutil.which, CHROMIUM)))
    return _RUNNING[0].chromium.launch(executable_path=program, args=list(ARGUMENTS))


def pytest_unconfigure() -> None:
    """Close the browser if it was started."""
    if _RUNNING:
        launched().close()
        _RUNNING.pop().stop()


def served(built: str, site: str = "site") -> Any:
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


address = served("built_edition")
small_address = served("built_small")
kinds_address = served("built_kinds")
full_address = served("built_full", "build/full")
poems_address = served("built_poems")
treatise_address = served("built_treatise")


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
    _forget(page, "Network.clearBrowserCache")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return page


def _forget(page: Page, *commands: str) -> None:
    """Have the window of a page know nothing of any site, and do as is said."""
    session = page.context.new_cdp_session(page)
    for command in commands:
        session.send(command)
    session.send("Storage.clearDataForOrigin", EVERYTHING)
    session.detach()


@cache
def _tab(chromium: Browser, options: tuple[tuple[str, Any], ...]) -> Page:
    """Return a page that is used again and again: a new one takes twice as long."""
    return _window(chromium, options).new_page()


@contextmanager
def _used_again(
    chromium: Browser, size: tuple[int, int], **options: Any
) -> Iterator[Page]:
    """Lend a page that has been nowhere; files that others had it need not load."""
    page = _tab(chromium, tuple(options.items()))
    _forget(page, "Page.resetNavigationHistory")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    try:
        yield page
    finally:
        _clear(page)


def host_of(address: str) -> str:
    """Return the address of the host of a site."""
    return address.removesuffix(f"{BELOW}/")


def settle(page: Page) -> None:
    """Wait until a page is laid out, and what follows that is done."""
    page.evaluate(TWO_FRAMES)


def _clear(page: Page) -> None:
    """Make a page as if it was new, but for what its window has loaded or stored."""
    page.unroute_all()
    page.goto("about:blank")
    page.mouse.move(*NOWHERE)
    page.emulate_media(
        media="null", color_scheme="null", reduced_motion="null", forced_colors="null"
    )


@contextmanager
def uncomplaining(page: Page) -> Iterator[Page]:
    """Fail when a page has complained of anything."""
    complaints: list[str] = []

    def complain(error: Error) -> None:
        complaints.append(str(error))

    def say(said: ConsoleMessage) -> None:
        complaints.extend([said.text] if said.type == "error" else [])

    page.on("pageerror", complain)
    page.on("console", say)
    yield page
    page.remove_listener("pageerror", complain)
    page.remove_listener("console", say)
    assert not complaints


@pytest.fixture
def page(chromium: Browser, viewport: tuple[int, int]) -> Iterator[Page]:
    """Return a page that may use the clipboard, and at which nothing complains."""
    window = _used_again(chromium, viewport, permissions=CLIPBOARD)
    with window as page, uncomplaining(page):
        yield page


@pytest.fixture
def plain_page(chromium: Browser, viewport: tuple[int, int]) -> Iterator[Page]:
    """Return a page without JavaScript."""
    with _used_again(chromium, viewport, java_script_enabled=False) as page:
        yield page


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Page]:
    """Return a page into which programs that judge it are put, whatever its policy."""
    with _used_again(chromium, (1440, 900), bypass_csp=True) as page:
        yield page


@pytest.fixture
def wide(chromium: Browser) -> Iterator[Page]:
    """Return a page with room for notes beside the text."""
    with _used_again(chromium, (1600, 800)) as page:
        yield page
