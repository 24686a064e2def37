"""Two texts side by side: from an answer, by its address, back, and on a phone."""

import re

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from browsing import opened

TEXT = "texts/nikitina-2015/"
ADDRESS = f"{TEXT}?with=dyner-2024&at=p9#p21"


def other(page: Page) -> FrameLocator:
    return page.get_by_role("region", name="Side by side").frame_locator("iframe")


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (390, 844)])
def test_an_address_shows_two_texts_each_at_its_passage(
    chromium: Browser, address: str, size: tuple[int, int]
) -> None:
    page = opened(chromium, size)
    page.goto(address + ADDRESS)
    pane = page.get_by_role("region", name="Side by side")
    expect(pane.get_by_role("link", name="Russia Offers Vision")).to_be_visible()
    expect(pane).to_contain_text("Editors’ précis")
    expect(other(page).locator("#p9")).to_be_in_viewport()
    expect(other(page).locator(".header")).to_be_hidden()
    expect(page.locator("#p21")).to_be_in_viewport()
    own, beside = page.locator("#p21").bounding_box(), pane.bounding_box()
    assert own
    assert beside
    right, bottom = own["x"] + own["width"], own["y"]
    assert right <= beside["x"] or bottom < beside["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    if size[0] > 960:
        dots = page.locator("#p21 > .cf").bounding_box()
        assert dots
        assert dots["x"] >= 0
    page.close()


@pytest.mark.parametrize("size", [(1920, 1080), (1440, 900)])
def test_both_texts_are_set_alike_and_neither_has_notes_in_the_margin(
    chromium: Browser, address: str, size: tuple[int, int]
) -> None:
    page = opened(chromium, size)
    page.goto(address + ADDRESS)
    passages = page.locator("#p21"), other(page).locator("#p9")
    expect(other(page).locator("html.is-framed:not(.notes-beside)")).to_have_count(1)
    letters = "p => getComputedStyle(p).fontSize"
    assert len({passage.evaluate(letters) for passage in passages}) == 1
    for passage in passages:
        number = passage.locator(".passage__number").bounding_box()
        words = passage.bounding_box()
        assert number
        assert words
        assert number["x"] + number["width"] < words["x"]
    page.close()


def test_what_the_margin_showed_does_not_lie_over_the_text(
    wide: Page, address: str
) -> None:
    wide.goto(address + TEXT)
    wide.keyboard.press("3")
    expect(wide.locator(".section-terms").first).to_be_visible()
    wide.goto(address + ADDRESS)
    expect(other(wide).locator("#p9")).to_be_in_viewport()
    expect(wide.locator(".section-terms").first).to_be_hidden()


def test_escape_and_a_cross_lead_back_to_the_text_alone(
    page: Page, address: str
) -> None:
    for close in ("key", "cross"):
        page.goto(address + ADDRESS)
        expect(other(page).locator("#p9")).to_be_in_viewport()
        if close == "key":
            page.keyboard.press("Escape")
        else:
            page.get_by_role("link", name="Close").click()
        page.wait_for_url(f"**/{TEXT}#p21")
        expect(page.locator("iframe")).to_have_count(0)


def test_one_click_in_the_answers_sets_two_texts_side_by_side(
    chromium: Browser, address: str
) -> None:
    page = opened(chromium, (1440, 900))
    page.goto(f"{address}{TEXT}#p21")
    page.get_by_role("button", name="Answers").click()
    card = page.locator(".answer").first
    passage = (card.locator(".side a").first.get_attribute("href") or "").split("#")[1]
    card.get_by_role("link", name="Side by side").first.click()
    page.wait_for_url(re.compile(rf"\?with=[\w-]+&at={passage}#p\d+$"))
    expect(other(page).locator(f"#{passage}")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("iframe")).to_have_count(0)
    page.close()


def test_what_leads_away_from_the_other_text_leads_the_whole_window(
    page: Page, address: str
) -> None:
    page.goto(address + ADDRESS)
    other(page).locator("#p9 a.term").first.click()
    page.wait_for_url("**/glossary/*/")


@pytest.mark.parametrize("width", [1440, 1600])
def test_a_mark_of_an_emendation_has_room_in_the_other_text(
    chromium: Browser, address: str, width: int
) -> None:
    page = opened(chromium, (width, 900))
    page.goto(f"{address}{TEXT}?with=dyner-2024")
    marks = other(page).locator(".passage > .cf ~ .emended")
    marks.first.wait_for()
    expect(other(page).locator("html.is-framed")).to_have_count(1)
    lefts = "all => all.map(mark => mark.getBoundingClientRect().left)"
    assert min(marks.evaluate_all(lefts)) >= 0
    page.close()


WRONG = ("nobody-1900&at=p1", "../about&at=p1", "//elsewhere.example&at=p1", "&at=")


@pytest.mark.parametrize("wrong", WRONG)
def test_an_address_of_no_text_shows_the_text_alone(
    chromium: Browser, address: str, wrong: str
) -> None:
    page = opened(chromium, (1024, 768))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}{TEXT}?with={wrong}#p21")
    page.wait_for_timeout(500)
    assert said == []
    expect(page.locator("iframe")).to_have_count(0)
    expect(page.locator("#p21")).to_be_in_viewport()
    page.close()


def test_without_script_the_text_is_there_and_nothing_else(
    plain_page: Page, address: str
) -> None:
    plain_page.goto(address + ADDRESS)
    expect(plain_page.locator("#p21")).to_be_in_viewport()
    expect(plain_page.locator("iframe")).to_have_count(0)
    assert plain_page.locator("#p21 > a.cf").is_visible()
