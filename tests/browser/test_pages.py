"""Every kind of page of the edition itself, pictured for people."""

from typing import Literal

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from browser.kinds import KINDS
from browsing import settle
from edition.model import Edition
from support import ROOT

SCREENSHOTS = ROOT / "build" / "screenshots"
"""Kept by CI, to be looked at."""
WIDTHS = (1440, 1024, 768, 390, 320)
SCHEMES: dict[str, tuple[Literal["light", "dark"], str, tuple[int, ...]]] = {
    "dark": ("dark", "slate", (1440, 390)),
    "light": ("light", "default", WIDTHS),
    "sepia": ("light", "sepia", (1440, 390)),
}
"""What the system asks for, what is then shown, and in which widths."""
UTF_8 = html.HTMLParser(encoding="utf-8")
PALETTE = """scheme => localStorage.setItem("edition-colours", scheme)"""


def test_every_page_has_a_title_and_one_heading_of_the_first_level(
    built_edition: Edition,
) -> None:
    site = built_edition.root / "site"
    found = {page: html.parse(str(page), UTF_8) for page in site.rglob("*.html")}
    for page, tree in found.items():
        assert tree.findtext(".//title"), page
        assert len(tree.findall(".//main//h1")) == 1, page
    paths = [path.partition("?")[0] for path in KINDS.values() if path != KINDS["lost"]]
    files = [site / "404.html", *(site / path / "index.html" for path in paths)]
    assert len({found[file].findtext(".//title") for file in files}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_pictured(open_page: Page, address: str, kind: str) -> None:
    """It follows the system while it is open; what a reader has chosen is stored."""
    page = open_page
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.goto(address + KINDS[kind], wait_until="networkidle")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for scheme, (asked, shown, widths) in SCHEMES.items():
        page.emulate_media(color_scheme=asked)
        if scheme == "sepia":
            page.evaluate(PALETTE, "sepia")
            page.reload(wait_until="networkidle")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", shown)
        assert page.locator("main h1").count() == 1
        for width in widths:
            _picture(page, f"{kind}-{width}-{scheme}.png", width)


def _picture(page: Page, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)
    picture = page.screenshot()
    (SCREENSHOTS / name).write_bytes(picture)
    assert len(picture) > 5_000
