"""The faces of the site: subset, under a name of our own, light, and with a licence."""

import re
from importlib.resources import files
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import ImageFont, features
from playwright.sync_api import Browser

from browsing import opened
from edition.model import Edition
from edition.theme.fonts import FACES, FOLDER, REGULAR, SCRIPTS, STEP, Face, css
from edition.theme.subsetting import subset

POLISH = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
ROMANISED = "âčėèëêěïìôšûüž"
"""What ISO 9, but for one letter, and DIN 1460 write Cyrillic letters with."""
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
SERBIAN_AND_MACEDONIAN = "ђѓѕјљњћќџѐѝ"
SIGNS = "0123456789—–“”„’‘…§½"


def _both(letters: str) -> str:
    return letters + letters.upper()


SHOWN = {
    "latin": _both(POLISH + ROMANISED) + SIGNS,
    "cyrillic": _both(RUSSIAN + UKRAINIAN) + "Ўў",
    "south-slavic": _both(SERBIAN_AND_MACEDONIAN),
}
BASIC = ImageFont.Layout.BASIC
BUDGET = 90_000
"""Bytes of faces that a page may fetch, with Cyrillic letters in both weights."""
KERNED = {"latin": "AVTYWLPFKfrvyoeaclt.,”’)-7", "cyrillic": "АГТУЧЬгтурлоаядк"}


@pytest.mark.parametrize("face", FACES)
def test_a_face_has_its_letters_under_our_own_name(face: Face) -> None:
    for script in face.scripts:
        font = TTFont(BytesIO(subset(face, script)))
        letters = font.getBestCmap()
        assert {c for c in SHOWN[script] if ord(c) not in letters} == set()
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


@pytest.mark.parametrize("face", FACES)
def test_letters_stand_as_near_as_in_the_face_itself(
    face: Face, tmp_path: Path
) -> None:
    assert features.check("raqm")
    for script in KERNED.keys() & set(face.scripts):
        file = tmp_path / "face.ttf"
        font = TTFont(BytesIO(subset(face, script)))
        font.flavor = None
        font.save(file)
        whole = ImageFont.truetype(files(face.package) / "files" / face.file, 1000)
        ours = ImageFont.truetype(file, 1000)
        pairs = [*map("".join, product(KERNED[script], repeat=2))]
        for pair in pairs:
            apart = abs(ours.getlength(pair) - whole.getlength(pair))
            assert apart <= STEP / 2, (face, pair)
        assert any(ours.getlength(p) < sum(map(ours.getlength, p)) for p in pairs)


def test_small_capitals_and_figures_are_all_in_the_regular_face() -> None:
    whole = TTFont(files(REGULAR.package) / "files" / REGULAR.file)
    for script in REGULAR.scripts:
        ours = TTFont(BytesIO(subset(REGULAR, script)))
        for feature in ("smcp", "onum", "pnum"):
            shown = _changed_by(whole, feature) & ours.getBestCmap().keys()
            assert _changed_by(ours, feature) == shown
            assert shown or script != "latin"


def _changed_by(font: TTFont, feature: str) -> set[int]:
    """Return the characters that have another form."""
    table = font["GSUB"].table
    records = table.FeatureList.FeatureRecord
    named = [r.Feature for r in records if r.FeatureTag == feature]
    numbers = {number for one in named for number in one.LookupListIndex}
    tables = [t for n in numbers for t in table.LookupList.Lookup[n].SubTable]
    glyphs = {g for t in tables for g in getattr(t, "ExtSubTable", t).mapping}
    return {letter for letter, glyph in font.getBestCmap().items() if glyph in glyphs}


def test_what_a_page_fetches_is_light() -> None:
    cyrillic = [face for face in FACES if face.family == "Edition Serif"]
    cyrillic = [face for face in cyrillic if "cyrillic" in face.scripts]
    sizes = {face.file: len(subset(face, "latin")) for face in FACES}
    more = {face.file: len(subset(face, "cyrillic")) for face in cyrillic}
    assert (len(sizes), len(more)) == (4, 2)
    assert sum(sizes.values()) + sum(more.values()) <= BUDGET, (sizes, more)


def test_the_styles_name_the_files_there_are(built_small: Edition) -> None:
    site = built_small.root / "site"
    made = {path.name for path in (site / FOLDER).glob("*.woff2")}
    assert set(re.findall(r"url\(\.\./fonts/([^)]+)\)", css())) == made
    assert len(made) == sum(len(face.scripts) for face in FACES)
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
