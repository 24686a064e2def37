"""The accents of the texts, in every scheme: contrast, and for those blind to colours.

Figures are WCAG 2 contrast ratios; text needs 4.5, what is drawn 3. For colour
blindness colours are seen as a dichromat sees them (Viénot, Brettel and Mollon 1999).
"""

import re

import pytest
from playwright.sync_api import Page

from browsing import settle
from edition.model.edition import HUES
from support import ROOT

PALETTE = (ROOT / "src/edition/theme/css/palette.css").read_text(encoding="utf-8")
SCHEME = re.compile(r'\[data-scheme="(?P<name>\w+)"\] \{(?P<body>[^}]*)\}')
COLOUR = re.compile(r"--edition-(?P<name>[\w-]+): #(?P<hex>[0-9a-f]{6});")
GROUNDS = ("paper", "panel")
SCHEMES = {
    match["name"]: {c["name"]: c["hex"] for c in COLOUR.finditer(match["body"])}
    for match in SCHEME.finditer(PALETTE)
    if "--edition-paper: #" in match["body"]
}
ACCENTS = ("accent", *(f"hue-{n}" for n in range(1, HUES + 1)), "editor")
INKS = ("ink", "ink-2", *ACCENTS)
PROTANOPE = (0.11238, 0.88762, 0)
DEUTERANOPE = (0.29275, 0.70725, 0)
DICHROMATS = {
    "protanopia": (PROTANOPE, PROTANOPE, (0.00401, -0.00401, 1)),
    "deuteranopia": (DEUTERANOPE, DEUTERANOPE, (-0.02234, 0.02234, 1)),
}
FIGURES = {
    "default": (9.1, 6.4, 6.3, 5.2, 5.4, 6.6, 5.9, 6.4, 6.4, 6.6),
    "slate": (8.2, 8.2, 8.7, 8.4, 8.0, 8.5, 9.8, 8.3, 9.2, 9.3),
    "sepia": (7.7, 6.3, 6.6, 6.1, 6.1, 6.8, 6.7, 7.0, 6.7, 7.1),
}
"""On paper: the accent of the site, the hues of texts, the colour of the editors."""
Rgb = tuple[float, float, float]
DRAWN = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const probe = document.body.appendChild(document.createElement("p"));
  probe.style.color = "Canvas";
  const paper = light(getComputedStyle(probe).color);
  probe.remove();
  const isSeen = (colour) => {
    if (!colour.startsWith("rgb")) return false;
    const [dark, bright] = [paper, light(colour)].sort((one, other) => one - other);
    return (bright + 0.05) / (dark + 0.05) >= 3;
  };
  const shapes = ".content svg :is(circle, rect:not(.area), path, line, text)";
  return [...document.querySelectorAll(shapes)]
    .filter(shape => shape.checkVisibility() && !shape.closest("defs"))
    .filter(shape => {
      const { fill, stroke } = getComputedStyle(shape);
      return !isSeen(fill) && !isSeen(stroke);
    })
    .map(shape => shape.getAttribute("class") ?? shape.localName);
}"""
"""The shapes and words of drawings that cannot be seen on the ground of the system."""
CURRENT = """(part) => {
  const { borderLeftWidth, borderBottomWidth } = getComputedStyle(part);
  return [borderLeftWidth, borderBottomWidth].map(parseFloat);
}"""


def linear(colour: str) -> Rgb:
    """Return the linear parts of a colour given as six digits."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return red, green, blue


def luminance(colour: Rgb) -> float:
    red, green, blue = colour
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: Rgb, matrix: tuple[Rgb, Rgb, Rgb]) -> Rgb:
    red, green, blue = (
        max(0.0, sum(a * b for a, b in zip(row, colour, strict=True))) for row in matrix
    )
    return red, green, blue


@pytest.mark.parametrize("scheme", ["default", "slate", "sepia"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ink_can_be_read_on_every_ground(scheme: str, ground: str) -> None:
    colours = SCHEMES[scheme]
    behind = linear(colours[ground])
    ratios = {ink: round(contrast(linear(colours[ink]), behind), 2) for ink in INKS}
    assert {ink: ratio for ink, ratio in ratios.items() if ratio < 4.5} == {}, ratios


@pytest.mark.parametrize("scheme", ["default", "slate", "sepia"])
def test_words_on_what_is_marked_can_be_read(scheme: str) -> None:
    colours = SCHEMES[scheme]
    behind = linear(colours["mark"])
    for ink in ("ink", *ACCENTS):
        assert contrast(linear(colours[ink]), behind) >= 4.5, ink


@pytest.mark.parametrize("scheme", ["default", "slate", "sepia"])
@pytest.mark.parametrize("blindness", DICHROMATS)
def test_dichromats_can_read_every_ink(scheme: str, blindness: str) -> None:
    colours, matrix = SCHEMES[scheme], DICHROMATS[blindness]
    paper = seen(linear(colours["paper"]), matrix)
    for ink in INKS:
        assert contrast(seen(linear(colours[ink]), matrix), paper) >= 4.5, ink


def test_the_figures_that_the_accents_have() -> None:
    """Kept here to be read, and to be looked at again when a colour changes."""
    found = {
        scheme: tuple(
            round(contrast(linear(colours[ink]), linear(colours["paper"])), 1)
            for ink in ACCENTS
        )
        for scheme, colours in SCHEMES.items()
    }
    assert found == FIGURES


@pytest.mark.parametrize(
    "path",
    [
        *("", "glossary/nato/", "timeline/", "names/map/", "parallels/order/"),
        *("texts/dyner-2024/", "bibliography/", "search/?q=values"),
    ],
)
def test_in_high_contrast_all_that_is_drawn_can_be_seen(
    page: Page, address: str, path: str
) -> None:
    """Also where a reader once chose the light colours, and the system is dark."""
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(address + path)
    page.evaluate("document.body.dataset.scheme = 'default'")
    settle(page)
    assert page.evaluate(DRAWN) == []


def test_in_high_contrast_it_is_seen_where_one_is(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}texts/dyner-2024/")
    active = page.locator(".contents .contents__link--here").first
    assert active.evaluate(CURRENT)[0] >= 2
    tabs = page.locator(".margin-tabs button")
    pressed, other = tabs.first, tabs.last
    assert pressed.evaluate(CURRENT)[1] > other.evaluate(CURRENT)[1]


def test_in_high_contrast_a_choice_has_its_arrow(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    for path in ("bibliography/", "search/?q=values"):
        page.goto(address + path)
        choice = page.locator(".content select:visible").first
        choice.wait_for()
        assert choice.evaluate("c => getComputedStyle(c).appearance") != "none"


def test_fields_are_drawn_in_our_colours_and_not_in_those_of_a_browser(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{address}texts/dyner-2024/")
    page.keyboard.press("/")
    page.keyboard.insert_text("security")
    in_search = page.locator(".search-box__bar select")
    in_search.wait_for()
    drawn = "field => getComputedStyle(field).appearance"
    assert in_search.evaluate(drawn) == "none"
    page.keyboard.press("Escape")
    page.locator("#p1 .passage__cite").dispatch_event("click")
    dialog = page.locator("dialog.cite")
    dialog.wait_for()
    assert dialog.locator("select").first.evaluate(drawn) == "none"
    accent = "box => getComputedStyle(box).accentColor"
    choice = dialog.locator("input[type=checkbox]")
    line = dialog.locator(".cite__citation")
    colour = "line => getComputedStyle(line).borderLeftColor"
    assert choice.evaluate(accent) == line.evaluate(colour)
