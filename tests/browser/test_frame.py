"""The frame of every page: its colours, its contents, its way to the top."""

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import opened

TEXT = "texts/marsh-1990/"
SCHEME = "data-scheme"
SCHEMES = ("default", "sepia", "slate", "default")
INK = "e => getComputedStyle(e).color"


@pytest.fixture
def viewport() -> tuple[int, int]:
    return 390, 844


def test_colours_follow_the_system_until_others_are_chosen(
    page: Page, small_address: str
) -> None:
    body = page.locator("body")
    page.goto(small_address)
    for asked, shown in {"dark": "slate", "light": "default"}.items():
        page.emulate_media(color_scheme=asked)  # type: ignore[arg-type]
        expect(body).to_have_attribute(SCHEME, shown)
    for shown in ("default", "sepia"):
        page.locator(".header__colours label:visible").click()
        expect(body).to_have_attribute(SCHEME, shown)
    page.emulate_media(color_scheme="dark")
    page.goto(small_address + TEXT)
    expect(body).to_have_attribute(SCHEME, "sepia")
    bars = page.locator("meta[name=theme-color]")
    colours = bars.evaluate_all("bars => bars.map(bar => bar.content)")
    ground = "getComputedStyle(document.querySelector('.header')).backgroundColor"
    assert {*colours} == {page.evaluate(ground)}


@pytest.mark.parametrize("colours", ["dark", "light"])
def test_without_scripts_colours_are_those_of_the_system(
    chromium: Browser, small_address: str, colours: str
) -> None:
    drawn = """body => [...body.computedStyleMap()].map(([name]) => name)
      .filter(name => name.startsWith("--edition-"))
      .map(name => [name, getComputedStyle(body).getPropertyValue(name)])"""
    found = []
    for has_scripts in (False, True):
        page = opened(chromium, (1280, 800), java_script_enabled=has_scripts)
        page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
        page.goto(small_address)
        found.append(page.locator("body").evaluate(drawn))
        page.close()
    assert len(found[0]) > 10
    assert found[0] == found[1]


def test_colours_are_chosen_by_key(page: Page, small_address: str) -> None:
    page.goto(small_address)
    page.locator(".header__colours input:checked").focus()
    for key, shown in zip(("Enter", "Space") * 2, SCHEMES, strict=True):
        page.keyboard.press(key)
        expect(page.locator("body")).to_have_attribute(SCHEME, shown)
    assert "?" not in page.url


def test_paper_has_the_colours_of_paper(page: Page, small_address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(small_address + TEXT)
    head = page.locator("h1")
    light = head.evaluate(INK)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute(SCHEME, "slate")
    assert head.evaluate(INK) != light
    page.emulate_media(color_scheme="dark", media="print")
    assert head.evaluate(INK) == light
    assert page.locator("html").evaluate("e => getComputedStyle(e).colorScheme") == (
        "light"
    )
    page.emulate_media(color_scheme="light", media="screen")


def test_figures_in_code_are_no_old_style_figures(page: Page, address: str) -> None:
    page.goto(f"{address}manual/checks/")
    figures = "codes => codes.map(code => getComputedStyle(code).fontVariantNumeric)"
    assert {*page.locator(":not(td) > code").evaluate_all(figures)} == {"normal"}


def test_what_has_the_focus_has_a_line_about_it(page: Page, small_address: str) -> None:
    page.goto(small_address + TEXT)
    for name in (".header__colours input:checked", "summary >> visible=true"):
        page.locator(name).first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        seen = page.locator(
            "summary:focus, .header__colour:focus + label, .header__colour:focus"
        ).last
        assert seen.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_who_goes_to_a_section_from_the_drawer_sees_it(
    page: Page, small_address: str
) -> None:
    page.goto(small_address + TEXT)
    page.locator(".header label[for=navigation-drawer]").click()
    link = page.locator(".sections a").last
    link.click()
    expect(page.locator("#navigation-drawer")).not_to_be_checked()
    expect(link).to_be_hidden()
    anchor = str(link.get_attribute("href"))
    expect(page.locator(anchor)).to_be_in_viewport()


def test_who_scrolls_up_is_offered_the_way_to_the_top(page: Page, address: str) -> None:
    page.goto(f"{address}texts/nikitina-2015/")
    button = page.get_by_role("button", name="Back to top")
    page.mouse.move(200, 500)
    page.mouse.wheel(0, 2000)
    page.wait_for_function("scrollY > 1000")
    expect(button).to_be_hidden()
    page.mouse.wheel(0, -200)
    expect(button).to_be_visible()
    button.click()
    page.wait_for_function("scrollY === 0")
    expect(button).to_be_hidden()
    for y in (300, 200):
        page.evaluate(f"scrollTo(0, {y})")
        page.wait_for_timeout(100)
    expect(button).to_be_hidden()


def test_what_an_address_names_is_unfolded(page: Page, small_address: str) -> None:
    page.goto(small_address + TEXT)
    folded = page.locator("details:not([open]):has([id])").first
    name = folded.locator("[id]").first.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{small_address}{TEXT}#{name}")
    expect(page.locator(f"#{name}")).to_be_visible()


def test_a_table_is_scrolled_in_a_box_of_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}about/architecture/")
    table = page.locator("table:not([class])").first
    box = page.locator(".wide-table", has=table).first
    assert box.evaluate("box => getComputedStyle(box).overflowX") == "auto"


def test_a_scroll_bar_beside_the_navigation_makes_none_below_it(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 600})
    page.goto(f"{address}texts/")
    column = page.locator(".sidebar__scroll")
    column.evaluate("(box) => { box.style.borderRight = '12px solid'; }")
    assert column.evaluate("(box) => box.scrollWidth - box.clientWidth") == 0
