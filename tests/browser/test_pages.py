"""Every kind of page of the edition itself, pictured for people."""

from base64 import b64decode

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from browser.kinds import KINDS
from browsing import settle
from edition.model import Edition
from support import ROOT

SCREENSHOTS = ROOT / "build" / "screenshots"
"""Kept by CI, to be looked at."""
SCHEMES = ("light", "sepia", "dark")
PICTURES = {1440: SCHEMES, 390: ("light", "dark")}
"""The widths of the pictures, and the schemes in each."""
SHOWN = {"light": "default", "dark": "slate"}
"""What is shown of what the system asks for."""
SWIFT = {"format": "png", "optimizeForSpeed": True}
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
def test_a_page_is_pictured_and_follows_the_system_while_it_is_open(
    open_page: Page, address: str, kind: str
) -> None:
    page = open_page
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.goto(address + KINDS[kind], wait_until="networkidle")
    assert page.locator("main h1").count() == 1
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    camera = page.context.new_cdp_session(page)
    for width, schemes in PICTURES.items():
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in schemes:
            _show(page, scheme)
            picture = b64decode(camera.send("Page.captureScreenshot", SWIFT)["data"])
            (SCREENSHOTS / f"{kind}-{width}-{scheme}.png").write_bytes(picture)
            assert len(picture) > 5_000, (width, scheme)


def _show(page: Page, scheme: str) -> None:
    """Have a page in the colours of a scheme, as the system or a reader asks."""
    if scheme == "sepia":
        page.evaluate("document.body.dataset.scheme = 'sepia'")
    else:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        body = page.locator("body")
        expect(body).to_have_attribute("data-scheme", SHOWN[scheme])
    settle(page)


def test_colours_that_a_reader_has_chosen_are_stored(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(address + KINDS["about"])
    page.evaluate(PALETTE, "sepia")
    page.reload()
    shown = page.locator("body")
    expect(shown).to_have_attribute("data-scheme", "sepia")
