"""The glossary and its pop-ups in a reader's hands."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

TEXT = "texts/marsh-1990/"


@pytest.fixture
def viewport() -> tuple[int, int]:
    return 1024, 800


def names(page: Page) -> list[str]:
    return page.locator("h3.entry:visible").all_text_contents()


def test_the_list_narrows_as_one_types_and_by_kind(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}glossary/")
    assert names(page) == ["Canal Commission", "Harbour Treaty", "treaty"]
    page.get_by_label("Term or form").press_sequentially("treat")
    assert names(page) == ["Harbour Treaty", "treaty"]
    assert page.locator(".filter__found").inner_text() == "2 of 3 terms"
    assert not page.locator("#letter-c").is_visible()
    page.locator(".filter select[name=kind]").select_option("treaty")
    assert names(page) == ["Harbour Treaty"]
    page.reload()
    assert names(page) == ["Harbour Treaty"]
    page.locator(".filter select[name=kind]").select_option("")
    page.get_by_label("Term or form").fill("tolls")
    assert names(page) == ["Canal Commission", "Harbour Treaty"]


def test_the_alphabet_leads_without_script(
    plain_page: Page, small_address: str
) -> None:
    plain_page.goto(f"{small_address}glossary/")
    assert not plain_page.locator(".filter").is_visible()
    plain_page.get_by_label("A to Z").get_by_text("H", exact=True).click()
    assert plain_page.url.endswith("#letter-h")
    plain_page.locator("h3.entry a", has_text="Harbour Treaty").click()
    assert plain_page.locator("table.kwic td:nth-child(4) a").count() > 0
    plain_page.locator("table.kwic td:nth-child(4) a").first.click()
    assert plain_page.url.endswith(f"{TEXT}#p1")


def test_a_definition_opens_on_focus_and_stays_until_focus_leaves(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}{TEXT}")
    page.locator("#p1 .passage__number").focus()
    popup = page.locator("#popup")
    term = page.locator("#p1 a.term").first
    while not term.evaluate("e => e === document.activeElement"):
        page.keyboard.press("Tab")
    expect(popup).to_be_visible()
    expect(term).to_have_attribute("aria-describedby", "popup")
    page.mouse.move(5, 5)
    page.mouse.move(300, 5)
    page.wait_for_timeout(400)
    expect(popup).to_be_visible()
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    assert term.evaluate("e => e === document.activeElement")


def test_a_definition_can_be_entered_and_dismissed_without_moving_the_pointer(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}{TEXT}")
    term = page.locator("#p1 a.term").first
    popup = page.locator("#popup")
    term.hover()
    expect(popup).to_be_visible()
    popup.hover()
    page.wait_for_timeout(500)
    expect(popup).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)
    expect(popup).to_be_hidden()
    term.hover()
    expect(popup).to_be_visible()
    page.mouse.move(5, 5)
    expect(popup).to_be_hidden()


def test_switched_off_terms_are_plain_words(wide: Page, small_address: str) -> None:
    wide.goto(f"{small_address}{TEXT}")
    wide.keyboard.press("3")
    expect(wide.locator(".section-terms").first).to_be_visible()
    wide.get_by_role("button", name="Reading settings").click()
    wide.get_by_label("plain").check()
    wide.keyboard.press("Escape")
    assert wide.locator("#p1 a.term[href]").count() == 0
    wide.locator("#p1 a.term").first.hover()
    wide.wait_for_timeout(400)
    expect(wide.locator("#popup")).to_be_hidden()
    wide.reload()
    assert wide.locator("#p1 a.term[href]").count() == 0
    wide.get_by_role("button", name="Reading settings").click()
    wide.get_by_label("marked").check()
    assert wide.locator("#p1 a.term[href]").count() > 0


@pytest.mark.parametrize("key", ["1", "3"])
def test_the_terms_of_a_section_and_notes_stand_clear_of_one_another(
    wide: Page, small_address: str, key: str
) -> None:
    wide.goto(f"{small_address}{TEXT}")
    wide.keyboard.press(key)
    wide.wait_for_timeout(300)
    boxes = [
        box
        for locator in wide.locator(".section-terms, .notes .note").all()
        if (box := locator.bounding_box())
    ]
    boxes.sort(key=lambda box: box["y"])
    assert len(boxes) > 1
    for upper, lower in pairwise(boxes):
        assert upper["y"] + upper["height"] <= lower["y"] + 1


@pytest.mark.parametrize("width", [1440, 1024])
@pytest.mark.parametrize(
    "term", ["indivisible-security", "security-architecture", "post-soviet-space"]
)
def test_no_word_of_a_line_is_covered_or_cut(
    page: Page, address: str, term: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}glossary/{term}/")
    cells = page.locator(".kwic td")
    cut = cells.evaluate_all(
        "all => all.filter(c => c.scrollWidth > c.clientWidth).map(c => c.innerText)"
    )
    assert cells.count() > 20
    assert cut == []
