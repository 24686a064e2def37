"""Every kind of page of the edition itself, pictured for people."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.kinds import KINDS
from browsing import opened, settle
from support import ROOT

SCREENSHOTS = ROOT / "build" / "screenshots"
"""Kept by CI, to be looked at."""
WIDTHS = (1440, 1024, 768, 390, 320)
SCHEMES: dict[str, tuple[Literal["light", "dark"], str, tuple[int, ...]]] = {
    "light": ("light", "default", WIDTHS),
    "dark": ("dark", "slate", (1440, 390)),
    "sepia": ("light", "sepia", (1440, 390)),
}
"""What the system asks for, what is then shown, and in which widths."""
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
    page.close()
    assert len(titles) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_pictured(chromium: Browser, address: str, kind: str) -> None:
    page = opened(chromium, (WIDTHS[0], 900))
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for scheme, (asked, shown, widths) in SCHEMES.items():
        page.emulate_media(color_scheme=asked, reduced_motion="reduce")
        if scheme == "sepia":
            page.evaluate(PALETTE, "sepia")
        page.goto(address + KINDS[kind], wait_until="networkidle")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", shown)
        for width in widths:
            _picture(page, f"{kind}-{width}-{scheme}.png", width)
    page.close()


def _picture(page: Page, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)
    picture = page.screenshot()
    (SCREENSHOTS / name).write_bytes(picture)
    assert len(picture) > 5_000
