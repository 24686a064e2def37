"""The list of the keys of a page: on every page, of those that it has."""

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import opened

TEXT = "texts/marsh-1990/"
PATHS = ["", TEXT, "texts/", "glossary/", "timeline/", "bibliography/", "search/"]


def listed(page: Page) -> str:
    """Ask for the keys of a page, and return what the list says."""
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    return " ".join(dialog.inner_text().split())


@pytest.mark.parametrize("path", [*PATHS, "nowhere/"])
def test_a_question_mark_lists_the_keys_of_every_page(
    wide: Page, small_address: str, path: str
) -> None:
    wide.goto(small_address + path)
    said = listed(wide)
    assert "/ search" in said
    assert ("next passage" in said) == (path == TEXT)
    assert ("from event to event" in said) == (path == "timeline/")
    has_neighbours = wide.locator("link[rel=prev], link[rel=next]").count() > 0
    assert ("previous page" in said) == has_neighbours
    wide.keyboard.press("Escape")
    expect(wide.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize("path", PATHS)
def test_a_button_at_the_foot_of_every_page_lists_its_keys(
    page: Page, small_address: str, path: str
) -> None:
    page.goto(small_address + path)
    page.locator("footer").get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("this help")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(1)


def test_a_comma_and_a_stop_turn_pages_as_the_list_says(
    page: Page, small_address: str
) -> None:
    page.goto(small_address + TEXT)
    target = page.locator("link[rel=next]").evaluate("link => link.href")
    page.keyboard.press(".")
    page.wait_for_url(str(target))
    page.keyboard.press(",")
    page.wait_for_url(small_address + TEXT)


@pytest.mark.parametrize("named", ["p3", "p3-p4"])
def test_the_next_passage_is_that_after_the_one_of_the_address(
    wide: Page, address: str, named: str
) -> None:
    wide.goto(f"{address}texts/nikitina-2015/#{named}")
    expect(wide.locator(".place")).to_contain_text("¶ 3 of")
    wide.keyboard.press("j")
    expect(wide.locator("#p4 > .passage__number")).to_be_focused()
    wide.keyboard.press("k")
    expect(wide.locator("#p3 > .passage__number")).to_be_focused()


def test_who_has_turned_keys_off_is_told_so(page: Page, small_address: str) -> None:
    page.goto(small_address + TEXT)
    page.evaluate("document.documentElement.dataset.keys = 'off'")
    page.keyboard.press("?")
    page.get_by_role("contentinfo").get_by_role("button", name="Keys").click()
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog.get_by_text("turned off in the reading settings")).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate("document.documentElement.dataset.keys = 'on'")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(dialog.get_by_text("turned off in the reading settings")).to_be_hidden()


def test_where_there_are_no_keys_no_button_offers_them(
    chromium: Browser, small_address: str
) -> None:
    phone = opened(chromium, (390, 844), has_touch=True, is_mobile=True)
    phone.goto(small_address)
    button = phone.locator("footer button.keys")
    expect(button).to_have_count(1)
    expect(button).to_be_hidden()
    phone.close()
