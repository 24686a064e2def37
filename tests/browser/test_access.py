"""Every kind of page, for every reader: axe finds nothing, and nothing is cut off."""

import pytest
from playwright.sync_api import Browser, Page

from browser.axe import ALL, COLOURS, NARROW, SHORTEN, all_faults, faults
from browser.kinds import KINDS
from browsing import opened
from npm import installed

TEXT = KINDS["text"]
ON_A_PHONE = {
    "a note gone to": (f"{TEXT}#n3", ""),
    "a passage gone to": (f"{TEXT}#p7", ""),
    "what others answer": (TEXT, "2"),
    "how a passage is cited": (TEXT, "c"),
    "events of one text": (f"timeline/?text={TEXT.split('/')[1]}", ""),
    "a work gone to": ("bibliography/#ref-adler2008spread", ""),
}
"""Addresses, and the key that is pressed there."""
OPENED = "dialog[open], .popup:not([hidden])"
LAID_OUT = """() => new Promise(done => {
  const isFar = ({ top, bottom }) => bottom < -innerHeight || top > 2 * innerHeight;
  const look = () =>
    [...document.querySelectorAll("[style*=content-visibility]")]
      .some(entry => isFar(entry.getBoundingClientRect()))
    ? requestIdleCallback(look) : done();
  requestIdleCallback(look);
})"""
"""Waits until the entries of a long list have the size that they will have."""


@pytest.mark.parametrize("state", ON_A_PHONE)
def test_axe_finds_nothing_in_what_a_reader_comes_to_on_a_phone(
    chromium: Browser, address: str, state: str
) -> None:
    path, key = ON_A_PHONE[state]
    page = opened(chromium, (NARROW, 844), has_touch=True)
    for scheme, rules in {"light": ALL, "dark": COLOURS}.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto("about:blank")  # an anchor alone would not read the page anew
        page.goto(address + path)
        if key:
            page.locator(".place").wait_for(state="attached")
            page.keyboard.press(key)
            page.locator(OPENED).first.wait_for()
        page.evaluate(LAID_OUT)
        page.evaluate(SHORTEN)
        assert faults(page, rules) == [], scheme
    page.close()


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
