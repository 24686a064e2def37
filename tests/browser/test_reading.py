"""What a page does in a reader's hands."""

import pytest
from playwright.sync_api import Page

TEXT = "texts/marsh-1990/"


@pytest.fixture
def viewport() -> tuple[int, int]:
    return 1024, 320


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box is not None, f"{selector} is not shown"
    return box["y"]


def header_bottom(page: Page) -> float:
    box = page.locator(".header").bounding_box()
    assert box is not None
    return box["y"] + box["height"]


@pytest.mark.parametrize("anchor", ["p3", "p5", "what-remains", "n1", "n-harbour-name"])
def test_a_permalink_lands_below_the_header(
    page: Page, small_address: str, anchor: str
) -> None:
    page.goto(f"{small_address}{TEXT}#{anchor}")
    page.wait_for_timeout(300)
    y = top(page, f"#{anchor}")
    assert header_bottom(page) <= y + 1
    assert y < 320


def test_the_number_of_a_passage_is_its_permalink(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}{TEXT}")
    page.locator("#p3 .passage__number").first.click()
    assert page.url.endswith(f"{TEXT}#p3")


def test_a_note_is_reached_from_its_mark_and_left_again_by_keyboard(
    page: Page, small_address: str
) -> None:
    page.set_viewport_size({"width": 900, "height": 320})  # without a margin
    page.goto(f"{small_address}{TEXT}")
    page.locator("#mark-n1 a").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#n1'")
    assert page.locator("#n1").is_visible()
    page.locator("#n1 a[role=doc-backlink]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#mark-n1'")
    assert header_bottom(page) <= top(page, "#mark-n1") + 1


def test_the_tab_key_reaches_marks_numbers_and_links_in_reading_order(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}{TEXT}")
    page.locator("#p1 .passage__number").first.focus()
    reached = []
    for _ in range(5):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert [href.rpartition("#")[2] for href in reached[:1]] == ["event-treaty-signed"]
    assert "#n1" in reached
    assert reached.index("#n1") < reached.index("#n-harbour-name")


def test_a_term_leads_to_the_glossary_and_a_citation_to_its_entry(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}{TEXT}")
    page.locator("#p1 a[role=doc-glossref]").first.evaluate("link => link.click()")
    page.wait_for_url(f"{small_address}glossary/harbour-treaty/")
    page.goto(f"{small_address}{TEXT}")
    page.locator("#n1 a[role=doc-biblioref]").first.evaluate("link => link.click()")
    page.wait_for_url(f"{small_address}bibliography/#ref-harbour1950treaty")
    assert page.locator("#ref-harbour1950treaty").is_visible()


def test_without_javascript_the_text_and_its_notes_are_there(
    plain_page: Page, small_address: str
) -> None:
    plain_page.goto(f"{small_address}{TEXT}")
    plain_page.get_by_text("Headnote", exact=True).click()
    for anchor in ("headnote", "p1", "p6", "n1", "n-harbour-name"):
        assert plain_page.locator(f"#{anchor}").is_visible(), anchor
    plain_page.locator("#mark-n1 a").click()
    assert plain_page.url.endswith("#n1")
    plain_page.locator("#n1 a[role=doc-backlink]").first.click()
    assert plain_page.url.endswith("#mark-n1")


def test_without_javascript_glossary_and_timeline_lead_back_to_passages(
    plain_page: Page, small_address: str
) -> None:
    plain_page.goto(f"{small_address}glossary/")
    plain_page.locator("#treaty a").first.click()
    assert plain_page.url == f"{small_address}glossary/treaty/"
    plain_page.locator("main a[href$='#p7']").first.click()
    assert plain_page.url == f"{small_address}{TEXT}#p7"
    plain_page.goto(f"{small_address}timeline/")
    plain_page.locator("main a[href$='#p3']").first.click()
    assert plain_page.url == f"{small_address}{TEXT}#p3"
