"""What a reader does with the bibliography."""

import pytest
from playwright.sync_api import Page, expect

LIND = "#ref-lind1988water"


@pytest.fixture(autouse=True)
def _arrive(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}bibliography/")


def shown(page: Page) -> list[str]:
    works = page.locator(".works > .work:visible").all()
    return [str(work.get_attribute("id")).removeprefix("ref-") for work in works]


def test_without_script_all_works_and_places_are_there(
    plain_page: Page, small_address: str
) -> None:
    plain_page.goto(f"{small_address}bibliography/")
    assert len(shown(plain_page)) == plain_page.locator(".work").count() > 5
    assert not plain_page.locator(".filter").is_visible()
    plain_page.locator(f"{LIND} summary").click()
    assert plain_page.locator(f"{LIND} .work__uses q").first.is_visible()


def test_language_kind_and_author_filter_together(page: Page) -> None:
    page.select_option("select[name=language]", "ru")
    assert shown(page) == ["petrenko1995port"]
    assert page.locator(".filter__found").inner_text().startswith("1 of ")
    page.select_option("select[name=kind]", "primary")
    assert shown(page) == []
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url(lambda url: "?" not in url)
    page.fill(".filter input[name=q]", "lind asa")
    assert shown(page) == ["lind1988water"]
    assert not page.locator("#group-primary").is_visible()


def test_works_are_narrowed_to_those_that_a_text_or_several_cite(page: Page) -> None:
    choice = page.locator("select[name=by]")
    every = choice.locator("option").all()[1:]
    for option in every:
        words = option.inner_text()
        choice.select_option(str(option.get_attribute("value")))
        assert f"({len(shown(page))})" in words
    values = [str(option.get_attribute("value")) for option in every]
    assert {"marsh-1990", "author", "editors"} <= set(values)


def test_a_list_narrowed_to_nothing_says_so_and_shows_nothing_else(page: Page) -> None:
    page.evaluate(
        """() => document.querySelector(".works").after(
            Object.assign(document.createElement("h2"), { id: "former" }))"""
    )
    page.fill(".filter input[name=q]", "no such work")
    said = page.locator(".filter__nothing")
    expect(said).to_contain_text("Nothing matches")
    left = page.locator(".filter ~ :visible:not(.actions)")
    assert left.evaluate_all("all => all.map(one => one.className)") == [
        "filter__nothing"
    ]
    expect(page.locator("#former")).to_be_hidden()
    page.get_by_role("button", name="Clear the choice").click()
    expect(said).to_be_hidden()
    assert len(shown(page)) == page.locator(".work").count()


def test_a_link_leads_out_of_a_list_narrowed_to_nothing(page: Page) -> None:
    page.fill(".filter input[name=q]", "no such work")
    page.evaluate("location.hash = '#group-primary'")
    expect(page.locator("#group-primary")).to_be_visible()


def test_an_address_keeps_the_choice_and_a_link_to_a_work_beats_it(page: Page) -> None:
    page.select_option("select[name=kind]", "primary")
    page.goto(page.url)
    assert page.locator("select[name=kind]").input_value() == "primary"
    assert "lind1988water" not in shown(page)
    page.goto(f"{page.url}{LIND}")
    page.wait_for_selector(f"{LIND}:visible")


@pytest.mark.parametrize(
    ("format", "start"),
    [
        ("reference", "Lind, Åsa"),
        ("BibTeX", "@book{lind1988water,"),
        ("RIS", "TY  - BOOK"),
        ("CSL-JSON", "["),
    ],
)
def test_a_work_is_copied_by_keyboard(page: Page, format: str, start: str) -> None:
    page.locator(f"{LIND} .work__take > summary").press("Enter")
    page.get_by_role("button", name=f"Copy {format}", exact=True).press("Enter")
    page.locator(".telling:not(:empty)").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(start)
    assert "Water and Neighbours" in copied


def test_a_work_is_saved_in_a_file_of_its_own(page: Page) -> None:
    page.locator(f"{LIND} .work__take > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save RIS", exact=True).click()
    assert download.value.suggested_filename == "lind1988water.ris"


def test_the_languages_of_the_edition_have_their_names(
    page: Page, address: str
) -> None:
    page.goto(f"{address}bibliography/")
    names = page.locator("select[name=language] option").all_inner_texts()
    assert "Estonian" in names
    assert all(name[:1].isupper() for name in names[1:])


def test_an_address_of_a_group_leads_to_its_heading(page: Page, address: str) -> None:
    page.goto(f"{address}bibliography/")
    last = page.locator("h2[id^=group-]").last
    id = last.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{address}bibliography/#{id}", wait_until="networkidle")
    page.wait_for_timeout(500)
    place = page.locator(f"#{id}").evaluate("h => h.getBoundingClientRect().top")
    assert 0 < place < 120
