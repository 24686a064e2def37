"""Every kind of page, for every reader: axe finds nothing, and nothing is cut off."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.kinds import KINDS
from browsing import opened
from npm import installed

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}
"""What the system asks for, and what is then shown."""
WIDTHS = (1440, 390)
NARROWEST = 320


SHORTEN = """() => {
  for (const parent of [document.body, ...document.body.querySelectorAll("*")]) {
    const seen = {};
    for (const child of [...parent.children]) {
      const kind = `${child.tagName}.${child.className}`;
      seen[kind] = (seen[kind] ?? 0) + 1;
      if (seen[kind] > 3) child.remove();
    }
  }
}"""
"""Leaves three of what is alike: the tenth line of a list has no fault of its own."""


LAID_OUT = "* { content-visibility: visible !important }"
"""What is not laid out until it is seen has no place by which axe could judge it."""


OPTIONS = {
    "runOnly": TAGS,
    **{"resultTypes": ["violations"], "selectors": False, "preload": False},
}
"""What axe looks for, and that it need not say where all that is well stands."""


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong with a page, a line for each rule."""
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    chromium: Browser, address: str, kind: str
) -> None:
    """Look through all of the page once, and then at what differs in it."""
    axe = installed("axe-core/axe.min.js").read_text(encoding="utf-8")
    page = opened(chromium, (NARROWEST, 900), bypass_csp=True)
    found = []
    for scheme, shown in SCHEMES.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": NARROWEST, "height": 900})
        page.goto(address + KINDS[kind], wait_until="networkidle")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", shown)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST
        page.evaluate(axe)
        page.add_style_tag(content=LAID_OUT)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(200)  # for what follows the width of the window
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if (scheme, width) != ("light", WIDTHS[0]):
                page.evaluate(SHORTEN)
            found += [f"{scheme}, {width}: {fault}" for fault in faults(page)]
    page.close()
    assert found == []


def test_text_at_200_per_cent_needs_no_sideways_scrolling(
    chromium: Browser, address: str
) -> None:
    page = opened(chromium, (640, 450), device_scale_factor=2)
    for kind, path in KINDS.items():
        page.goto(address + path)
        across = page.evaluate("document.documentElement.scrollWidth")
        assert across <= 640, kind
    page.close()


def test_forced_colours_leave_marks_notes_and_focus_visible(
    chromium: Browser, address: str
) -> None:
    page = opened(chromium, (1440, 900))
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}{KINDS['text']}#p16")
    border = "e => getComputedStyle(e).outlineStyle"
    assert page.locator("#p16").evaluate(border) != "none"
    page.locator("#p16 .passage__number").first.focus()
    assert page.locator("#p16 .passage__number").first.evaluate(border) != "none"
    page.close()


def test_with_reduced_motion_nothing_glides(chromium: Browser, address: str) -> None:
    page = opened(chromium, (1440, 900))
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + KINDS["text"])
    page.keyboard.press("j")
    before = page.evaluate("scrollY")
    page.wait_for_timeout(400)
    assert page.evaluate("scrollY") == before > 0
    running = "document.getAnimations().filter(a => a.playState === 'running').length"
    assert page.evaluate(running) == 0
    page.close()


def test_reader_mode_keeps_text_and_notes(chromium: Browser, address: str) -> None:
    source = installed("@mozilla/readability/Readability.js")
    page = opened(chromium, (1280, 900), bypass_csp=True)
    page.goto(address + KINDS["text"])
    page.evaluate(
        source.read_text(encoding="utf-8") + ";window.Read = Readability; undefined"
    )
    words = page.evaluate("new Read(document.cloneNode(true)).parse().textContent")
    longest = """element => [...element.childNodes]
      .map(node => node.textContent.trim())
      .sort((one, other) => other.length - one.length)[0]"""
    for anchor in ("p1", "p36", "n1", "n26", "n-two-logics"):
        own = page.locator(f"#{anchor}").evaluate(longest)
        assert own[-60:] in words, anchor
    page.close()
