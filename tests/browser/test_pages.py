"""Every kind of page of the edition itself, pictured for people."""

import pytest
from playwright.sync_api import Browser, Page

from browser.kinds import KINDS
from browsing import opened
from support import ROOT

SCREENSHOTS = ROOT / "build" / "screenshots"
"""Kept by CI, to be looked at."""
WIDTHS = (1440, 1024, 768, 390, 320)
SCHEMES = {"light": "default", "dark": "slate", "sepia": "sepia"}
PALETTE = """scheme => __md_set("__palette", {
  index: 2,
  color: {media: "", scheme, primary: "custom", accent: "custom"},
})"""


def test_every_page_has_a_title_and_one_heading_of_the_first_level(
    chromium: Browser, address: str
) -> None:
    page = opened(chromium, (1280, 900))
    titles = set()
    for path in KINDS.values():
        page.goto(address + path)
        assert page.locator("main h1").count() == 1, path
        titles.add(page.title())
    page.context.close()
    assert len(titles) == len(KINDS)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_pictured(
    chromium: Browser, address: str, kind: str, scheme: str
) -> None:
    page = opened(
        chromium,
        (WIDTHS[0], 900),
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(address)
    if scheme == "sepia":
        page.evaluate(PALETTE, "sepia")
    page.goto(address + KINDS[kind], wait_until="networkidle")
    shown = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    assert shown == SCHEMES[scheme]
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for width in WIDTHS:
        _picture(page, f"{kind}-{width}-{scheme}.png", width)
    page.context.close()


def _picture(page: Page, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(100)
    picture = page.screenshot()
    (SCREENSHOTS / name).write_bytes(picture)
    assert len(picture) > 5_000
