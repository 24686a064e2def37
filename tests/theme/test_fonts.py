"""The faces of the site: subset, under a name of our own, light, and with a licence."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import ImageFont
from playwright.sync_api import Browser

from browsing import opened
from edition.model import Edition
from edition.theme.fonts import FACES, FOLDER, SCRIPTS, Face, css
from edition.theme.subsetting import subset

SHOWN = {"latin": "aZ09éłŁšŽ—“”’…¶", "cyrillic": "жЄїҐыЯ"}
BASIC = ImageFont.Layout.BASIC
BUDGET = 90_000
"""Bytes of faces that a page may fetch: those of Latin letters."""


@pytest.mark.parametrize("face", FACES)
def test_a_face_has_its_letters_under_our_own_name(face: Face) -> None:
    for script in face.scripts:
        font = TTFont(BytesIO(subset(face, script)))
        letters = font.getBestCmap()
        missing = {c for c in SHOWN[script] if ord(c) not in letters} - {"¶"}
        assert missing == set()
        names = {n.nameID: n.toUnicode() for n in font["name"].names}
        assert names[1] == face.family
        assert not any("Source" in names.get(n, "") for n in (1, 2, 3, 4, 6, 16))
        assert "Adobe" in names[0]


def test_a_composed_glyph_is_as_wide_as_the_face_says(tmp_path: Path) -> None:
    """FreeType takes the width of a part where a flag says so, as of ‘ for “."""
    file = tmp_path / "face.ttf"
    for face in FACES:
        font = TTFont(BytesIO(subset(face, "latin")))
        font.flavor = None
        font.save(file)
        drawn = ImageFont.truetype(file, font["head"].unitsPerEm, layout_engine=BASIC)
        for sign in "“”„…½":
            said, _ = font["hmtx"][font.getBestCmap()[ord(sign)]]
            assert round(drawn.getlength(sign)) == said, (face, sign)


def test_what_a_page_fetches_is_light() -> None:
    sizes = {face.file: len(subset(face, "latin")) for face in FACES}
    assert sum(sizes.values()) <= BUDGET, sizes


def test_the_styles_name_the_files_there_are(built_small: Edition) -> None:
    site = built_small.root / "site"
    files = {path.name for path in (site / FOLDER).glob("*.woff2")}
    assert set(re.findall(r"url\(\.\./fonts/([^)]+)\)", css())) == files
    assert len(files) == sum(len(face.scripts) for face in FACES)
    assert "SIL OPEN FONT LICENSE" in (site / FOLDER / "OFL.txt").read_text().upper()
    assert all(f"unicode-range:{ranges}" in css() for ranges in SCRIPTS.values())


SHIFTS = """globalThis.moved = 0;
new PerformanceObserver((list) => {
  for (const { sources } of list.getEntries()) {
    for (const { node, previousRect, currentRect } of sources) {
      if (node?.parentElement?.closest(".note")) continue;
      if (node?.closest?.(".note") || previousRect.y === 0) continue;
      const moved = Math.abs(previousRect.y - currentRect.y);
      globalThis.moved = Math.max(globalThis.moved, moved);
    }
  }
}).observe({ type: "layout-shift", buffered: true });"""
"""Notes go from the end of the page to the margin; nothing else may move."""


@pytest.mark.parametrize("path", ["", "texts/nikitina-2015/", "glossary/trust/"])
def test_the_first_face_is_fetched_at_once_and_nothing_jumps(
    chromium: Browser, address: str, path: str
) -> None:
    page = opened(chromium, (1440, 900))
    page.add_init_script(SHIFTS)
    page.goto(address + path, wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => 0)")
    preloaded = page.locator("link[rel=preload]").evaluate("link => link.href")
    fetched = page.evaluate(
        "performance.getEntriesByType('resource').map(one => one.name)"
    )
    moved = page.evaluate("globalThis.moved")
    page.close()
    assert preloaded in fetched
    assert moved < 4
