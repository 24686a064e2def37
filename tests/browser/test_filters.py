"""The forms that narrow lists: parallels, names."""

import pytest
from playwright.sync_api import Locator, Page, expect

ENTRIES = "h3.entry:visible"


def choose(page: Page, name: str, at: int = 1) -> str:
    """Choose a value of a form by its place, and return it."""
    select = page.locator(f".filter select[name={name}]")
    select.select_option(index=at)
    return select.input_value()


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
