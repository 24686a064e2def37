"""A long text in a reader's hands: found by passage, read on, cited."""

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import all_faults
from browser.test_facing import copied, selected
from browsing import opened

TEXT = "texts/sad-1903/"


@pytest.mark.parametrize(
    ("asked", "goal"),
    [
        ("#p57", "berezen/#p57"),
        ("#n12", "hruden/#n12"),
        ("#n-pro-2", "liutyi/#n-pro-2"),
        ("#p57-p59", "berezen/#p57-p59"),
        ("?v=1.0.0#p240", "hruden/?v=1.0.0#p240"),
        ("sichen/?v=1.0.0#p57", "berezen/?v=1.0.0#p57"),
        ("sichen/#p999", "#p999"),
        ("#headnote", "#headnote"),
        ("#p999", "#p999"),
    ],
)
def test_an_address_that_names_the_text_leads_to_the_chapter(
    page: Page, treatise_address: str, asked: str, goal: str
) -> None:
    page.goto(f"{treatise_address}{TEXT}{asked}")
    page.wait_for_url(f"{treatise_address}{TEXT}{goal}")
    id = goal.partition("#")[2].partition("-p")[0]
    if id.startswith(("p5", "p2")):
        assert page.locator(f"#{id}").is_visible()


@pytest.mark.parametrize("width", [1024, 1440])
def test_the_headnote_stands_beside_the_contents_and_not_above_them(
    chromium: Browser, treatise_address: str, width: int
) -> None:
    page = opened(chromium, (width, 900))
    page.goto(treatise_address + TEXT)
    edges = "e => (({ x, y, right }) => [x, y, right])(e.getBoundingClientRect())"
    left, top, _ = page.locator(".about-text").evaluate(edges)
    assert left >= page.locator(".chapters").evaluate(edges)[2]
    assert top >= page.locator("h1").evaluate(edges)[1]
    sign = "e => getComputedStyle(e).listStyleType"
    assert page.locator(".about-text summary").evaluate(sign) == "none"
    page.close()


def test_without_script_it_leads_to_the_line_of_the_chapter(
    plain_page: Page, treatise_address: str
) -> None:
    plain_page.goto(f"{treatise_address}{TEXT}#p57")
    line = plain_page.locator(".chapters > li:has(:target)")
    assert line.inner_text().split() == ["Березень", "¶", "41–60"]
    line.get_by_role("link").click()
    plain_page.wait_for_url(f"{treatise_address}{TEXT}berezen/")


def test_one_reads_on_from_chapter_to_chapter(
    page: Page, treatise_address: str
) -> None:
    page.goto(treatise_address + TEXT)
    for name in ("sichen", "liutyi"):
        page.locator(".footer__link--next").click()
        page.wait_for_url(f"{treatise_address}{TEXT}{name}/")
    assert page.locator(".footer__link--prev").inner_text().endswith("Січень")
    here = page.locator("nav.contents a[aria-current=page]")
    assert here.inner_text() == "Лютий"


def test_the_place_is_told_in_the_whole_text(page: Page, treatise_address: str) -> None:
    page.goto(f"{treatise_address}{TEXT}berezen/#p57")
    expect(page.locator(".place")).to_contain_text("із 240")
    said = page.get_by_role("slider").get_attribute("aria-valuetext")
    assert said
    assert said.endswith("із 240")


def test_what_is_copied_from_a_chapter_cites_the_whole(
    page: Page, treatise_address: str
) -> None:
    page.goto(f"{treatise_address}{TEXT}berezen/")
    selected(page, "#p57", "#p58")
    words = copied(page)
    assert "Трактат про сад" in words
    assert "абз. 57–58" in words
    assert f"{TEXT}berezen/?v=1.0.0#p57-p58" in words


def test_a_version_is_compared_with_the_whole_text(
    page: Page, treatise_address: str
) -> None:
    with page.expect_response(f"**/{TEXT}versions/changes.json") as answer:
        page.goto(f"{treatise_address}{TEXT}berezen/?v=0.9.0#p57")
    assert answer.value.ok


def test_what_answers_a_passage_of_a_chapter_stands_in_its_margin(
    wide: Page, treatise_address: str
) -> None:
    wide.goto(f"{treatise_address}{TEXT}berezen/#p57")
    wide.locator("#p57 > a.cf").click()
    answers = wide.locator(".margin__answers")
    expect(answers.get_by_role("link", name="Чи варто рахувати дерева")).to_be_visible()
    sides = answers.locator(".side .quotation__where a")
    expect(sides).to_have_count(1)
    expect(sides).to_contain_text("103")
    sides.click()
    wide.wait_for_url(f"{treatise_address}{TEXT}cherven/#p103")


def test_search_leads_to_the_chapter(page: Page, treatise_address: str) -> None:
    page.goto(f"{treatise_address}search/?q=дід")
    page.locator(f"a[href$='{TEXT}sichen/#n1']").first.wait_for()


@pytest.mark.parametrize("path", ["", "berezen/"])
def test_axe_finds_nothing(open_page: Page, treatise_address: str, path: str) -> None:
    assert all_faults(open_page, treatise_address + TEXT + path) == []
