"""The forms that narrow lists: parallels, names."""

from itertools import product

import pytest
from playwright.sync_api import Locator, Page, expect

ENTRIES = "h3.entry:visible"


def choose(page: Page, name: str, at: int = 1) -> str:
    """Choose a value of a form by its place, and return it."""
    select = page.locator(f".filter select[name={name}]")
    select.select_option(index=at)
    return select.input_value()


def choose_value(page: Page, name: str, option: Locator) -> None:
    value = str(option.get_attribute("value"))
    page.locator(f".filter select[name={name}]").select_option(value)


def entries(page: Page) -> list[Locator]:
    return page.locator(ENTRIES).all()


def values(page: Page, name: str) -> list[list[str]]:
    return [(e.get_attribute(f"data-{name}") or "").split() for e in entries(page)]


@pytest.mark.parametrize("name", ["text", "theme", "relation"])
def test_parallels_are_narrowed_and_the_address_keeps_it(
    page: Page, address: str, name: str
) -> None:
    page.goto(f"{address}parallels/")
    every = len(entries(page))
    value = choose(page, name)
    assert f"{name}={value}" in page.url
    found = values(page, name)
    assert 0 < len(found) < every
    assert all(value in one for one in found)
    assert str(len(found)) in page.locator(".filter__found").inner_text()
    page.goto(page.url)
    assert values(page, name) == found
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url(lambda url: "?" not in url)
    assert len(entries(page)) == every


def test_a_theme_without_what_is_asked_is_hidden_with_its_heading(
    page: Page, address: str
) -> None:
    page.goto(f"{address}parallels/")
    headings = page.locator("h2[id^=theme-]:visible")
    every = headings.count()
    theme = choose(page, "theme")
    expect(headings).to_have_count(1)
    assert headings.get_attribute("id") == f"theme-{theme}"
    assert every > 1


def test_a_link_to_what_is_hidden_shows_all(page: Page, address: str) -> None:
    page.goto(f"{address}parallels/")
    choose(page, "theme", 1)
    hidden = page.locator("h3.entry:not(:visible)").first.get_attribute("id")
    page.evaluate("id => (location.hash = id)", hidden)
    expect(page.locator(f"#{hidden}")).to_be_visible()


def test_names_are_found_by_their_forms_and_by_kind(page: Page, address: str) -> None:
    page.goto(f"{address}names/")
    every = len(entries(page))
    page.get_by_label("Name or form").fill("горбачев")
    assert 0 < len(entries(page)) < 4
    assert "q=" in page.url
    page.get_by_role("button", name="Show all").click()
    kind = choose(page, "kind")
    assert {one for found in values(page, "kind") for one in found} == {kind}
    text = choose(page, "text")
    found = values(page, "text")
    assert 0 < len(found) < every
    assert all(text in one for one in found)


def test_without_script_no_form_is_shown(plain_page: Page, address: str) -> None:
    for path in ("parallels/", "names/"):
        plain_page.goto(address + path)
        expect(plain_page.locator(".filter")).to_be_hidden()
        assert len(entries(plain_page)) > 20


def test_the_index_of_parallels_uses_the_width_of_its_page(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{address}parallels/")
    entry = page.locator(".index-entry").first
    aside = entry.locator(".entry__aside")
    whole, beside = entry.bounding_box(), aside.bounding_box()
    assert whole
    assert beside
    assert beside["y"] - whole["y"] < 20
    assert beside["x"] + beside["width"] == pytest.approx(whole["x"] + whole["width"])
    assert whole["width"] > 900


def test_a_timeline_narrowed_to_nothing_says_so_alone(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    kinds, dates = (
        page.locator(f".filter select[name={name}] option").all()[1:]
        for name in ("kind", "certainty")
    )
    for kind, date in product(kinds, dates):
        choose_value(page, "kind", kind)
        choose_value(page, "certainty", date)
        if page.locator(".filter__found").inner_text().startswith("0 of"):
            break
    left = page.locator(".filter ~ :visible:not(.actions)")
    expect(left).to_have_count(1)
    expect(left).to_contain_text("Nothing matches")
    page.get_by_role("button", name="Clear the choice").click()
    expect(page.locator(".timeline-figure")).to_be_visible()
    expect(page.locator("#matrix")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["glossary/", "glossary/trust/", "names/", "timeline/", "bibliography/"]
)
def test_a_page_has_its_width_before_all_of_it_is_there(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    inner = page.locator(".content__inner")
    whole = inner.evaluate("inner => inner.clientWidth")
    first = inner.locator(":scope > :is(.filter, .strip-figure)")
    first.evaluate("""first => {
        while (first.nextSibling) first.nextSibling.remove();
    }""")
    assert inner.evaluate("inner => inner.clientWidth") == whole


def test_a_narrowed_timeline_names_each_year_once(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}timeline/?text=dyner-2024")
    every = page.locator(".timeline-line > li")
    rows = page.locator(".timeline-line > li:visible")
    assert 0 < rows.count() < every.count()
    years = rows.locator(".when").all_text_contents()
    shown = rows.locator(".when:visible").all_text_contents()
    assert shown == list(dict.fromkeys(years))
