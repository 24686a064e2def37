"""What axe finds wrong with a page, in both schemes, wide and narrow."""

from collections.abc import Iterator
from typing import Literal

from playwright.sync_api import Page

from browsing import settle
from npm import installed

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""Rules that look at nothing but colours, for which they take longest."""
OPTIONS = {"resultTypes": ["violations"], "selectors": False, "preload": False}
"""What axe looks for, and that it need not say where all that is well stands."""
ALL: dict[str, object] = {"runOnly": {"type": "tag", "values": TAGS}}
COLOURS: dict[str, object] = {"runOnly": {"type": "rule", "values": OF_COLOURS}}
ALL_BUT_COLOURS = {**ALL, "rules": {rule: {"enabled": False} for rule in OF_COLOURS}}
SCHEMES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}
"""What the system asks for, and what is then shown."""
SHOWN = "scheme => { document.body.dataset.scheme = scheme; }"
"""What does so where the buttons by which the page itself does may be gone."""
WIDTHS = WIDE, NARROW = 1440, 390
WAYS: tuple[tuple[Literal["light", "dark"], int, dict[str, object]], ...] = (
    ("light", WIDE, COLOURS),
    ("dark", WIDE, COLOURS),
    ("dark", NARROW, COLOURS),
    ("light", NARROW, ALL),
)
NARROWEST, HALF = 320, 640
"""The least that a page must do with; what text at 200 per cent leaves of 1280."""
SHORTEN = """() => {
  for (const parent of [document.body, ...document.body.querySelectorAll("*")]) {
    const seen = {};
    for (const child of [...parent.children]) {
      const kind = `${child.tagName}.${child.getAttribute("class")}`;
      seen[kind] = (seen[kind] ?? 0) + 1;
      const isMeant = child.matches(":target") || child.querySelector(":target");
      if (seen[kind] > 3 && !isMeant) child.remove();
    }
  }
}"""
"""Leaves three of what is alike, and what is addressed: the tenth line of a list has no
fault of its own."""
LAID_OUT = "* { content-visibility: visible !important }"
"""What is not laid out until it is seen has no place by which axe could judge it."""


def faults(page: Page, rules: dict[str, object] = ALL) -> list[str]:
    """Return what axe finds wrong with a page as it is, a line for each rule."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(installed("axe-core/axe.min.js").read_text(encoding="utf-8"))
    options = {**OPTIONS, **rules}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


def all_faults(page: Page, address: str) -> list[str]:
    """Return what axe finds wrong at an address, and where it is too wide.

    All of the page is looked through once, wide and for all but colours; then what
    differs in it: for all when narrow, and for colours in each scheme and width.
    """
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(address, wait_until="networkidle")
    page.add_style_tag(content=LAID_OUT)
    found = [*_too_wide(page), *faults(page, ALL_BUT_COLOURS)]
    page.evaluate(SHORTEN)
    for scheme, width, rules in WAYS:
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SHOWN, SCHEMES[scheme])
        _set_width(page, width)
        found += [f"{scheme}, {width}: {fault}" for fault in faults(page, rules)]
    return found


def _too_wide(page: Page) -> Iterator[str]:
    """Say where a page has to be scrolled sideways; leave it at its widest."""
    for width in sorted((NARROWEST, HALF, *WIDTHS)):
        _set_width(page, width)
        across = page.evaluate("document.documentElement.scrollWidth")
        if across > width:
            yield f"{across} wide in {width}"


def _set_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)
