"""Every kind of page of the edition itself: private, and pictured for people."""

import pytest
from playwright.sync_api import Browser, Request

from edition.model import Edition
from support import ROOT

KINDS = {
    "front": "",
    "text": "texts/nikitina-2015/",
    "glossary": "glossary/",
    "timeline": "timeline/",
    "bibliography": "bibliography/",
}
SCREENSHOTS = ROOT / "build" / "screenshots"
"""Kept by CI, to be looked at."""
HEIGHT = 900


def kinds(edition: Edition) -> list[str]:
    """Return the path of one page of each kind."""
    more = [f"glossary/{edition.terms[0].id}/", "about/", "nothing-here/"]
    return [*KINDS.values(), *more]


def test_no_request_leaves_the_host(
    chromium: Browser, address: str, built_edition: Edition
) -> None:
    requested: list[Request] = []
    context = chromium.new_context()
    page = context.new_page()
    page.on("request", lambda request: requested.append(request))
    for path in kinds(built_edition):
        page.goto(address + path, wait_until="networkidle")
    context.close()
    host = address.split("/some/")[0]
    assert len(requested) > 20
    elsewhere = {r.url for r in requested if not r.url.startswith((host, "data:"))}
    assert not elsewhere


def test_every_page_has_a_title_and_one_heading_of_the_first_level(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    titles = set()
    for path in KINDS.values():
        page.goto(address + path)
        assert page.locator("main h1").count() == 1, path
        titles.add(page.title())
    context.close()
    assert len(titles) == len(KINDS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_pictured(
    chromium: Browser, address: str, kind: str, width: int, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": HEIGHT},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + KINDS[kind], wait_until="networkidle")
    shown = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    picture = page.screenshot()
    context.close()
    assert (shown == "slate") == (scheme == "dark")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    (SCREENSHOTS / f"{kind}-{width}-{scheme}.png").write_bytes(picture)
    assert len(picture) > 10_000
