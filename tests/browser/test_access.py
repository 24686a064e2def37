"""Every kind of page, for every reader: axe finds nothing, and nothing is cut off."""

import pytest
from playwright.sync_api import Browser, Page

from browser.axe import all_faults
from browser.kinds import KINDS
from browsing import opened
from npm import installed


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    open_page: Page, address: str, kind: str
) -> None:
    assert all_faults(open_page, address + KINDS[kind]) == []


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
